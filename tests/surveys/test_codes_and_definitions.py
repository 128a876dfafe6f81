"""Which codes count, how far two coders agree, and which definition is in force."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from samakki.kernel.ids import MemberId
from samakki.kernel.told import ToldWrongError
from samakki.surveys import rules
from samakki.surveys.words import (
    NO_CODE_YET,
    Analysis,
    Code,
    CodeList,
    Coding,
    Hand,
    RespondentKind,
    SurveyRefusedError,
    SurveyWrong,
)
from tests.surveys.asked import (
    DARA,
    DAY,
    MALI,
    NOW,
    PERSON,
    TEXT,
    asked,
)

CODES = (Code("debt", "Debt", "Money that was owed."), Code("work", "Work", "Work that was promised."))
LIST = CodeList("story", 2, CODES, DARA, NOW)


def coding(by: MemberId, hand: Hand, *codes: str) -> Coding:
    return Coding(hand, codes, 1, by, NOW)


def test_a_list_of_codes_says_what_belongs_to_each_and_a_new_one_why() -> None:
    assert rules.why_no_list(CODES, "", 0) is None
    assert rules.why_no_list((), "", 0) is SurveyWrong.NO_LIST
    assert rules.why_no_list((*CODES, CODES[0]), "", 0) is SurveyWrong.NO_LIST
    assert rules.why_no_list((replace(CODES[0], definition=" "),), "", 0) is SurveyWrong.UNFIT_WORDS
    assert rules.why_no_list(CODES, "", 1) is SurveyWrong.WHY
    assert rules.why_no_list(CODES, "Late.\x00", 0) is SurveyWrong.UNFIT_WORDS
    assert rules.why_no_list(CODES, "Work was missing.", 1) is None


def test_two_codings_of_an_answer_are_those_of_two_people() -> None:
    first = coding(DARA, Hand.FIRST, "debt")
    assert rules.why_not_coded(["debt"], LIST, DARA, Hand.FIRST, ()) is None
    assert rules.why_not_coded(["weather"], LIST, DARA, Hand.FIRST, ()) is SurveyWrong.NO_SUCH_CODE
    assert rules.why_not_coded([], LIST, DARA, Hand.FIRST, ()) is SurveyWrong.NO_SUCH_CODE
    assert rules.why_not_coded(["work"], LIST, DARA, Hand.SECOND, [first]) is SurveyWrong.SAME_CODER
    assert rules.why_not_coded(["work"], LIST, MALI, Hand.SECOND, [first]) is None
    assert rules.why_not_coded(["work"], LIST, MALI, Hand.SECOND, ()) is SurveyWrong.NOTHING_TO_CODE
    second = coding(MALI, Hand.SECOND, "work")
    assert rules.why_not_coded(["work"], LIST, MALI, Hand.FIRST, [first, second]) is SurveyWrong.SAME_CODER


def test_the_newest_first_coding_counts_by_the_codes_that_the_list_still_has() -> None:
    made = [coding(DARA, Hand.FIRST, "weather"), coding(MALI, Hand.SECOND, "work")]
    assert rules.counted_codes((), LIST) == (NO_CODE_YET,)
    assert rules.counted_codes(made, LIST) == (NO_CODE_YET,)
    assert rules.counted_codes([*made, coding(DARA, Hand.FIRST, "debt", "work")], LIST) == ("debt", "work")
    assert [rules.read_coding(rules.stored_coding(one)) for one in made] == made


def test_kappa_is_the_one_of_the_worked_example() -> None:
    """Of 50 answers both say yes to 20 and no to 15, one alone to 5 and the other alone to 10: kappa is 0.4."""
    pairs = (
        [(("yes",), ("yes",))] * 20 + [(("yes",), ("no",))] * 5 + [(("no",), ("yes",))] * 10 + [(("no",), ("no",))] * 15
    )
    told = rules.agreement(pairs)
    assert (told.answers, told.same) == (50, 35)
    assert told.kappa == pytest.approx(0.4)


def test_kappa_says_nothing_where_all_is_one_code_and_the_order_of_codes_is_none() -> None:
    assert rules.agreement([(("debt",), ("debt",))] * 3).kappa is None
    assert rules.agreement(()).kappa is None
    assert rules.agreement([(("debt", "work"), ("work", "debt")), (("debt",), ("work",))]).same == 1


def test_a_definition_is_read_with_its_days_kinds_and_bands() -> None:
    told = rules.read_analysis(TEXT.replace("[reason]", "[helped]") + "kinds: [person]\nbands: {helped: [0, 1, 10]}\n")
    assert told == Analysis(
        "Reasons",
        1,
        date(2026, 1, 1),
        ("helped",),
        (PERSON,),
        "By the reason that is named first.",
        {"helped": (0, 1, 10)},
    )
    assert rules.read_analysis(TEXT).kinds == tuple(RespondentKind)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (TEXT.replace("[reason]", "[]"), "by"),
        (TEXT.replace("[reason]", "[reason, reason]"), "by"),
        (TEXT.replace("[reason]", "[a, b, c]"), "by"),
        (TEXT + "kinds: [ministry]\n", "kinds 1"),
        (TEXT + "bands: {reason: [1, 2]}\n", "bands, reason"),
        (TEXT + "bands: {reason: [0, 5, 2]}\n", "bands, reason"),
        (TEXT + "bands: {helped: [0, 1]}\n", "bands"),
        (TEXT + "who: [name]\n", "file"),
        (TEXT.replace("2026-01-01", "soon"), "from"),
    ],
)
def test_a_definition_that_cannot_be_read_says_where(text: str, where: str) -> None:
    with pytest.raises(ToldWrongError) as wrong:
        rules.read_analysis(text)
    assert wrong.value.where == where


def test_a_definition_counts_questions_of_the_form_and_numbers_in_bands() -> None:
    one = rules.read_analysis(TEXT)
    assert rules.why_not_counted(asked(), one) is None
    assert rules.why_not_counted(asked(), replace(one, by=("name",))) == (SurveyWrong.NOT_IN_THE_FORM, "name")
    assert rules.why_not_counted(asked(), replace(one, by=("helped",))) == (SurveyWrong.NO_BANDS, "helped")
    assert rules.why_not_counted(asked(), replace(one, by=("helped",), bands={"helped": (0, 1)})) is None


def test_the_definition_in_force_on_a_day_is_chosen_and_a_newer_one_does_not_reach_back() -> None:
    first = rules.read_analysis(TEXT)
    second = replace(first, version=2, valid_from=DAY)
    assert rules.in_force([first, second], "Reasons", DAY - timedelta(days=1)) == first
    assert rules.in_force([first, second], "Reasons", DAY) == second
    with pytest.raises(SurveyRefusedError, match="no_definition"):
        rules.in_force([first, second], "Reasons", date(2025, 12, 31))
    assert rules.why_not_defined(first, (), DAY) is None
    assert rules.why_not_defined(second, [first], DAY) is None
    assert rules.why_not_defined(second, [first], DAY + timedelta(days=1)) is SurveyWrong.NOT_LATER
    assert rules.why_not_defined(replace(second, version=1), [first], DAY) is SurveyWrong.NOT_LATER
