"""From bytes to lines of text: UTF-8, or UTF-16 that says so; anything mixed in is found with its row."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO, Final

from samakki.transfers.words import Flaw, UnreadableError

LONGEST_LINE: Final = 1 << 20
_PIECE: Final = 1 << 16
_UTF16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_UTF8: Final = codecs.BOM_UTF8


def lines_of(handle: BinaryIO) -> Iterator[str]:
    """Give the lines of a text with their ends; raises UnreadableError with the number of the line that is none."""
    start = handle.read(len(_UTF8))
    if start == _UTF8:
        yield from _lines(handle, b"")
    elif start[:2] in _UTF16:
        yield from _wide_lines(handle, start[2:], _UTF16[start[:2]])
    else:
        yield from _lines(handle, start)


def _lines(handle: BinaryIO, start: bytes) -> Iterator[str]:
    number = 0
    while line := (start if start.endswith(b"\n") else start + handle.readline(LONGEST_LINE)):
        start, number = b"", number + 1
        if len(line) >= LONGEST_LINE:
            raise UnreadableError(Flaw.LONG_LINE, str(number))
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise UnreadableError(Flaw.ENCODING, str(number)) from None
        if "\0" in text:
            raise UnreadableError(Flaw.ENCODING, str(number))
        yield text


def _wide_lines(handle: BinaryIO, start: bytes, encoding: str) -> Iterator[str]:
    decoder, left, number = codecs.getincrementaldecoder(encoding)("strict"), "", 0
    piece = start
    while True:
        more = handle.read(_PIECE)
        try:
            left += decoder.decode(piece + more, final=not more)
        except UnicodeDecodeError:
            raise UnreadableError(Flaw.ENCODING, str(number + 1 + left.count("\n"))) from None
        piece = b""
        if "\0" in left:
            raise UnreadableError(Flaw.ENCODING, str(number + 1 + left[: left.index("\0")].count("\n")))
        whole = left.split("\n")
        left = whole.pop()
        for line in whole:
            number += 1
            yield line + "\n"
        if len(left) > LONGEST_LINE:
            raise UnreadableError(Flaw.LONG_LINE, str(number + 1))
        if not more:
            break
    if left:
        yield left
