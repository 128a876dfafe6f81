import pytest

from samakki.disclosure.synthesis.domain import coded, find_codes, threshold
from samakki.disclosure.synthesis.words import MISSING, RARE, RefusedError, Spending, Table
from tests.disclosure.synthesis.given import BOOK

COST = Spending(0.05, 1e-9)


def test_codes_that_many_have_are_found_and_those_of_one_person_never() -> None:
    column = ("common",) * 5_000 + ("also",) * 3_000 + tuple(f"only {number}" for number in range(50)) + ("",) * 10
    found = find_codes(Table(("nationality",), (column,)), COST, 1)
    assert found == {"nationality": (RARE, "also", "common")}


def test_the_threshold_stands_above_what_one_person_can_reach() -> None:
    assert threshold(10.0, 1e-9, 1) > 1 + 5.9 * 10
    assert threshold(10.0, 1e-9, 4) - threshold(10.0, 1e-9, 1) == pytest.approx(3)


def test_what_was_not_found_counts_as_rare_and_missing_stays_missing() -> None:
    table = Table(("nationality",), (("common", "only", ""),))
    data = coded(table, {"nationality": (RARE, "common")}, strict=False)
    assert [data.codes[0][code] for code in data.values[0]] == ["common", RARE, MISSING]


def test_a_code_that_the_codebook_lacks_is_refused_without_naming_it() -> None:
    table = Table(("sex",), (("female", "a name that slipped in"),))
    with pytest.raises(RefusedError) as refused:
        coded(table, BOOK, strict=True)
    assert "a name" not in str(refused.value)


def test_a_column_of_which_the_codebook_says_nothing_is_refused() -> None:
    with pytest.raises(RefusedError, match="age"):
        coded(Table(("age",), (("12",),)), BOOK, strict=True)


def test_codes_are_those_of_the_codebook_and_not_of_the_rows() -> None:
    data = coded(Table(("sex",), (("male",),)), BOOK, strict=True)
    assert data.codes == ((MISSING, "female", "male"),)
