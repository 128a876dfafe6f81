"""Every address there is, walked by those who have no business there: nothing opens, changes or is told apart.

And walked while every question is answered with no: an address that opens then does not ask.
"""

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Final
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import get_resolver

from samakki.access import actions as access
from samakki.access.words import Role
from samakki.assistance import actions
from samakki.assistance.words import Press, ReviewAbout
from samakki.cases import actions as cases
from samakki.duties.actions import note_breach, take_request
from samakki.duties.words import BreachKind, RequestKind
from samakki.instruments import jobs
from samakki.keeping.actions import ask_erasure
from samakki.keeping.words import EraseWhy
from samakki.kernel import deeds
from samakki.sections.words import Section
from samakki.shelter import actions as shifts
from samakki.shelter import queries as houses
from tests.access.test_everything_asks import Refusing
from tests.cases.pages.test_strangers import addresses, filled
from tests.instruments.pages.paper import INTAKE, bring
from tests.kernel.media_files import MADE
from tests.shelter.pages.sheltering import Shelter, shelter
from tests.surveys.begun import begun

__all__ = ["shelter"]
NAME: Final = "Qivorra Finchlight"
"""Nobody's name, and no word of the searches for leaks: some of what is typed here is kept in clear on purpose."""
LEAVES: Final = ("sign-out/", "lock/", "account/sessions/")
"""Who walks these is not signed in any more, or ends their own sessions only."""
OF_ALL: Final = frozenset({"which"})
"""What belongs to nobody: a set of indicators that comes with the release."""
WRITES_OWN: Final = frozenset({"procedures/<slug:about>/", "houses/"})
"""What a stranger may write in their own agency, and then cannot write a second time in the same way."""
READINGS: Final = ("('Read", "('PendingRead")
SAYS_NOTHING: Final = frozenset(
    {
        *("sign-in/", "again/", "help/keys/", "language/", "account/prove/", "code/"),
        *("case/<uuid:case>/entry/<uuid:entry>/", "people/announced/"),
        *("unlock/", "second-step/", "waiting/", "invitation/<str:link>/", "new-pair/<str:link>/"),
    }
)
"""Pages that show no word of anybody's, or lead on whoever is signed in: an empty form, the keys of the keyboard."""
LACKS: Final = frozenset(
    {
        *("due/", "forms/new/", "forms/version/<uuid:which>/publish/", "house/<uuid:house>/no-place/"),
        *("people/skills/", "rules/duty/", "transfers/export/<uuid:export>/agree/"),
    }
)
"""What turns away whoever posts no more than this, before there is anything to ask about; with it, it asks: each has a
test of its own. Nothing of anybody's may stand in the answer."""
STRANGERS: Final = ("noy", "audrey", "nodea", "keyless", "chan")


def known_by(shelter: Shelter) -> dict[str, object]:
    """One of everything that an address can name, all of them of Dara's shelter."""
    node, by = shelter.node, shelter.node.by("dara")
    mali = node.by("mali")
    assert by.member
    assert mali.member
    case = shelter.received(NAME, watch_every=60)
    (entry,) = cases.write_note(by, [case], NAME, closed=True)
    picture = cases.attach_file(by, case, Section.LEGAL, "", [MADE["image/png"]()], shows=NAME)
    filling, made = uuid4(), bring(by, INTAKE, "Intake")
    cases.fill_form(by, case, made.version, filling, [])
    row = actions.what_presses(by, case, next(iter(Press)), NAME, NAME)
    alarm = actions.raise_alarm(by, case, NAME)
    (stay,) = houses.stays_of(by, [case]).values()
    review = actions.ask_review(node.by("mali"), case, ReviewAbout.PLAN, NAME)
    soon = (by.clock.now() + timedelta(days=3)).date().isoformat()
    away = actions.go_away(by, "", soon, mali.member)
    return {
        "case": case, "entry": entry, "attachment": picture, "filling": filling, "instrument": made.instrument,
        "which": jobs.ship_indicators(node.house.node)[1].id, "row": row, "due": alarm, "stay": stay.id,
        "house": shelter.house, "bed": shelter.set.beds[1], "shift": shifts.begin_shift(by, shelter.house),
        "request_id": take_request(by, case, RequestKind.SEE, NAME),
        "breach": note_breach(by, BreachKind.SEEN, NAME),
        "erasure": ask_erasure(by, case, EraseWhy.WISH), "review": review, "away": away,
        "member": mali.member, "section": "identity", "field": "called", "part": "what",
        "act": "done", "about": "case_planning", "sheet": 1, "start": 0, "factor": 1, "number": 1, "link": "x",
        "sitting": uuid4(), "invitation": uuid4(), "parked": uuid4(), "transfer": uuid4(), "export": uuid4(),
        **begun(by, node.house.node, NAME),
    }  # fmt: skip


def posted(known: Mapping[str, object]) -> dict[str, object]:
    """What a page might post, in all the names that pages use, about what is Dara's."""
    case, due, entry = known["case"], known["due"], known["entry"]
    ways = {"done": f"due:{due}: note:{case}:{entry}", "undo": f"{due}.{entry}", "entries": str(entry), "how": "drop"}
    acts = {"act": "done", "do": "look", "state": "done", "day": "2030-01-01", "since": "", "until": "2030-01-01"}
    words = {"text": "I was here", "words": "I was here", "reason": "I was here", "why": "I was here", "name": "Mine"}
    who = {name: str(known["member"]) for name in ("member", "worker", "to", "covered_by", "colleague")}
    these = {name: [str(case)] for name in ("case", "cases", "other", "who")} | {"due": [str(due)], "dues": [str(due)]}
    return ways | acts | words | who | these | {"from": "nobody", "all": "", "relation": "sibling", "how_": "calm"}


