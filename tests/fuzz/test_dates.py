"""Dates as people type them and as registers write them: a date that is known, or the code of why it is none."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import strategies as some

from samakki.kernel.clocks import Stamp
from samakki.kernel.dates import PartialDate
from samakki.kernel.eras import YEARS, DateRefusedError, read_date
from samakki.transfers.rules import eras
from samakki.transfers.words import FLAW_TEXTS, Calendar, Dates, Order
from tests.fuzz.search import Reader, fuzz, must_say, search
from tests.fuzz.strange import encoded, mutated, texts

CODES = {"not_a_date", "year_first", "no_such_day", "not_in_era"}
WRITTEN = (
    *(
        "2004",
        "2004-07",
        "2004-07-19",
        "2004年7月19日",
        "พ.ศ. ๒๕๖๑",
        "ព.ស. ២៥៦១",
        "ພ.ສ. ໒໕໖໑",
        "2561 BE",
        "B.E. 2561-07-19",
    ),
    *(
        "西暦2018年",
        "Reiwa 7",
        "R7",
        "令和七年十二月三十一日",
        "㋿元年5月1日",
        "Shōwa 63-12",
        "H30.4.1",
        "二〇〇四年七月十日",
    ),
    *("19/07/2547", "7/19/2004", "19 กรกฎาคม 2547", "ngày 19 tháng 7 năm 2004", "2004-07-19 12:30:00Z", "19 Jul 2004"),
)
BETWEEN = (" ", "-", "/", ".", "年", "月", "日", "년", "월", "\u2212", "", "  ", "BE ", "ค.ศ.", "元", "十", "令和", "S")
PIECES = some.one_of(some.integers(0, 3000).map(str), some.sampled_from(BETWEEN), some.sampled_from("〇一二九十๒២໒"))
typed = some.one_of(
    encoded(texts),
    encoded(some.lists(PIECES, max_size=12).map("".join)),
    mutated([one.encode() for one in WRITTEN]),
)


def told(content: bytes) -> str:
    return content.decode(errors="surrogatepass") if _is_text(content) else content.decode("latin-1")


def _is_text(content: bytes) -> bool:
    try:
        content.decode(errors="surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def as_typed(content: bytes) -> None:
    try:
        known = read_date(told(content))
    except DateRefusedError as refused:
        must_say(refused.code in CODES)
        return
    assert known.first().year in YEARS
    assert known.first() <= known.last()
    assert PartialDate.parse(str(known)) == known == read_date(str(known))


def as_stored(content: bytes) -> None:
    text = told(content)
    try:
        known = PartialDate.parse(text)
    except ValueError:
        return
    assert str(known) == text
    assert known.first() <= known.last()


def as_registered(content: bytes) -> None:
    text = told(content)
    for order in Order:
        for calendar in Calendar:
            try:
                known = eras.read_date(text, Dates(order, calendar))
            except eras.DateError as refused:
                must_say(FLAW_TEXTS[refused.flaw])
                continue
            assert PartialDate.parse(known).first() <= date.max


def as_stamp(content: bytes) -> None:
    text = told(content)
    try:
        stamp = Stamp.parse(text)
    except ValueError:
        return
    assert str(stamp) == text


STAMPS = some.one_of(mutated([b"0199f3c2a1b4-0003-1a2b3c4d"]), encoded(texts))
READERS = (
    Reader("typed", as_typed, typed),
    Reader("stored", as_stored, typed),
    Reader("registered", as_registered, typed),
    Reader("stamp", as_stamp, STAMPS),
)


@pytest.mark.slow
@fuzz
def test_every_text_is_a_date_or_says_why_it_is_none() -> None:
    search("dates", *READERS)


@pytest.mark.parametrize("read", [as_typed, as_stored, as_registered, as_stamp])
@pytest.mark.parametrize("between", [" ", "\t", "-", ".", "/", "年", "ー", "x", "0", "\u3000"])
def test_a_text_of_a_million_signs_is_looked_at_once(read: Callable[[bytes], None], between: str) -> None:
    """Where reading goes over each sign again and again, this never ends."""
    read(("2004" + between * 1_000_000 + "7").encode())
