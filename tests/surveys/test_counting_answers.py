"""Which numbers are counted of answers, and which of them are told."""

from dataclasses import replace

import pytest

from samakki.instruments.words import Outcome, Unanswered
from samakki.surveys import rules
from samakki.surveys.rules import Sheet
from samakki.surveys.words import (
    NO_CODE_YET,
    Analysis,
    Became,
    OfKind,
    RespondentKind,
)
from tests.surveys.asked import (
    DAY,
    OFFICE,
    PERSON,
    TEXT,
    asked,
)


def sheet(kind: RespondentKind = PERSON, **answers: str | list[str] | Unanswered) -> Sheet:
    outcomes = {
        path: Outcome(value.value) if isinstance(value, Unanswered) else Outcome.ANSWERED
        for path, value in answers.items()
    }
    return Sheet(kind, outcomes, answers, {})


def test_missing_answers_stay_apart_and_only_those_asked_are_a_denominator() -> None:
    reasons = rules.read_analysis(TEXT)
    sheets = [
        *[sheet(reason="debt")] * 4,
        *[sheet(reason="no")] * 3,
        *[sheet(reason=Unanswered.UNKNOWN)] * 3,
        *[sheet(reason=Unanswered.DECLINED)] * 3,
        *[sheet(reason=Unanswered.NOT_ASKED)] * 3,
        *[sheet()] * 3,
        *[Sheet(PERSON, {"reason": Outcome.OPEN}, {}, {})] * 3,
        sheet(OFFICE, reason="debt"),
    ]
    told = {one.kind: one for one in rules.counted(asked(), reasons, sheets, 3)}[PERSON]
    assert told.respondents == 22
    assert told.became == {
        Became.ANSWERED: 7,
        Became.UNKNOWN: 3,
        Became.DECLINED: 3,
        Became.OPEN: 3,
        Became.NOT_ASKED: 6,
    }
    assert told.asked == 13
    assert told.cells == {("debt",): 4, ("work",): 0, ("no",): 3}


def test_two_questions_are_crossed_for_those_who_answered_both_and_numbers_stand_in_bands() -> None:
    both = Analysis("Both", 1, DAY, ("reason", "helped"), (OFFICE,), "Both.", {"helped": (0, 1, 10)})
    sheets = [sheet(OFFICE, reason="debt", helped=number) for number in ("0", "9", "10", "400")]
    sheets += [sheet(OFFICE, reason="work", helped=Unanswered.UNKNOWN), sheet(OFFICE, reason="debt", helped="-1")]
    told = rules.counted(asked(), both, sheets, 1)[0]
    assert told.became[Became.ANSWERED] == 5
    assert {codes: number for codes, number in told.cells.items() if number} == {
        ("debt", "0"): 1,
        ("debt", "1-9"): 1,
        ("debt", "10+"): 2,
        ("debt", "no number"): 1,
    }


def test_who_takes_several_choices_stands_at_each_and_open_answers_at_their_codes() -> None:
    hopes = Analysis("Hopes", 1, DAY, ("hopes",), (PERSON,), "Hopes.", {})
    told = rules.counted(asked(), hopes, [sheet(hopes=["work", "safety"])] * 2 + [sheet(hopes=["work"])], 1)[0]
    assert (told.cells, told.adds_up) == ({("work",): 3, ("safety",): 2}, False)
    stories = Analysis("Stories", 1, DAY, ("story",), (PERSON,), "Stories.", {})
    coded = replace(sheet(story="words"), codes={"story": ("debt",)})
    told = rules.counted(asked(), stories, [coded, coded, replace(coded, codes={})], 1)[0]
    assert told.cells == {("debt",): 2, (NO_CODE_YET,): 1}


def of_kind(*numbers: int, adds_up: bool = True) -> OfKind:
    cells = {(f"c{place}",): number for place, number in enumerate(numbers)}
    became = dict.fromkeys(Became, 0) | {Became.ANSWERED: sum(numbers)}
    return OfKind(PERSON, sum(numbers), became, cells, adds_up)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((9, 8, 7), (9, 8, 7)),
        ((9, 8, 2), (9, None, None)),
        ((9, 1, 2), (None, None, None)),
        ((9, 4, 4, 0), (9, None, None, 0)),
        ((20, 1, 0, 0), (None, None, 0, 0)),
        ((1, 1), (None, None)),
    ],
)
def test_what_is_too_few_is_hidden_and_so_is_what_would_tell_it(
    numbers: tuple[int, ...], told: tuple[int | None, ...]
) -> None:
    shown = rules.hidden(of_kind(*numbers), 5)
    assert tuple(shown.cells.values()) == told
    if None in told and sum(numbers) >= 5:
        left = [number for number, one in zip(numbers, told, strict=True) if one is None]
        assert len(left) > 1
        assert sum(left) >= 5


def test_of_a_kind_with_too_few_nothing_is_told_and_several_choices_hide_only_themselves() -> None:
    few = rules.hidden(of_kind(2, 2), 5)
    assert few.respondents is None
    assert set(few.became.values()) == {None}
    assert few.asked is None
    assert tuple(rules.hidden(of_kind(9, 8, 2, adds_up=False), 5).cells.values()) == (9, 8, None)


def test_what_changed_is_told_where_both_numbers_are_told() -> None:
    before, after = of_kind(9, 8, 7), replace(of_kind(10, 8, 7), cells={("c0",): 10, ("c1",): None, ("c3",): 5})
    assert rules.changed([before], [after]) == {(PERSON, ("c0",)): 1}


def test_a_difference_of_few_is_not_told() -> None:
    assert rules.too_close({PERSON: 20}, {PERSON: 19}, 5)
    assert rules.too_close({PERSON: 20, OFFICE: 9}, {PERSON: 20, OFFICE: 5}, 5)
    assert not rules.too_close({PERSON: 20}, {PERSON: 20}, 5)
    assert not rules.too_close({PERSON: 20}, {PERSON: 15}, 5)
