"""JSON: our own document of cases, or a plain list of flat objects; read object by object, never whole."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from samakki.transfers.rules.decoding import LONGEST_LINE
from samakki.transfers.rules.flat import flat_case
from samakki.transfers.rules.workbooks import MOST_CELLS
from samakki.transfers.words import Flaw, Row, UnreadableError

_PIECE: Final = 1 << 16
_LARGEST: Final = 8 << 20
_LONGEST_SIGN: Final = 4
_LONGEST_NUMBER: Final = 300
_CASES: Final = '"cases"'
_SIGN: Final = re.compile(r"[^ \t\n\r]")


def read_document(handle: BinaryIO) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Give the headings and rows of a document; a row's number counts the objects from 1.

    Goes through the file twice, because later objects may have more. Raises UnreadableError with the number.
    """
    headings: dict[str, None] = {}
    number = 0
    for number, told in enumerate(_objects(handle), start=1):
        headings.update(dict.fromkeys(_flat(told, number)))
    if not headings:
        raise UnreadableError(Flaw.EMPTY)
    if number * len(headings) > MOST_CELLS:
        raise UnreadableError(Flaw.TOO_LARGE)
    handle.seek(0)
    return tuple(headings), _rows(handle, tuple(headings))


def _rows(handle: BinaryIO, headings: tuple[str, ...]) -> Iterator[Row]:
    for number, told in enumerate(_objects(handle), start=1):
        cells = _flat(told, number)
        yield Row(number, tuple(cells.get(heading, "") for heading in headings))


def _flat(told: Any, number: int) -> dict[str, str]:
    cells = _cells(told, number)
    try:
        "".join((*cells, *cells.values())).encode()
    except UnicodeEncodeError:  # half a sign, written as an escape: no page and no store takes it
        raise UnreadableError(Flaw.ENCODING, str(number)) from None
    return cells


def _cells(told: Any, number: int) -> dict[str, str]:
    if not isinstance(told, dict):
        raise UnreadableError(Flaw.NOT_A_TABLE, str(number))
    if "case" in told and isinstance(told.get("samakki"), dict):
        try:
            return flat_case(told)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise UnreadableError(Flaw.NOT_A_TABLE, str(number)) from error
    if any(isinstance(value, dict | list) for value in told.values()):
        raise UnreadableError(Flaw.NOT_A_TABLE, str(number))
    return {str(name): _text(value) for name, value in told.items()}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _objects(handle: BinaryIO) -> Iterator[Any]:
    text = _Text(handle)
    if text.peek() == "{":
        text.skip_to(_CASES)
        text.take(":")
    text.take("[")
    if text.peek() == "]":
        return
    number = 0
    while True:
        number += 1
        yield text.value(number)
        if text.peek() != ",":
            return
        text.take(",")


class _Text:
    """A text of JSON that is read a piece at a time; what was read of a piece is let go when the next one comes."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle, self._left, self._at, self._bytes = handle, "", 0, b""
        self._decoder = json.JSONDecoder(parse_int=_number, parse_float=str, parse_constant=_no_constant)
        start = handle.read(3)
        self._bytes = b"" if start == b"\xef\xbb\xbf" else start

    def peek(self) -> str:
        while True:
            found = _SIGN.search(self._left, self._at)
            if found:
                self._at = found.start()
                return found[0]
            self._at = len(self._left)
            if not self._more():
                return ""

    def take(self, sign: str) -> None:
        if self.peek() != sign:
            raise UnreadableError(Flaw.NOT_A_TABLE)
        self._at += 1

    def skip_to(self, word: str) -> None:
        while (at := self._left.find(word, self._at)) < 0:
            if len(self._left) > LONGEST_LINE or not self._more():
                raise UnreadableError(Flaw.NOT_A_TABLE)
        self._at = at + len(word)

    def value(self, number: int) -> Any:
        self.peek()
        while True:
            try:
                told, end = self._decoder.raw_decode(self._left, self._at)
            except (json.JSONDecodeError, RecursionError) as error:
                if len(self._left) - self._at > _LARGEST or not self._more(double=True):
                    raise UnreadableError(Flaw.NOT_A_TABLE, str(number)) from error
                continue
            if end == len(self._left) and self._more():
                continue
            self._at = end
            return told

    def _more(self, *, double: bool = False) -> bool:
        self._left, self._at = self._left[self._at :], 0
        more = self._handle.read(max(_PIECE, len(self._left)) if double else _PIECE)
        piece, self._bytes = self._bytes + more, b""
        try:
            self._left += piece.decode("utf-8")
        except UnicodeDecodeError as cut:
            if not more or len(piece) - cut.start >= _LONGEST_SIGN:
                raise UnreadableError(Flaw.ENCODING) from None
            self._left += piece[: cut.start].decode("utf-8")
            self._bytes = piece[cut.start :]
        return bool(more)


def _number(figures: str) -> int | str:
    """Read a whole number; one that is longer than any stays the text that it is."""
    return int(figures) if len(figures) <= _LONGEST_NUMBER else figures


def _no_constant(name: str) -> None:
    raise UnreadableError(Flaw.NOT_A_TABLE, name)
