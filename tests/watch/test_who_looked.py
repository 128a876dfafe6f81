"""Who read a case, why, under which ground; and that the record cannot be told anew."""

from dataclasses import replace

import pytest

from samakki.access import actions as access
from samakki.access.words import Role
from samakki.assistance import actions as assistance
from samakki.cases import actions as cases
from samakki.journal import jobs as journal
from samakki.journal import queries as about_journal
from samakki.journal.words import Verified
from samakki.kernel.deeds import RefusedError
from samakki.sections.words import Section
from samakki.watch import actions, queries
from samakki.watch.words import HOLDS_FOR, STANDS_IN, Why, WhyRefusedError
from tests.watch.conftest import Watched


def test_who_opens_what_is_on_a_colleagues_list_has_to_say_why_and_who_leads_does_not(town: Watched) -> None:
    case = town.people(1)[0]
    assert queries.why_needed(town.by("mali"), case) == ""
    assert queries.why_needed(town.by("sok"), case) == ""
    assert queries.why_needed(town.by("rath"), case) is None
    cases.assign_worker(town.by("sok"), case, None)
    assert queries.why_needed(town.by("rath"), case) == ""


def test_what_was_said_holds_for_a_session_and_for_one_file(town: Watched) -> None:
    case, other = town.people(2)
    actions.explain(town.by("rath"), case, Why.HERE)
    assert queries.why_needed(town.by("rath"), case) == Why.HERE
    assert queries.why_needed(town.by("rath"), other) is None
    town.clock.move(seconds=HOLDS_FOR.total_seconds())
    assert queries.why_needed(town.by("rath"), case) is None


@pytest.mark.parametrize("why", ["", "because", STANDS_IN])
def test_only_a_reason_of_the_list_is_one_and_nobody_says_of_themselves_that_they_stand_in(
    town: Watched, why: str
) -> None:
    with pytest.raises(WhyRefusedError):
        actions.explain(town.by("rath"), town.people(1)[0], why)


def test_who_really_stands_in_is_not_asked(town: Watched) -> None:
    case, rath = town.people(1)[0], town.by("rath").member
    assert rath
    assistance.go_away(town.by("mali"), "", "2026-03-09", rath)
    assert queries.why_needed(town.by("rath"), case) == STANDS_IN


@pytest.mark.parametrize("login", ["noy", "vuthy"])
def test_nobody_of_another_agency_says_why_or_asks_who_looked(town: Watched, login: str) -> None:
    case = town.people(1)[0]
    for ask in (
        lambda: actions.explain(town.by(login), case, Why.HERE),
        lambda: queries.who_looked(town.by(login), case),
    ):
        with pytest.raises(RefusedError):
            ask()


def test_it_is_told_who_read_which_section_and_why(town: Watched) -> None:
    case = town.people(1)[0]
    cases.read_section(replace(town.by("rath"), why=Why.HERE.value), case, Section.SAFETY)
    cases.read_section(town.by("mali"), case, Section.IDENTITY)
    looked = queries.who_looked(town.by("sok"), case)
    told = [(one.member, one.why, one.sections) for one in looked.readings[:2]]
    assert told[1][:2] == (town.by("rath").member, Why.HERE)
    assert told[0] == (town.by("mali").member, "", (Section.IDENTITY,))


def test_a_reader_is_named_to_the_person_only_where_they_agree(town: Watched) -> None:
    case, mali = town.people(1)[0], town.by("mali").member
    assert mali
    town.reads("mali", case)
    reader = queries.who_looked(town.by("sok"), case).readers[mali]
    assert (reader.role, reader.agency_name, reader.name) == (Role.CASEWORKER, "DEMO shelter", "")
    access.agree_to_be_named(town.by("mali"), named=True)
    assert queries.who_looked(town.by("sok"), case).readers[mali].name == "Mali"
    access.agree_to_be_named(town.by("mali"), named=False)
    assert queries.who_looked(town.by("sok"), case).readers[mali].name == ""


def test_why_is_proved_with_the_record(town: Watched) -> None:
    from samakki.journal.models import Read  # noqa: PLC0415 -- an attacker reaches behind the house

    case = town.people(1)[0]
    town.reads("rath", case, Why.LOOKING)
    journal.sequence_all(town.node)
    assert isinstance(about_journal.verify(town.node), Verified)
    Read.objects.filter(why=Why.LOOKING.value).update(why=Why.ASKED.value)
    assert not isinstance(about_journal.verify(town.node), Verified)
