"""What may be written into a field, and how it is kept."""

import pytest

from samakki.cases.rules import fitting_value, fitting_words, partial_date, proposed_pseudonym
from samakki.cases.words import LONG_LIMIT, TEXT_LIMIT, WordsRefusedError
from samakki.sections.words import Section, field_named

BORN = field_named(Section.IDENTITY, "born")
CALLED = field_named(Section.IDENTITY, "called")
LANGUAGES = field_named(Section.IDENTITY, "languages")
SEX = field_named(Section.IDENTITY, "sex")
NUMBER = field_named(Section.CONTACT, "number")
CHILDREN = field_named(Section.FAMILY, "children_count")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2004", "2004"),
        ("2004-7", "2004-07"),
        ("2004-07-19", "2004-07-19"),
        ("2547/07/19", "2004-07-19"),
        ("២៥៤៧", "2004"),
        ("๒๕๔๗-๐๗", "2004-07"),
    ],
)
def test_a_birth_date_may_be_a_year_a_month_or_a_day_in_any_figures_and_either_era(typed: str, kept: str) -> None:
    assert partial_date("born", typed) == kept


@pytest.mark.parametrize("typed", ["04", "2004-13", "2004-02-30", "about 16", "1850", "2004-00", "2004-01-00", "9999"])
def test_what_is_no_date_is_refused_with_the_name_of_its_field(typed: str) -> None:
    with pytest.raises(WordsRefusedError) as refused:
        fitting_value(BORN, [typed])
    assert (refused.value.about, refused.value.code) == ("born", "not_a_date")


def test_a_name_is_one_word_or_many_in_any_script_and_only_trimmed() -> None:
    assert fitting_value(CALLED, ["  ស្រីមុំ "]) == "ស្រីមុំ"
    assert fitting_value(CALLED, ["e\u0301"]) == "\u00e9"
    assert fitting_value(CALLED, ["a\x00b\x07"]) == "ab"
    assert fitting_value(CALLED, ["x" * TEXT_LIMIT]) == "x" * TEXT_LIMIT


def test_too_many_words_are_refused_and_the_limit_is_told() -> None:
    with pytest.raises(WordsRefusedError) as refused:
        fitting_value(CALLED, ["x" * (TEXT_LIMIT + 1)])
    assert (refused.value.code, refused.value.limit) == ("too_long", TEXT_LIMIT)
    with pytest.raises(WordsRefusedError):
        fitting_words("x" * (LONG_LIMIT + 1), LONG_LIMIT, about="note")


def test_words_that_are_needed_are_missed() -> None:
    with pytest.raises(WordsRefusedError) as refused:
        fitting_words(" \n\t", 10, about="reason", needed=True)
    assert refused.value.code == "empty"


def test_nothing_and_the_kinds_of_missing_are_kept_apart() -> None:
    assert fitting_value(CALLED, [" "]) is None
    assert fitting_value(LANGUAGES, [""]) is None
    assert fitting_value(CHILDREN, ["0"]) == 0
    assert fitting_value(CHILDREN, [""], "unknown") == {"missing": "unknown"}
    assert fitting_value(CHILDREN, [""], "not asked") == {"missing": "not asked"}


def test_choices_stand_in_the_order_of_the_list_and_strangers_are_refused() -> None:
    assert fitting_value(LANGUAGES, ["vi", "hmn"]) == ["hmn", "vi"]
    assert fitting_value(SEX, ["female"]) == "female"
    for field, told, missing in ((LANGUAGES, ["klingon"], ""), (SEX, ["yes"], ""), (SEX, [""], "suppressed")):
        with pytest.raises(WordsRefusedError) as refused:
            fitting_value(field, told, missing)
        assert refused.value.code == "not_a_choice"


def test_numbers_and_telephones() -> None:
    assert fitting_value(CHILDREN, ["៣"]) == 3
    assert fitting_value(NUMBER, ["+855 (0)12-345 678"]) == "+855 (0)12-345 678"
    for field, told in ((CHILDREN, "-1"), (CHILDREN, "1e9"), (CHILDREN, "100000"), (NUMBER, "ask her")):
        with pytest.raises(WordsRefusedError):
            fitting_value(field, [told])


def test_a_proposed_pseudonym_means_nothing_and_has_no_letter_that_looks_like_a_figure() -> None:
    names = {proposed_pseudonym(bytes([each, each ^ 0x5A, 7, each])) for each in range(256)}
    assert len(names) > 250
    assert all(name[1] == "-" and name[0] not in "IO" and name[2:].isdecimal() and len(name) == 6 for name in names)
