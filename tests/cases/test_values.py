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
WAGE = field_named(Section.EXPERIENCE, "wage_promised")
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
        ("平成16年7月", "2004-07"),
    ],
)
def test_a_birth_date_may_be_a_year_a_month_or_a_day_in_any_figures_and_either_era(typed: str, kept: str) -> None:
    assert partial_date("born", typed) == kept


@pytest.mark.asvs("2.2.1")
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("about 16", "not_a_date"),
        ("19/07/2004", "year_first"),
        ("2004-02-30", "no_such_day"),
        ("2004-00", "no_such_day"),
        ("平成40年", "not_in_era"),
    ],
)
def test_what_is_no_date_is_refused_with_the_name_of_its_field(typed: str, code: str) -> None:
    with pytest.raises(WordsRefusedError) as refused:
        fitting_value(BORN, [typed])
    assert (refused.value.about, refused.value.code) == ("born", code)


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
    assert fitting_value(CHILDREN, ["3"], "prefers not to say") == {"missing": "prefers not to say"}


@pytest.mark.asvs("2.2.1")
def test_choices_stand_in_the_order_of_the_list_and_strangers_are_refused() -> None:
    assert fitting_value(LANGUAGES, ["hmn", "vi"]) == ["vi", "hmn"]
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


@pytest.mark.asvs("1.4.2", "2.2.1")
def test_numbers_have_bounds_and_the_most_is_told() -> None:
    hours = field_named(Section.EXPERIENCE, "hours_a_day")
    assert fitting_value(hours, ["24"]) == 24
    with pytest.raises(WordsRefusedError) as refused:
        fitting_value(hours, ["25"])
    assert (refused.value.code, refused.value.limit) == ("out_of_range", 24)


def test_degrees_and_interest_keep_their_fraction_as_it_was_written() -> None:
    latitude = field_named(Section.EXPERIENCE, "journey/1a2b3c4d/latitude")
    interest = field_named(Section.EXPERIENCE, "debts/1a2b3c4d/interest")
    assert fitting_value(latitude, ["11.5564"]) == "11.5564"
    assert fitting_value(latitude, ["\u22120.0"]) == "0.0"
    assert fitting_value(interest, ["២,៥"]) == "2.5"
    for field, typed, code in (
        (latitude, "90.01", "out_of_range"),
        (latitude, "-90.01", "out_of_range"),
        (latitude, "1e1", "not_a_decimal"),
        (interest, "-1", "out_of_range"),
        (interest, "high", "not_a_decimal"),
    ):
        with pytest.raises(WordsRefusedError) as refused:
            fitting_value(field, [typed])
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (["1,200.50", "THB", "month", "2567-07"], ("1200.50", "THB", "month", "2024-07")),
        (["១២០០", "KHR"], ("1200", "KHR", "", "")),
        (["1 200 000", "VND", "", ""], ("1200000", "VND", "", "")),
        (["1.200.000", "VND", "year"], ("1200000", "VND", "year", "")),
        (["1.200,50", "VND"], ("1200.50", "VND", "", "")),
        (["12,5", "USD"], ("12.5", "USD", "", "")),
        (["0", "USD"], ("0", "USD", "", "")),
        (["300 usd"], ("300", "USD", "", "")),
    ],
)
def test_money_keeps_amount_currency_period_and_date(told: list[str], kept: tuple[str, ...]) -> None:
    assert fitting_value(WAGE, told) == dict(zip(("amount", "currency", "per", "date"), kept, strict=True))


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (["900 a month"], "not_money"),
        (["-5", "THB"], "not_money"),
        (["1e9", "THB"], "not_money"),
        (["1,2,3", "THB"], "not_money"),
        (["", "THB", "", "2024"], "not_money"),
        (["1.200", "VND"], "unclear_amount"),
        (["5"], "no_currency"),
        (["5", "XXX"], "not_a_choice"),
        (["5", "THB", "moon"], "not_a_choice"),
        (["5", "THB", "", "2024-13"], "no_such_day"),
    ],
)
def test_money_that_cannot_be_meant_is_refused(told: list[str], code: str) -> None:
    with pytest.raises(WordsRefusedError) as refused:
        fitting_value(WAGE, told)
    assert (refused.value.about, refused.value.code) == ("wage_promised", code)


@pytest.mark.asvs("2.2.3")
def test_a_currency_alone_says_nothing_and_missing_money_says_why() -> None:
    assert fitting_value(WAGE, ["", "THB", "month", ""]) is None
    assert fitting_value(WAGE, []) is None
    assert fitting_value(WAGE, ["5", "THB"], "unknown") == {"missing": "unknown"}


def test_addresses_of_post_links_to_cases_and_rows() -> None:
    email, link = field_named(Section.CONTACT, "email"), field_named(Section.ADMINISTRATION, "same_person")
    assert fitting_value(email, [" demo@example.org "]) == "demo@example.org"
    assert fitting_value(link, ["0192F0C1-2D3E-7F40-8A5B-6C7D8E9F0A1B"]) == "0192f0c1-2d3e-7f40-8a5b-6c7d8e9f0a1b"
    for field, typed, code in (
        (email, "demo", "not_an_email"),
        (email, "demo@example", "not_an_email"),
        (email, "a@b.c, d@e.f", "not_an_email"),
        (email, "a" * 64 + "@" + "b" * 200 + ".org", "not_an_email"),
        (link, "K-4829", "not_a_case"),
        (field_named(Section.EXPERIENCE, "journey"), "1", "part_by_part"),
    ):
        with pytest.raises(WordsRefusedError) as refused:
            fitting_value(field, [typed])
        assert refused.value.code == code


@pytest.mark.req("LANG-04")
def test_a_code_of_a_long_list_is_taken_and_a_stranger_refused() -> None:
    country = field_named(Section.EXPERIENCE, "journey/1a2b3c4d/country")
    assert [fitting_value(country, [code]) for code in ("VN", "MU", "SO")] == ["VN", "MU", "SO"]
    assert fitting_value(LANGUAGES, ["hmn", "tsq"]) == ["hmn", "tsq"]
    with pytest.raises(WordsRefusedError):
        fitting_value(country, ["Burma"])


def test_a_proposed_pseudonym_means_nothing_and_has_no_letter_that_looks_like_a_figure() -> None:
    names = {proposed_pseudonym(bytes([each, each ^ 0x5A, 7, each])) for each in range(256)}
    assert len(names) > 250
    assert all(name[1] == "-" and name[0] not in "IO" and name[2:].isdecimal() and len(name) == 6 for name in names)
