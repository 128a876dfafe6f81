"""Tables of text whose cells are kept apart by a comma, a semicolon, a tab or a stroke."""

import csv
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO, Final

from samakki.transfers.rules.decoding import lines_of
from samakki.transfers.words import Flaw, Row, UnreadableError

_APART: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 20
LONGEST_CELL: Final = 131_072


def read_delimited(handle: BinaryIO) -> tuple[str, Iterator[Row]]:
    """Give the sign that keeps the cells apart, and the rows; raises UnreadableError with the row."""
    lines = lines_of(handle)
    first = list(islice(lines, _LOOKED_AT))
    apart = _told_apart(first)
    return apart, _rows(chain(first, lines), apart)


def _told_apart(lines: list[str]) -> str:
    """Find the sign that parts most lines into the same number of cells, and into most of them."""

    def regular(sign: str) -> tuple[int, int]:
        parted = [_outside_quotes(line, sign) for line in lines if line.strip()]
        if not parted or not parted[0]:
            return 0, 0
        return sum(number == parted[0] for number in parted), parted[0]

    return max(_APART, key=regular) if lines else ","


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def _rows(lines: Iterator[str], apart: str) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=apart, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise UnreadableError(Flaw.OPEN_QUOTE, str(number)) from None
        yield Row(number, tuple(cells))
