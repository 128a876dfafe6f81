"""What a stolen disk gives away: every table of both stores is read, as text, hex and base64."""

import base64
from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import Client

from samakki.access import actions, rules
from samakki.access.models import Member, Sitting
from samakki.access.words import ParkedForm, Role
from samakki.doors.web.front import seat as front
from tests.access.conftest import PASSPHRASE, House
from tests.access.test_pages import accept, sign_in

PIN = "402917"
TYPED = "she waits behind the blue market"


def stored() -> Iterator[tuple[str, bytes]]:
    """Give every value of every row of every table, with where it lies."""
    for store in connections:
        with connections[store].cursor() as cursor:
            for table in connections[store].introspection.table_names():
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names of our own tables
                for row in cursor.fetchall():
                    for value in row:
                        yield f"{store}.{table}", _bytes(value)


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def places_of(*secrets: bytes) -> list[str]:
    found = []
    for place, value in stored():
        for secret in secrets:
            shapes = {
                secret,
                secret.hex().encode(),
                base64.b64encode(secret)[:-4],
                base64.urlsafe_b64encode(secret)[:-4],
            }
            found += [place for shape in shapes if shape in value]
    return found


def test_neither_store_holds_a_private_key_a_passphrase_a_pin_or_a_ticket(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    by = house.seat(ticket).by
    actions.set_pin(by, ticket, PIN)
    secret = by.keys.member_secret()
    assert by.agency is not None
    agency_secret = by.keys.epoch_secret(by.agency, 1)
    words = house.sheets[by.agency]
    link = base64.urlsafe_b64decode(house.link + "=")
    assert places_of(secret, agency_secret, PASSPHRASE.encode(), PIN.encode(), ticket.secret, link) == []
    assert places_of(" ".join(words[:3]).encode(), words[0].encode() + words[1].encode()) == []


def test_a_secret_that_is_there_is_found(house: House) -> None:
    house.accept(house.link)
    row = Sitting.objects.get()
    row.device = PASSPHRASE[:40]
    row.save()
    assert "default.access_sitting" in places_of(PASSPHRASE.encode())


def test_a_pin_cannot_be_tried_with_what_lies_on_the_disk(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    actions.set_pin(house.seat(ticket).by, ticket, PIN)
    member = Member.objects.get(login="dara")
    known = [value for _place, value in stored() if len(value) in {32, 16, 64}]
    mark = bytes(member.pin_mark or b"")
    assert not any(rules.pin_mark(value, member.pk.bytes, PIN) == mark for value in known)


def test_a_kept_form_lies_sealed_and_only_its_author_opens_it(house: House) -> None:
    admin = house.first(house.link)
    ticket = house.sign_in("dara").ticket
    house.clock.move(hours=13)
    ended = house.seat(ticket).by
    parked = actions.park_post(ended, ParkedForm("/note/", "/note/", (("note", TYPED),)))
    assert parked is not None
    assert places_of(TYPED.encode(), b"/note/") == []
    again = house.by("dara")
    kept = actions.take_parked(again, parked)
    assert kept is not None
    assert kept.fields == (("note", TYPED),)
    other = house.colleague(house.by("dara"), "mali", Role.CASEWORKER)
    assert actions.take_parked(other, parked) is None
    assert admin.member != other.member


@pytest.mark.asvs("16.2.5")
def test_wrong_logins_and_passphrases_typed_into_the_wrong_field_are_not_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    browser = Client(enforce_csrf_checks=True)
    accept(browser, house.link)
    sign_in(browser, PASSPHRASE, "dara")
    sign_in(browser, "dara", PASSPHRASE + " not quite")
    assert places_of(PASSPHRASE.encode(), b"not quite") == []
