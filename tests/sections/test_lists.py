"""Long lists, the cells of rows, and what the reader of the ten files refuses of them."""

import pytest

from samakki.sections.words import LISTS, FieldType, Listed, cell, listed_words, row_of, split_cell
from samakki.sections.words.record import read_section

HEAD = "section: health\nlabel: Health\nabout: Health.\nfields:\n"
ROWS = "  - {name: legs, label: L, type: rows, sensitivity: plain, parts: [%s]}\n"
PART = "{name: a, label: A, type: text, sensitivity: plain}"


def test_long_lists_hold_what_the_standards_hold() -> None:
    countries, languages = dict(LISTS[Listed.COUNTRIES].codes), dict(LISTS[Listed.LANGUAGES].codes)
    assert {"KH", "LA", "MM", "MU", "SO", "stateless"} <= set(countries)
    assert {"hmn", "shn", "jra", "tsq", "sign"} <= set(languages)
    assert dict(LISTS[Listed.LANGUAGES].htcds_codes)["km"] == "khm"
    assert "KHR" in dict(LISTS[Listed.CURRENCIES].codes)


@pytest.mark.parametrize("listed", list(Listed))
def test_no_two_codes_of_a_list_are_one_in_the_standard(listed: Listed) -> None:
    named = [name for _, name in LISTS[listed].htcds_codes]
    assert len(set(named)) == len(named) == len(LISTS[listed].codes)


def test_a_country_is_told_in_the_language_of_the_reader() -> None:
    assert listed_words(Listed.COUNTRIES, "TH", "km") == "ថៃ"
    assert listed_words(Listed.COUNTRIES, "TH", "zh_Hans") == "泰国"
    assert listed_words(Listed.LANGUAGES, "tsq", "km") == ""


def test_a_cell_is_named_and_its_name_taken_apart() -> None:
    name = cell("journey", row_of(b"\x1a\x2b\x3c\x4d and more"), "country")
    assert name == "journey/1a2b3c4d/country"
    assert str(split_cell(name)) == name
    assert split_cell("journey/country") is None
    assert split_cell("form/1a2b3c4d/../x") is None


def test_a_field_of_rows_describes_its_parts() -> None:
    (field,) = read_section(HEAD + ROWS % PART).fields
    assert field.type is FieldType.ROWS
    assert field.part("a") == field.parts[0]
    assert field.part("b") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ROWS % "", "parts belong"),
        (ROWS % f"{PART}, {PART}", "two parts"),
        (ROWS % (ROWS % PART).strip("- \n"), "no rows"),
        ("  - {name: a, label: A, type: text, sensitivity: plain, range: [0, 9]}", "a range"),
        ("  - {name: a, label: A, type: text, sensitivity: plain, fact: true}", "never become a fact"),
        ("  - {name: a, label: A, type: partial_date, sensitivity: plain, fact: true}", "age band"),
        ("  - {name: a, label: A, type: number, sensitivity: plain, fact: true, closed: true}", "leaves no fact"),
        ("  - {name: a, label: A, type: code, sensitivity: plain, list: countries, codes: {x: X}}", "not both"),
    ],
)
def test_a_mistake_in_rows_lists_and_facts_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"health.*{told}"):
        read_section(HEAD + text)
