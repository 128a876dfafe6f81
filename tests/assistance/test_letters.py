"""Letters: numbered without a gap, kept in the case, listed without a word of what they say."""

from datetime import UTC, datetime

import pytest

from samakki.assistance import actions, queries
from samakki.assistance.words import LetterShown, LetterState
from samakki.cases import actions as cases
from samakki.cases import queries as about_cases
from samakki.cases.actions import Told
from samakki.cases.words import CaseUnknownError, Sheet, WordsRefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section
from tests.cases.conftest import DARA, MALI, Staff
from tests.given import SetClock

TOLD = {"to_whom": "Embassy of DEMO", "about": "Papers", "words": "Please issue a travel paper.", "signed_by": "Dara"}


@pytest.fixture
def case(staff: Staff) -> FileId:
    return cases.open_case(staff.dara, "DEMO: came to the gate")


def letter(staff: Staff, case: FileId, row: str) -> LetterShown:
    return next(each for each in actions.open_letters(staff.dara, case).letters if each.row == row)


def test_letters_of_an_agency_are_numbered_through_the_year_whoever_writes_them_and_in_whatever_case(
    staff: Staff, case: FileId
) -> None:
    other = cases.open_case(staff.mali, "DEMO: another")
    rows = [
        actions.write_letter(staff.dara, case, TOLD),
        actions.write_letter(staff.mali, other, TOLD),
        actions.write_letter(staff.dara, case, TOLD),
    ]
    told = [
        (str(each.number), each.case, each.row, each.written_by) for each in queries.letters_of_year(staff.dara, 2026)
    ]
    assert told == [("1/2026", case, rows[0], DARA), ("2/2026", other, rows[1], MALI), ("3/2026", case, rows[2], DARA)]
    assert letter(staff, case, rows[2]).number == "3/2026"
    assert [each.number for each in actions.open_letters(staff.dara, case).letters] == ["3/2026", "1/2026"]


def test_each_agency_and_each_year_begins_at_one(staff: Staff, case: FileId, clock: SetClock) -> None:
    actions.write_letter(staff.dara, case, TOLD)
    theirs = cases.open_case(staff.noy, "DEMO: at the office")
    actions.write_letter(staff.noy, theirs, TOLD)
    clock.set(datetime(2027, 1, 2, 12, tzinfo=UTC))
    actions.write_letter(staff.dara, case, TOLD)
    assert [str(each.number) for each in queries.letters_of_year(staff.dara, 2027)] == ["1/2027"]
    assert [each.case for each in queries.letters_of_year(staff.noy, 2026)] == [theirs]
    assert queries.years_of_letters(staff.dara) == (2027, 2026)


@pytest.mark.parametrize("missing", ["to_whom", "words"])
def test_a_letter_to_nobody_or_that_says_nothing_takes_no_number(staff: Staff, case: FileId, missing: str) -> None:
    with pytest.raises(WordsRefusedError) as refused:
        actions.write_letter(staff.dara, case, TOLD | {missing: "  "})
    assert (refused.value.about, refused.value.code) == (missing, "empty")
    with pytest.raises(WordsRefusedError):
        actions.write_letter(staff.dara, case, TOLD | {"about": "x" * 501})
    actions.write_letter(staff.dara, case, TOLD)
    assert [each.number.number for each in queries.letters_of_year(staff.dara, 2026)] == [1]


def test_a_letter_that_is_not_sent_keeps_its_number(staff: Staff, case: FileId) -> None:
    row = actions.write_letter(staff.dara, case, TOLD)
    assert letter(staff, case, row).is_unsent
    for state in (LetterState.SENT, LetterState.WRITTEN, LetterState.VOID, LetterState.VOID):
        actions.say_how_far(staff.dara, case, row, state)
        assert letter(staff, case, row).state == state
    actions.write_letter(staff.dara, case, TOLD)
    assert [each.number.number for each in queries.letters_of_year(staff.dara, 2026)] == [1, 2]
    with pytest.raises(FieldUnknownError):
        actions.say_how_far(staff.dara, case, "0a0b0c0d", LetterState.SENT)


def test_nobody_writes_over_the_number_of_a_letter(staff: Staff, case: FileId) -> None:
    row = actions.write_letter(staff.dara, case, TOLD)
    cases.write_row(staff.dara, case, Section.ADMINISTRATION, "letters", row, {"number": Told(["99/1999"])})
    assert letter(staff, case, row).number == "1/2026"


def test_whoever_prints_a_letter_stands_in_the_list_of_readers(staff: Staff, case: FileId) -> None:
    actions.write_letter(staff.dara, case, TOLD)
    actions.open_letters(staff.mali, case, Sheet.PRINTED_LETTER)
    read = {(reading.member, reading.page) for reading in about_cases.readers(staff.dara, case)}
    assert (MALI, "printed letter") in read


def test_no_letter_is_written_in_a_case_that_is_not_there(staff: Staff, case: FileId) -> None:
    with pytest.raises(CaseUnknownError):
        actions.write_letter(staff.dara, FileId(DARA), TOLD)
    assert case
