"""Breaches: a clock from the moment of knowing, words in a sealed book, an end only when everybody was told."""

from datetime import timedelta

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from samakki.cases import actions as cases
from samakki.duties import actions, queries
from samakki.duties.models import Breach as Row
from samakki.duties.words import BreachId, BreachKind, BreachRefusedError, Risk, Step, WhyNot
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import FileId
from tests.duties.conftest import rith_of
from tests.keeping.conftest import House

HAPPENED = "DEMO. A telephone of Srey DEMO's worker was left in a bus."


def noted(house: House) -> BreachId:
    return actions.note_breach(house.dara, BreachKind.LOST, HAPPENED)


def test_the_clock_runs_from_when_somebody_knew_of_it(house: House) -> None:
    found_at = timezone.now() - timedelta(hours=10)
    own = actions.note_breach(house.dara, BreachKind.LOST, HAPPENED, found_at)
    (breach,) = queries.running(house.mali)
    assert breach.id == own
    assert breach.due_at == found_at + timedelta(hours=72)
    assert timedelta(hours=61) < breach.left(timezone.now()) <= timedelta(hours=62)
    with pytest.raises(BreachRefusedError, match="not_yet"):
        actions.note_breach(house.dara, BreachKind.LOST, HAPPENED, timezone.now() + timedelta(hours=1))


def test_what_happened_lies_in_clear_nowhere(house: House) -> None:
    noted(house)
    for store in connections.all():
        with store.cursor() as cursor:
            for table in store.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names of our own tables
                assert "left in a bus" not in repr(cursor.fetchall()), table


def test_everybody_at_the_desk_notes_and_only_those_who_lead_open(house: House) -> None:
    rith = rith_of(house)
    own = actions.note_breach(rith, BreachKind.SEEN, "DEMO. The door stood open.")
    with pytest.raises(RefusedError):
        actions.open_breach(rith, own)
    with pytest.raises(RefusedError):
        queries.running(rith)
    (line,) = actions.open_breach(house.mali, own).lines
    assert (line.step, line.words, line.author) == (Step.FOUND, "DEMO. The door stood open.", rith.member)


def test_the_authority_is_told_unless_hardly_any_risk_was_found(house: House) -> None:
    own = noted(house)
    with pytest.raises(BreachRefusedError, match="must_be_told"):
        actions.tell_no_authority(house.mali, own, "DEMO")
    actions.weigh_breach(house.mali, own, Risk.UNLIKELY, "DEMO. It was sealed.")
    actions.tell_no_authority(house.mali, own, "DEMO. Nobody can read it.")
    assert not queries.breach(house.mali, own).clock_runs
    actions.weigh_breach(house.mali, own, Risk.SOME, "DEMO. The PIN was on a paper beside it.")
    assert queries.breach(house.mali, own).clock_runs
    actions.tell_authority(house.mali, own, "DEMO. Dear authority")
    assert not queries.breach(house.mali, own).clock_runs


def test_it_ends_when_each_person_was_told_or_it_is_said_why_not(house: House) -> None:
    own, srey, rith = noted(house), house.person("Srey DEMO"), house.person("Rith DEMO")
    actions.say_contained(house.mali, own, "DEMO. The telephone is locked.")
    actions.weigh_breach(house.mali, own, Risk.HIGH, "DEMO. Names were on it.")
    actions.tell_authority(house.mali, own, "DEMO. Dear authority")
    actions.name_concerned(house.mali, own, [srey, rith, srey])
    assert queries.breach(house.mali, own).lacks == ("persons",)
    with pytest.raises(BreachRefusedError, match="lacks"):
        actions.end_breach(house.mali, own, "DEMO")
    actions.tell_person(house.mali, own, srey, "DEMO. We told her on the veranda.")
    actions.tell_not(house.mali, own, rith, WhyNot.DANGER, "DEMO. He reads her messages.")
    actions.end_breach(house.mali, own, "DEMO. No telephone leaves the house.")
    with pytest.raises(BreachRefusedError, match="ended"):
        actions.say_contained(house.mali, own, "DEMO")
    steps = [line.step for line in actions.open_breach(house.mali, own).lines]
    assert steps[0] is Step.FOUND
    assert steps[-1] is Step.ENDED
    assert Step.PERSON_TOLD in steps


def test_what_a_person_was_told_goes_with_their_case(house: House) -> None:
    own, srey = noted(house), house.person("Srey DEMO")
    actions.name_concerned(house.mali, own, [srey])
    actions.tell_person(house.mali, own, srey, "DEMO. We told her on the veranda.")
    read = cases.read_case(house.mali, srey)
    assert "DEMO. We told her on the veranda." in [one.entry.body.note for one in read.entries if one.entry.body]
    house.erase(srey)
    lines = actions.open_breach(house.mali, own).lines
    assert "veranda" not in repr([line.words for line in lines])
    assert queries.breach(house.mali, own).concerned[0].told_at is not None


def test_somebody_who_is_not_concerned_is_not_told(house: House) -> None:
    own = noted(house)
    with pytest.raises(BreachRefusedError, match="not_named"):
        actions.tell_person(house.mali, own, FileId(own), "DEMO")


def test_a_moment_in_a_year_in_which_nobody_lives_is_refused_where_it_was_typed(house: House) -> None:
    mali = house.client("mali")
    for strange in ("0001-01-01", "0001-01-01T00:00", "9999-12-31 23:59", "2026-01-01T00:00+23:59", "0000-00-00"):
        answer = mali.post(reverse("breaches"), {"kind": "lost", "words": HAPPENED, "found_at": strange})
        assert answer.status_code == 422, strange
    assert not Row.objects.exists()


def test_the_pages_note_tell_and_show_the_clock_today(house: House) -> None:
    srey, mali = house.person("Srey DEMO"), house.client("mali")
    assert house.client("dara").post(reverse("breaches"), {"kind": "lost"}).status_code == 422
    mali.post(reverse("breaches"), {"kind": "lost", "words": HAPPENED})
    address = reverse("breach", args=[Row.objects.get().pk])
    assert "71 hours left" in mali.get(reverse("today")).content.decode()
    assert HAPPENED.replace("'", "&#x27;") in mali.get(address).content.decode()
    assert mali.post(address, {"do": "name", "marks": "000000"}).status_code == 422
    mali.post(address, {"do": "name", "marks": str(srey)[-6:]})
    assert "Srey DEMO" in mali.get(address).content.decode()
    for told in (
        {"do": "contained", "words": "DEMO"},
        {"do": "weigh", "risk": "high", "words": "DEMO"},
        {"do": "authority", "words": "DEMO"},
        {"do": "tell", "case": str(srey), "words": "DEMO"},
        {"do": "end", "words": "DEMO"},
    ):
        assert mali.post(address, told).status_code == 302, told
    assert Row.objects.get().ended_at is not None
    assert "hours left" not in mali.get(reverse("today")).content.decode()
