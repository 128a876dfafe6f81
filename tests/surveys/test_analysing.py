"""Codes, analyses and agreements on use, from the definition to what is told of each round."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from samakki.kernel.deeds import RefusedError
from samakki.surveys import actions, queries
from samakki.surveys.actions import Proposed
from samakki.surveys.words import Agreement, Became, Code, Hand, RespondentKind, SurveyRefusedError, Use
from tests.cases.conftest import DARA, MALI, NOY, SHELTER, WELFARE
from tests.surveys.asked import TEXT
from tests.surveys.conftest import House

PERSON, OFFICE = RespondentKind.PERSON, RespondentKind.ORGANISATION
CODES = (Code("debt", "Debt", "Money that was owed."), Code("work", "Work", "Work that was promised."))
STORIES = TEXT.replace("Reasons", "Stories").replace("[reason]", "[story]")


def persons(house: House, number: int = 0) -> dict[tuple[str, ...], int | None]:
    told = queries.told(house.analyst, house.survey)[number]
    return dict(next(one.cells for one in told.kinds if one.kind is PERSON))


def agreed(house: House, **more: object) -> Use:
    today = house.clock.now().date()
    proposed = Proposed("A study.", frozenset({"reason"}), today, today + timedelta(days=60), (SHELTER, WELFARE))
    actions.propose_use(house.leader, house.survey, replace(proposed, **more))  # type: ignore[arg-type]  # its fields
    return queries.uses(house.leader)[0]


@pytest.mark.req("STAT-26")
def test_each_round_is_counted_by_the_definition_in_force_and_told_with_what_changed(house: House) -> None:
    actions.define_analysis(house.analyst, house.survey, TEXT)
    first = house.open()
    house.tell_of(first, 5, reason="debt")
    house.tell_of(first, 4, reason="work")
    assert queries.waiting(house.holder, first) == ()
    with pytest.raises(SurveyRefusedError, match="still_open"):
        actions.tell_analysis(house.holder, first, "Reasons", SHELTER)
    house.clock.move(days=10)
    (waits,) = queries.waiting(house.holder, first)
    assert (waits.analysis.name, waits.analysis.version, waits.by) == ("Reasons", 1, MALI)
    actions.tell_analysis(house.holder, first, "Reasons", SHELTER)
    assert persons(house) == {("debt",): 5, ("work",): 4, ("no",): 0}

    second = house.open()
    house.tell_of(second, 8, reason="debt")
    house.tell_of(second, 4, reason="work")
    house.clock.move(days=10)
    actions.tell_analysis(house.holder, second, "Reasons", SHELTER)
    before, after = queries.told(house.analyst, house.survey)
    assert (before.before, before.changed) == (None, {})
    assert (after.before, after.same_definition) == (1, True)
    assert after.changed is not None
    assert {codes: by for (kind, codes), by in after.changed.items() if kind is PERSON} == {
        ("debt",): 3,
        ("work",): 0,
        ("no",): 0,
    }
    assert queries.waiting(house.holder, second) == ()
    with pytest.raises(SurveyRefusedError, match="told_already"):
        actions.tell_analysis(house.holder, second, "Reasons", SHELTER)


@pytest.mark.req("STAT-26")
def test_a_new_version_counts_from_its_day_on_and_what_was_told_by_the_old_one_stays(house: House) -> None:
    actions.define_analysis(house.analyst, house.survey, TEXT)
    first = house.open()
    house.tell_of(first, 4, reason="debt", helped="2")
    house.clock.move(days=10)
    from_now = TEXT.replace("version: 1", "version: 2").replace("2026-01-01", f"{house.clock.now():%Y-%m-%d}")
    actions.define_analysis(
        house.analyst, house.survey, from_now.replace("[reason]", "[helped]") + "bands: {helped: [0, 1]}\n"
    )
    second = house.open()
    house.tell_of(second, 4, reason="debt", helped="2")
    house.clock.move(days=10)
    for which in (first, second):
        actions.tell_analysis(house.holder, which, "Reasons", SHELTER)
    before, after = queries.told(house.analyst, house.survey)
    assert (before.analysis.version, after.analysis.version) == (1, 2)
    assert (after.before, after.same_definition, after.changed) == (1, False, {})
    actions.tell_analysis(house.holder, first, "Reasons", SHELTER, house.clock.now().date())
    assert [one.analysis.version for one in queries.told(house.analyst, house.survey)] == [1, 2, 2]


def test_a_definition_of_questions_that_are_not_asked_and_one_that_reaches_back_is_refused(house: House) -> None:
    with pytest.raises(SurveyRefusedError, match="not_in_the_form"):
        actions.define_analysis(house.analyst, house.survey, TEXT.replace("[reason]", "[name]"))
    actions.define_analysis(house.analyst, house.survey, TEXT)
    later = TEXT.replace("version: 1", "version: 2").replace("2026-01-01", "2026-02-01")
    with pytest.raises(SurveyRefusedError, match="not_later"):
        actions.define_analysis(house.analyst, house.survey, later)
    which = house.open()
    house.clock.move(days=10)
    with pytest.raises(SurveyRefusedError, match="no_definition"):
        actions.tell_analysis(house.holder, which, "Reasons", SHELTER, date(2025, 1, 1))


@pytest.mark.req("CONSENT-06")
def test_who_took_a_yes_back_or_whose_yes_ended_is_in_nothing_that_is_told_later(house: House) -> None:
    actions.define_analysis(house.analyst, house.survey, TEXT)
    which = house.open()
    gone = house.tell_of(which, 4, reason="debt")
    house.tell_of(which, 4, reason="work")
    for _number in range(3):
        asked = actions.ask(house.holder, which, PERSON, yes=house.yes(until=house.clock.now() + timedelta(days=2)))
        actions.answer(house.holder, asked, {"reason": "debt"})
    actions.take_yes_back(house.holder, gone[0])
    house.clock.move(days=10)
    actions.tell_analysis(house.holder, which, "Reasons", SHELTER)
    assert persons(house) == {("debt",): 3, ("work",): 4, ("no",): 0}


def test_where_a_few_left_since_a_question_was_told_it_is_not_told_again(house: House) -> None:
    """A second count of the same question would tell, by the difference, what those said who took their yes back."""
    actions.define_analysis(house.analyst, house.survey, TEXT)
    crossed = TEXT.replace("Reasons", "Crossed").replace("[reason]", "[reason, hopes]")
    apart = TEXT.replace("Reasons", "Apart").replace("[reason]", "[hopes]")
    for text in (crossed, apart):
        actions.define_analysis(house.analyst, house.survey, text)
    which = house.open()
    asked = house.tell_of(which, 8, reason="debt", hopes=["work"])
    house.clock.move(days=10)
    actions.tell_analysis(house.holder, which, "Reasons", SHELTER)
    actions.take_yes_back(house.holder, asked[0])
    with pytest.raises(SurveyRefusedError, match="too_close"):
        actions.tell_analysis(house.holder, which, "Crossed", SHELTER)
    actions.tell_analysis(house.holder, which, "Apart", SHELTER)
    for one in asked[1:4]:
        actions.take_yes_back(house.holder, one)
    actions.tell_analysis(house.holder, which, "Crossed", SHELTER)


def test_numbers_that_are_too_few_are_hidden_where_they_are_stored(house: House) -> None:
    actions.define_analysis(house.analyst, house.survey, TEXT)
    which = house.open()
    house.tell_of(which, 5, reason="debt")
    house.tell_of(which, 1, reason="work")
    office = actions.ask(house.holder, which, OFFICE, "House of the river")
    actions.answer(house.holder, office, {"reason": "work"})
    house.clock.move(days=10)
    actions.tell_analysis(house.holder, which, "Reasons", SHELTER)
    assert persons(house) == {("debt",): None, ("work",): None, ("no",): 0}
    (told,) = queries.told(house.analyst, house.survey)
    of_offices = next(one for one in told.kinds if one.kind is OFFICE)
    assert of_offices.respondents is None
    assert of_offices.became[Became.ANSWERED] is None


@pytest.mark.req("STAT-27")
def test_open_answers_are_coded_by_the_holder_twice_and_the_analyst_sees_codes_and_kappa(house: House) -> None:
    actions.define_analysis(house.analyst, house.survey, STORIES)
    which = house.open()
    asked = house.tell_of(which, 4, story="In my own words.")
    with pytest.raises(SurveyRefusedError, match="no_list"):
        actions.code_answer(house.holder, asked[0], "story", ["debt"])
    with pytest.raises(SurveyRefusedError, match="not_open_text"):
        actions.keep_code_list(house.holder, house.survey, "reason", CODES)
    assert actions.keep_code_list(house.holder, house.survey, "story", CODES) == 1
    for one in asked:
        actions.code_answer(house.holder, one, "story", ["work"])
    with pytest.raises(SurveyRefusedError, match="same_coder"):
        actions.code_answer(house.holder, asked[0], "story", ["work"], Hand.SECOND)
    seen = actions.read_to_code(house.second, which, "story")
    assert [(one.words, one.codings, one.begun) for one in seen] == [("In my own words.", (), True)] * 4
    for one, code in zip(asked, ("work", "work", "work", "debt"), strict=True):
        actions.code_answer(house.second, one, "story", [code], Hand.SECOND)
    actions.code_answer(house.holder, asked[3], "story", ["debt"])
    shown = {one.respondent: one for one in actions.read_to_code(house.second, which, "story")}
    last = shown[asked[3]]
    assert [(one.hand, one.codes, one.by) for one in last.codings] == [
        (Hand.FIRST, ("work",), DARA),
        (Hand.SECOND, ("debt",), MALI),
        (Hand.FIRST, ("debt",), DARA),
    ]
    house.clock.move(days=10)
    actions.tell_analysis(house.holder, which, "Stories", SHELTER)
    assert persons(house) == {("work",): 3, ("debt",): None}
    assert queries.told(house.analyst, house.survey)[0].coders == {"story": Agreement(4, 4, 1.0)}


def test_a_list_gets_a_new_version_with_a_reason_and_the_old_one_stays(house: House) -> None:
    house.open()
    actions.keep_code_list(house.holder, house.survey, "story", CODES)
    with pytest.raises(SurveyRefusedError, match="why"):
        actions.keep_code_list(house.holder, house.survey, "story", CODES[:1])
    assert actions.keep_code_list(house.holder, house.survey, "story", CODES[:1], "Work is asked apart now.") == 2
    assert [(one.version, one.codes) for one in queries.code_lists(house.analyst, house.survey)] == [
        (1, CODES),
        (2, CODES[:1]),
    ]


@pytest.mark.req("STAT-32")
def test_another_agency_analyses_only_under_an_agreement_that_all_have_signed(house: House) -> None:
    which = house.open()
    house.tell_of(which, 4, reason="debt")
    house.clock.move(days=10)
    use = agreed(house)
    actions.sign_use(house.leader, use.id)
    assert queries.surveys(house.other_analyst) == ()
    with pytest.raises(RefusedError):
        actions.define_analysis(house.other_analyst, house.survey, TEXT)
    with pytest.raises(RefusedError):
        actions.sign_use(house.other_analyst, use.id)
    actions.sign_use(house.other_leader, use.id)
    (signed,) = queries.uses(house.other_leader)
    assert {agency: one.by for agency, one in signed.signed.items()} == {SHELTER: DARA, WELFARE: NOY}
    assert [one.id for one in queries.surveys(house.other_analyst)] == [house.survey]
    actions.define_analysis(house.other_analyst, house.survey, TEXT)
    with pytest.raises(SurveyRefusedError, match="not_agreed"):
        actions.define_analysis(house.other_analyst, house.survey, STORIES)
    actions.tell_analysis(house.holder, which, "Reasons", WELFARE)
    assert [one.round_number for one in queries.told(house.other_analyst, house.survey)] == [1]


@pytest.mark.req("STAT-32")
def test_an_agreement_ends_by_itself_and_any_party_ends_it_at_once(house: House) -> None:
    which = house.open()
    house.tell_of(which, 4, reason="debt")
    house.clock.move(days=10)
    use = agreed(house)
    for leader in (house.leader, house.other_leader):
        actions.sign_use(leader, use.id)
    actions.define_analysis(house.other_analyst, house.survey, TEXT)
    actions.tell_analysis(house.holder, which, "Reasons", WELFARE)
    moment = house.clock.now()
    house.clock.move(days=61)
    with pytest.raises(RefusedError):
        queries.told(house.other_analyst, house.survey)
    house.clock.set(moment)
    actions.end_use(house.other_leader, use.id)
    assert queries.uses(house.leader)[0].ended_by == WELFARE
    for refused in (
        lambda: queries.told(house.other_analyst, house.survey),
        lambda: actions.define_analysis(house.other_analyst, house.survey, TEXT),
    ):
        with pytest.raises(RefusedError):
            refused()
    with pytest.raises(SurveyRefusedError, match="ended"):
        actions.end_use(house.leader, use.id)


def test_after_the_end_of_an_agreement_nothing_is_counted_for_the_other_agency(house: House) -> None:
    which = house.open()
    house.tell_of(which, 4, reason="debt")
    house.clock.move(days=10)
    use = agreed(house)
    for leader in (house.leader, house.other_leader):
        actions.sign_use(leader, use.id)
    actions.define_analysis(house.other_analyst, house.survey, TEXT)
    actions.end_use(house.leader, use.id)
    with pytest.raises(SurveyRefusedError, match="not_agreed"):
        actions.tell_analysis(house.holder, which, "Reasons", WELFARE)


def test_an_agreement_names_agencies_that_are_here_and_questions_that_are_asked(house: House) -> None:
    for change, why in (
        ({"parties": (SHELTER,)}, "parties"),
        ({"parties": (SHELTER, DARA)}, "parties"),
        ({"questions": frozenset({"name"})}, "not_in_the_form"),
    ):
        with pytest.raises(SurveyRefusedError, match=why):
            agreed(house, **change)
