"""What tells who somebody is falls away, in every script, and what is told instead stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samakki.assistance.rules import doubtful, without
from samakki.assistance.words import Gone, KnownValues

MONTHS = {"march": 3, "may": 5, "มีนาคม": 3, "មីនា": 3, "thang ba": 3, "မတ်": 3, "july": 7}


def instead(kind: Gone, number: int) -> str:
    return f"[{kind} {number}]" if number else f"[{kind}]"


KNOWN = KnownValues(
    since=date(2026, 3, 4),
    names=frozenset({"DEMO Srey Mom", "Lotus", "An", "ស្រីម៉ុំ", "สมศรี ใจดี", "王小明", "José Ñandú", "ນາງ ຄຳ", "မြ မြ"}),
    people=frozenset({"her aunt Bopha at the market"}),
    places=frozenset({"Poipet", "ភូមិថ្មី", "House by the river"}),
    houses=frozenset({"Shelter of the DEMO river"}),
    numbers=frozenset({"+855 12 000 000", "N-0042"}),
    accounts=frozenset({"srey.demo"}),
    months=MONTHS,
    marks=frozenset(instead(kind, number) for kind in Gone for number in range(66)),
)


def told(text: str) -> str:
    return without(text, KNOWN, instead)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Srey came with Lotus.", "[name] came with [name]."),
        ("DEMO  Srey-Mom slept.", "[name] slept."),
        ("SREY'S brother", "[name]'S brother"),
        ("An came, and an hour later ant and Ann.", "[name] came, and an hour later ant and Ann."),
        ("នាងស្រីម៉ុំមកដល់", "នាង[name]មកដល់"),
        ("ស្រី\u200bម៉ុំ មក", "[name] មក"),
        ("พบสมศรี ใจดีที่บ้าน", "พบ[name]ที่บ้าน"),
        ("昨天王小明到了", "昨天[name]到了"),
        ("JOSE NANDU called", "[name] called"),
        ("ນາງຄຳ ມາ", "[name] ມາ"),
        ("Bopha said at the market", "[name] said at the market"),
        ("taken to Poipet and ភូមិថ្មី", "taken to [place] and [place]"),
        ("the Shelter of the Demo River helped", "the [house] helped"),
    ],
)
def test_names_and_places_of_the_record_fall_away_in_every_script(text: str, left: str) -> None:
    assert told(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ring 85512000000 or 012-345-678", "ring [number] or [number]"),
        ("ទូរស័ព្ទ ០១២៣៤៥៦៧៨", "ទូរស័ព្ទ [number]"),
        ("โทร๐๘๑๒๓๔๕๖๗๘ครับ", "โทร[number]ครับ"),
        ("paper n0042 and passport AB1234567", "paper [number] and passport [number]"),
        ("write to a.b@example.org or @srey_x", "write to [account] or [account]"),
        ("on srey.demo", "on [account]"),
        ("see https://example.org/x?y=1", "see [account]"),
        ("3 meals, 12 hours, 2 of them", "3 meals, 12 hours, 2 of them"),
    ],
)
def test_numbers_addresses_and_accounts_fall_away(text: str, left: str) -> None:
    assert told(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("on 2026-03-04", "on [in month 1]"),
        ("in 2026-05, then", "in [in month 3], then"),
        ("on 4 March 2026 they", "on [in month 1] they"),
        ("July 19th, 2025", "[months before 8]"),
        ("2569-03-04", "[in month 1]"),
        ("๔ มีนาคม ๒๕๖๙", "[in month 1]"),
        ("៤ មីនា ២០២៦", "[in month 1]"),
        ("born 2004-07", "born [long before]"),
        ("since 2019", "since [long before]"),
        ("in 2027", "in [in year 2]"),
        ("in 2040-01", "in [long after]"),
        ("on 04/03/2026 or 4/3", "on [day] or [day]"),
        ("on 4 May, who may 5 times", "on [day], who [day] times"),
        ("they may march on", "they may march on"),
        ("2026年3月4日", "[in month 1]"),
        ("in 2026-13", "in [day]"),
    ],
)
def test_days_become_months_from_the_beginning(text: str, left: str) -> None:
    assert told(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a 17-year-old girl", "a [age 12] girl"),
        ("17 years old", "[age 12]"),
        ("aged 34", "[age 25]"),
        ("at the age of 9", "[age]"),
        ("អាយុ ១៧ ឆ្នាំ", "[age 12]"),
        ("อายุ 17 ปี", "[age 12]"),
        ("17岁", "[age 12]"),
        ("tuổi 40", "[age 35]"),
        ("for 3 years", "for 3 years"),
    ],
)
def test_ages_become_bands(text: str, left: str) -> None:
    assert told(text) == left


@given(
    st.lists(st.sampled_from(["Srey", "an", "Poipet", "2026-03", " ", "17 years old", "[name]", "ស្រីម៉ុំ", "@x_y", "word"]))
)
def test_what_fell_away_once_stays_as_it_is(pieces: list[str]) -> None:
    once = told(" ".join(pieces))
    assert told(once) == once
    assert "Srey" not in once


@given(st.text())
def test_no_text_at_all_breaks_it(text: str) -> None:
    assert isinstance(told(text), str)


def test_who_looks_it_through_is_shown_what_may_still_be_a_name() -> None:
    assert doubtful("They met Sokha near [a place]. The boy was 3.") == ("Sokha", "3")


def test_what_is_known_of_somebody_is_never_in_a_log() -> None:
    assert "Srey" not in repr(KNOWN)