WAYS: Final = (("get", lambda _known: {}), ("post", lambda _known: {}), ("post", posted))


def standing() -> set[str]:
    """All rows of the rooms in which a case leaves anything, readings too."""
    rooms = (
        "cases",
        "assistance",
        "shelter",
        "journal",
        "transfers",
        "instruments",
        "keeping",
        "duties",
        "surveys",
        "databook",
    )
    models = [model for room in rooms for model in apps.get_app_config(room).get_models()]
    return {repr((model.__name__, row)) for model in models for row in model._default_manager.values_list()}


def changing() -> set[str]:
    """The same, but for who read what."""
    return {row for row in standing() if not row.startswith(READINGS)}


def people(shelter: Shelter) -> dict[str, Client]:
    """Another agency's member and interpreter, an auditor and a node administrator, a caseworker without a key."""
    house, dara = shelter.node.house, shelter.node.by("dara")
    house.accept(access.invite_to_node(house.node, "audrey", "Audrey", Role.AUDITOR))
    house.accept(access.invite_to_node(house.node, "nodea", "Nodea", Role.NODE_ADMINISTRATOR))
    assert dara.agency
    house.colleague(shelter.node.by("noy"), "chan", Role.INTERPRETER)
    house.accept(access.invite(dara, dara.agency, "keyless", "Keyless", Role.CASEWORKER))
    return {login: shelter.node.browser(login) for login in STRANGERS}


@pytest.mark.asvs("8.2.2", "8.4.1")
@pytest.mark.parametrize("login", STRANGERS)
def test_no_address_opens_or_changes_anything_of_another_agencys_or_for_whom_no_case_is(
    shelter: Shelter, login: str
) -> None:
    known = known_by(shelter)
    browser = people(shelter)[login]
    strange = known | {name: uuid4() for name, it in known.items() if isinstance(it, UUID) and name not in OF_ALL}
    before = standing()
    walked, told_apart = 0, []
    for route in addresses(get_resolver()):
        if route.startswith(LEAVES) or "<path:" in route:
            continue
        here = filled(route, known)
        nowhere = filled(route, strange)
        for method, typed in WAYS:
            ours = getattr(browser, method)(f"/{here}", typed(known))
            none = getattr(browser, method)(f"/{nowhere}", typed(strange))
            words = b"".join(ours) if ours.streaming else ours.content
            assert NAME.encode() not in words, here
            if ours.status_code != none.status_code and route not in WRITES_OWN:
                told_apart.append((route, method, ours.status_code, none.status_code))
        walked += 1
    assert walked > 140
    assert not told_apart, told_apart
    after, ours_by_id = standing(), [repr(it) for it in known.values() if isinstance(it, UUID)]
    assert before <= after, before - after
    assert not [row for row in after - before if any(one in row for one in ours_by_id)]


@pytest.mark.req("RIGHT-03")
@pytest.mark.asvs("8.2.1", "8.3.1")
def test_every_address_asks_access_and_opens_nothing_when_the_answer_is_no(
    shelter: Shelter, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = known_by(shelter)
    browser, judge = shelter.node.browser("dara"), Refusing()
    before = standing()
    monkeypatch.setattr(deeds._House, "judge", judge)
    silent, opened = set(), []
    for route in sorted(addresses(get_resolver())):
        if "<path:" in route or route.startswith("static/"):
            continue
        judge.asked = set()
        for method, typed in WAYS:
            answer = getattr(browser, method)(f"/{filled(route, known)}", typed(known))
            words = b"".join(answer) if answer.streaming else answer.content
            assert NAME.encode() not in words, route
            if answer.status_code == HTTPStatus.OK and route not in SAYS_NOTHING | LACKS:
                opened.append((route, method))
        silent |= set() if judge.asked else {route}
    assert silent - SAYS_NOTHING == LACKS
    assert not opened, opened
    assert standing() == before


@pytest.mark.asvs("3.5.3")
def test_asking_for_a_page_changes_nothing_but_who_read_it(shelter: Shelter) -> None:
    known, browser = known_by(shelter), shelter.node.browser("dara")
    before = changing()
    for route in sorted(addresses(get_resolver())):
        if not route.startswith(LEAVES) and "<path:" not in route:
            browser.get(f"/{filled(route, known)}")
    assert changing() == before


@pytest.mark.asvs("14.3.2")
def test_every_page_has_the_way_out_and_is_kept_by_no_browser(shelter: Shelter) -> None:
    known, browser, seen = known_by(shelter), shelter.node.browser("dara"), 0
    for route in sorted(addresses(get_resolver())):
        if route.startswith(LEAVES) or "<path:" in route:
            continue
        for client in (browser, Client()):
            answer = client.get(f"/{filled(route, known)}")
            assert answer["Cache-Control"] == "no-store", route
            words = b"" if answer.streaming else answer.content
            if b"<!doctype html>" in words.lower():
                assert b"data-leave=" in words, route
                seen += 1
    assert seen > 80
