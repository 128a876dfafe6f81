"""By what somebody is found: strictly what the record says of each field, and of each part of its rows."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from samakki.cases.rules import fits
from samakki.journal.words import FileState, Head, Heads
from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import AgencyId, EntryId, MemberId
from samakki.sections.words import ALL_FIELDS, RANK, Field, Search, cell

NOBODY = UUID(int=1)
NAME, PART_OF_A_NAME = "DEMO Zebrafinch", "brafin"
NUMBER, END_OF_A_NUMBER = "+855 12 300 400", "012300400"


def places() -> Iterator[tuple[str, Field, str]]:
    """Go through every field, and every part of rows: how it is called, what is said of it, where it stands."""
    for field in ALL_FIELDS:
        yield f"{field.section}.{field.name}", field, field.name
        for part in field.parts:
            yield f"{field.section}.{field.name}.{part.name}", part, cell(field.name, "0000000a", part.name)


PLACES = list(places())


def heads(value: object) -> Heads:
    return Heads((Head(value, Stamp(1, 0, "0a0b0c0d"), MemberId(NOBODY), AgencyId(NOBODY), EntryId(NOBODY)),))


def ways_found(field: Field, name: str) -> set[str]:
    """Tell by what somebody is found, of whom this alone is known."""
    rank = {cell(name.partition("/")[0], "0000000a", RANK): heads(1)} if "/" in name else {}

    def found(kept: str, wanted: str) -> bool:
        return fits(wanted, "mark", FileState({field.section: {name: heads(kept), **rank}}))

    ways = {
        "all of a name": found(NAME, NAME),
        "a part of a name": found(NAME, PART_OF_A_NAME),
        "all of a number": found(NUMBER, NUMBER),
        "the end of a number": found(NUMBER, END_OF_A_NUMBER),
    }
    return {way for way, stands in ways.items() if stands}


FOUND_BY = {
    Search.NEVER: set[str](),
    Search.EXACT: {"all of a name", "all of a number"},
    Search.NAME: {"all of a name", "a part of a name", "all of a number"},
    Search.PHONE: {"all of a number", "the end of a number"},
}


@pytest.mark.parametrize(("field", "name"), [place[1:] for place in PLACES], ids=[place[0] for place in PLACES])
def test_a_field_finds_somebody_as_the_record_says_and_in_no_other_way(field: Field, name: str) -> None:
    assert ways_found(field, name) == FOUND_BY[field.search]


def test_each_way_of_searching_is_said_of_some_field_and_none_of_what_starts_closed() -> None:
    said = {field.search for _called, field, _name in PLACES}
    assert said == set(Search)
    assert [called for called, field, _name in PLACES if field.closed and field.search is not Search.NEVER] == []
