"""How coarse a value becomes before it is counted."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samakki.facts.rules import fact_number, identifying_nobody, person_number, told_by
from samakki.facts.words import STANDS, Kind, Told
from samakki.kernel.missing import Missing
from samakki.sections.words import ALL_FIELDS, BY_NAME, Coarse, Field, FieldType, Section, Sensitivity

OPENED = date(2026, 3, 4)
COUNTABLE = [field for field in ALL_FIELDS if field.fact]
BORN = Field(Section.IDENTITY, "born", "Born", FieldType.PARTIAL_DATE, Sensitivity.SENSITIVE, coarse=Coarse.AGE_BAND)
CHILDREN = Field(Section.FAMILY, "count", "Children", FieldType.NUMBER, Sensitivity.PLAIN, coarse=Coarse.BAND)
FORMS = Field(
    Section.EXPERIENCE, "forms", "Forms", FieldType.CODES, Sensitivity.GRAVE, codes=(("labour", "L"), ("marriage", "M"))
)


def value(text: str) -> frozenset[Told]:
    return frozenset({Told(Kind.VALUE, text)})


@pytest.mark.parametrize(
    ("born", "told"),
    [
        ("2010-03-05", value("12-17")),
        ("2008-03-05", value("12-17")),
        ("2008-03-04", value("18-24")),
        ("1995", value("25-34")),
        ("2016", value("0-11")),
        ("1950-01", value("65+")),
    ],
)
def test_a_date_of_birth_becomes_the_age_band_in_which_the_case_was_opened(born: str, told: frozenset[Told]) -> None:
    assert told_by(BORN, [born], OPENED) == told


@pytest.mark.parametrize("born", ["2008", "2008-03", "2027", "1700", "about 16"])
def test_half_a_date_that_could_be_two_bands_is_unknown_and_not_guessed(born: str) -> None:
    assert told_by(BORN, [born], OPENED) == {Told(Kind.UNKNOWN)}


@pytest.mark.parametrize(("number", "band"), [(0, "0"), (1, "1"), (2, "2"), (3, "3-4"), (9, "5-9"), (40, "10+")])
def test_a_number_becomes_a_band(number: int, band: str) -> None:
    assert told_by(CHILDREN, [number], OPENED) == value(band)


def test_an_age_that_was_told_as_a_number_becomes_an_age_band() -> None:
    age = replace(CHILDREN, coarse=Coarse.AGE_BAND)
    assert told_by(age, [16], OPENED) == value("12-17")
    assert told_by(age, ["about 16"], OPENED) == {Told(Kind.UNKNOWN)}


def test_several_codes_are_several_facts_and_a_code_of_no_list_is_unknown() -> None:
    assert told_by(FORMS, [["labour", "marriage"]], OPENED) == value("labour") | value("marriage")
    assert told_by(FORMS, [["a name in a code"]], OPENED) == {Told(Kind.UNKNOWN)}


@pytest.mark.parametrize("missing", list(Missing))
def test_every_kind_of_missing_stays_what_it_is(missing: Missing) -> None:
    (told,) = told_by(FORMS, [{"missing": missing.value}], OPENED)
    assert (told.kind.value, told.value) == (missing.value, "")


def test_two_values_side_by_side_are_unsettled_and_two_equal_ones_are_one() -> None:
    assert told_by(FORMS, [["labour"], ["marriage"]], OPENED) == {Told(Kind.UNSETTLED)}
    assert told_by(FORMS, [["labour"], ["labour"]], OPENED) == value("labour")
    assert told_by(FORMS, [], OPENED) == told_by(FORMS, [None], OPENED) == frozenset()


@given(st.sampled_from(COUNTABLE), st.text(min_size=1) | st.lists(st.text(min_size=1), min_size=1) | st.integers())
def test_whatever_is_written_no_word_of_it_becomes_a_fact(field: Field, written: object) -> None:
    codes = {code for code, _ in field.codes}
    bands = {"0-11", "12-17", "18-24", "25-34", "35-49", "50-64", "65+", "0", "1", "2", "3-4", "5-9", "10+"}
    told = told_by(field, [written], OPENED)
    may = {Coarse.AS_IS: codes, Coarse.STANDS: {STANDS}}.get(field.coarse, codes | bands)
    assert {one.value for one in told} <= may | {""}


def test_a_link_is_told_as_standing_to_however_many_files_it_leads() -> None:
    link = BY_NAME[Section.ADMINISTRATION, "same_person"]
    assert told_by(link, [str(UUID(int=7))], OPENED) == told_by(link, ["one", "another"], OPENED) == value("stands")
    assert told_by(link, [{"missing": "no"}], OPENED) == {Told(Kind.NO)}
    assert told_by(link, [None], OPENED) == frozenset()


def test_numbers_are_the_same_for_one_key_and_tell_nothing_without_it() -> None:
    one, other = bytes(32), bytes([1] * 32)
    told = Told(Kind.VALUE, "labour")
    assert person_number(one) == person_number(one) != person_number(other)
    assert fact_number(one, "experience.forms", told, OPENED) != fact_number(other, "experience.forms", told, OPENED)
    assert fact_number(one, "experience.forms", told, OPENED) != person_number(one)


def others(*numbers: int) -> frozenset[UUID]:
    return frozenset(UUID(int=number) for number in numbers)


def test_of_what_is_told_of_one_person_only_what_many_have_in_common_as_a_whole_stays() -> None:
    told = {"common": others(*range(20)), "rarer": others(*range(15)), "rare": others(1, 2)}
    assert identifying_nobody(told, 10) == {"common", "rarer"}
    assert identifying_nobody(told, 16) == {"common"}
    assert identifying_nobody(told, 21) == frozenset()


def test_two_common_things_that_few_have_together_do_not_both_stay() -> None:
    told = {"one": others(*range(20)), "other": others(*range(18, 36))}
    assert identifying_nobody(told, 10) == {"one"}
