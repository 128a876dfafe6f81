"""Rounds and answers: who may take them, under which yes, and what happens when that is taken back."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from samakki.instruments import actions as instruments
from samakki.instruments.actions import Naming
from samakki.instruments.words import Unanswered
from samakki.journal.models import ReadFile
from samakki.kernel.deeds import By, NoKeys, RefusedError
from samakki.surveys import actions, queries
from samakki.surveys.models import Respondent
from samakki.surveys.words import Progress, RespondentKind, SurveyRefusedError
from tests.instruments.forms import form, q
from tests.surveys.conftest import House

PERSON, EMBASSY, OFFICE = RespondentKind.PERSON, RespondentKind.EMBASSY, RespondentKind.ORGANISATION


@pytest.mark.req("STAT-26")
def test_a_round_keeps_the_version_it_was_opened_with_and_the_next_one_may_ask_anew(house: House, node_by: By) -> None:
    first = house.open()
    newer = form(
        q("text", "story", "Tell it in your own words, if you wish."),
        settings={"form_title": "Why people leave", "form_id": "why_people_leave"},
    )
    version = instruments.release_xlsform(node_by, newer, Naming(name="Why people leave")).version
    house.clock.move(days=10)
    today = house.clock.now().date()
    with pytest.raises(SurveyRefusedError, match="not_open"):
        actions.ask(house.holder, first, OFFICE, "House of the river")
    actions.open_round(house.leader, house.survey, today, today, version)
    assert [(one.number, one.version) for one in queries.rounds(house.analyst, house.survey)] == [
        (1, house.version),
        (2, version),
    ]


def test_a_closed_round_takes_nothing_and_another_form_is_no_round_of_this_survey(house: House, node_by: By) -> None:
    which = house.open()
    asked = actions.ask(house.holder, which, OFFICE, "House of the river")
    actions.close_round(house.leader, which)
    for late in (
        lambda: actions.answer(house.holder, asked, {"reason": "debt"}),
        lambda: actions.ask(house.holder, which, OFFICE, "House of the hill"),
        lambda: actions.close_round(house.leader, which),
    ):
        with pytest.raises(SurveyRefusedError, match="closed"):
            late()
    other = instruments.release_xlsform(node_by, form(q("text", "why")), Naming(name="Another")).version
    tomorrow = house.clock.now().date() + timedelta(days=1)
    with pytest.raises(SurveyRefusedError, match="another_form"):
        actions.open_round(house.leader, house.survey, tomorrow, tomorrow, other)


@pytest.mark.req("STAT-27")
def test_organisations_embassies_and_persons_are_asked_and_progress_is_counted_without_a_key(house: House) -> None:
    which = house.open()
    river = actions.ask(house.holder, which, OFFICE, "House of the river")
    actions.ask(house.holder, which, EMBASSY, "The embassy of our neighbours")
    person = actions.ask(house.holder, which, PERSON, yes=house.yes())
    actions.answer(house.holder, river, {"helped": "40", "reason": Unanswered.UNKNOWN})
    actions.answer(house.holder, person, {"reason": "debt", "hopes": ["work"], "story": "In my own words."})
    assert queries.progress(house.holder, which) == (
        Progress(OFFICE, 1, 1, 0),
        Progress(EMBASSY, 1, 0, 0),
        Progress(PERSON, 1, 1, 0),
    )
    opened = {one.respondent.kind: one for one in actions.read_answers(house.second, which)}
    assert opened[OFFICE].called == "House of the river"
    assert opened[OFFICE].answers == {"helped": "40", "reason": Unanswered.UNKNOWN}
    assert opened[PERSON].answers["story"] == "In my own words."
    assert len(opened[PERSON].called) == 8


def test_nobody_is_asked_twice_in_a_round_and_a_person_is_called_by_no_name(house: House) -> None:
    which = house.open()
    actions.ask(house.holder, which, OFFICE, "House of  the river")
    with pytest.raises(SurveyRefusedError, match="called_twice"):
        actions.ask(house.holder, which, OFFICE, "House of the river")
    with pytest.raises(SurveyRefusedError, match="unfit_words"):
        actions.ask(house.holder, which, PERSON, "Sokha", house.yes())
    actions.ask(house.holder, which, PERSON, "abcdefgh", house.yes())
    with pytest.raises(SurveyRefusedError, match="called_twice"):
        actions.ask(house.holder, which, PERSON, "abcdefgh", house.yes())


@pytest.mark.req("CONSENT-06")
def test_without_a_yes_to_research_in_force_on_the_day_no_account_is_taken(house: House) -> None:
    which = house.open()
    for yes, why in (
        (None, "no_consent"),
        (house.yes(uses=frozenset({"care"})), "not_for_research"),
        (house.yes(adult=False), "not_grown_up"),
        (house.yes(until=house.clock.now()), "consent_not_in_force"),
        (house.yes(ground="0195d000-0000-7000-8000-00000000dead"), "consent_not_in_force"),
    ):
        with pytest.raises(SurveyRefusedError, match=why):
            actions.ask(house.holder, which, PERSON, yes=yes)
    asked = actions.ask(house.holder, which, PERSON, yes=house.yes(until=house.clock.now() + timedelta(days=2)))
    house.clock.move(days=2)
    with pytest.raises(SurveyRefusedError, match="consent_not_in_force"):
        actions.answer(house.holder, asked, {"story": "In my own words."})


@pytest.mark.req("CONSENT-06")
def test_a_yes_is_taken_back_without_a_key_and_the_words_are_opened_no_more(house: House) -> None:
    which = house.open()
    (asked,) = house.tell_of(which, 1, story="In my own words.")
    actions.take_yes_back(replace(house.second, keys=NoKeys()), asked)
    (opened,) = actions.read_answers(house.holder, which)
    assert (opened.called, dict(opened.answers)) == ("", {})
    assert queries.progress(house.holder, which) == (Progress(PERSON, 1, 0, 1),)
    for again in (
        lambda: actions.take_yes_back(house.holder, asked),
        lambda: actions.answer(house.holder, asked, {"reason": "debt"}),
    ):
        with pytest.raises(SurveyRefusedError, match="withdrawn"):
            again()


@pytest.mark.req("STAT-27")
def test_who_analyses_never_holds_an_answer_and_who_holds_says_not_what_is_counted(house: House) -> None:
    which = house.open()
    (asked,) = house.tell_of(which, 1, story="In my own words.")
    for by in (house.analyst, house.other_analyst, house.staff.noy, house.other_leader):
        for holding in (
            lambda by=by: actions.read_answers(by, which),
            lambda by=by: actions.read_to_code(by, which, "story"),
            lambda by=by: actions.answer(by, asked, {"reason": "debt"}),
            lambda by=by: actions.code_answer(by, asked, "story", ["debt"]),
            lambda by=by: queries.respondents(by, which),
        ):
            with pytest.raises(RefusedError):
                holding()
    for by in (house.holder, house.leader):
        with pytest.raises(RefusedError):
            actions.define_analysis(by, house.survey, "")


def test_whoever_opens_answers_leaves_a_trace_for_each_of_those_asked_and_an_analyst_opens_none(house: House) -> None:
    which = house.open()
    one, other = house.tell_of(which, 2, reason="debt")
    books = dict(Respondent.objects.values_list("pk", "book_id"))

    def readers() -> dict[UUID, list[UUID]]:
        rows = ReadFile.objects.filter(file_id__in=books.values()).select_related("read").order_by("pk")
        return {book: [row.read.member for row in rows if row.file_id == book] for book in books.values()}

    before = readers()
    actions.read_respondent(house.second, one)
    after = readers()
    assert after[books[one]] == [*before[books[one]], house.second.member]
    assert after[books[other]] == before[books[other]]
    actions.read_answers(house.second, which)
    assert readers() == {book: [*found, house.second.member] for book, found in after.items()}
    with pytest.raises(RefusedError):
        actions.read_answers(house.analyst, which)
    assert readers() == {book: [*found, house.second.member] for book, found in after.items()}
