"""Tables of text: the encoding is told from the bytes, the sign between cells from the lines."""

import codecs
import csv
import io
import re
import unicodedata
from typing import Final

from samakki.tables.printed import MOST_CELLS, MOST_ROWS, Unreadable, UnreadableTableError

_APART: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 40
_WIDE: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE: Final = 200_000
_MOST_NULS: Final = 0.01
_HALF: Final = 0.3
_ALONE: Final = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f](?![^\x00-\x7f])|(?<![^\x00-\x7f])[^\x00-\x7f](?=[a-z])")
"""A letter of another script in the middle of a Latin word: Thai and Japanese stand in words of their own."""
_LONGEST_CELL: Final = 1_000_000
_THAI: Final = range(0x0E00, 0x0E80)
_KANA: Final = range(0x3040, 0x3100)


def read_delimited(content: bytes) -> list[list[str]]:
    """Read text as rows of cells; ragged rows and open quotes are read as far as they go.

    Raises UnreadableTableError for what is no text or has too many cells.
    """
    text = decoded(content)
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    left = MOST_CELLS
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_sign(text)):
            rows.append(row)
            left -= len(row)
            if left < 0 or len(rows) > MOST_ROWS:
                raise UnreadableTableError(Unreadable.TOO_LARGE)
    except csv.Error as error:
        raise UnreadableTableError(Unreadable.BROKEN) from error
    return rows


def decoded(content: bytes) -> str:
    """Give the text of bytes; raises UnreadableTableError where no encoding fits."""
    for mark, encoding in _WIDE:
        if content.startswith(mark):
            return _checked(content.decode(encoding, "replace"))
    if silent := _without_mark(content):
        return _checked(content.decode(silent, "replace"))
    try:
        return _checked(content.decode("utf-8-sig").replace("\x00", ""))
    except UnicodeDecodeError:
        return _checked(_old(content.replace(b"\x00", b"")))


def _without_mark(content: bytes) -> str:
    """Tell UTF-16 without a mark by where its zeros stand."""
    sample = content[:_SAMPLE]
    if len(sample) < 4:  # noqa: PLR2004 -- two signs of it
        return ""
    even, odd = sample[::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample)
    if odd > _HALF and even < _MOST_NULS:
        return "utf-16-le"
    return "utf-16-be" if even > _HALF and odd < _MOST_NULS else ""


def _old(content: bytes) -> str:
    """Choose the old encoding whose letters make most sense; cp1252 where none does."""
    best = max(("cp874", "cp932", "cp1252"), key=lambda name: _sense(content[:_SAMPLE], name))
    return content.decode(best, "replace")


def _sense(content: bytes, encoding: str) -> float:
    text = content.decode(encoding, "replace")
    high = [sign for sign in text if ord(sign) > 127]  # noqa: PLR2004 -- the last of ASCII
    if not high:
        return 0.0
    lost = sum(sign == "\ufffd" or unicodedata.category(sign) in {"Cc", "Cn", "Co"} for sign in high)
    alone = len(_ALONE.findall(text)) if encoding != "cp1252" else 0
    return (sum(_fits(sign, encoding) for sign in high) - 3 * lost - alone) / len(high)


def _fits(sign: str, encoding: str) -> float:
    code = ord(sign)
    if encoding == "cp874":
        return 1.0 if code in _THAI else 0.0
    if encoding == "cp932":
        return 1.0 if code in _KANA or 0x4E00 <= code < 0xA000 else 0.2  # noqa: PLR2004 -- the plane of Han
    return 0.9 if code < 0x180 and sign.isalpha() and sign.islower() else 0.3  # noqa: PLR2004 -- Latin letters


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    strange = sum(unicodedata.category(sign) in {"Cc", "Cn", "Cs"} and sign not in "\r\n\t\x0b\x0c" for sign in sample)
    if strange > max(4, len(sample) * 0.05):
        raise UnreadableTableError(Unreadable.ENCODING)
    return text


def _sign(text: str) -> str:
    """Find the sign that parts most lines into the same number of cells; a tab is what a pasted table has."""
    lines = [line for line in text[:_SAMPLE].splitlines()[:_LOOKED_AT] if line.strip()]

    def regular(sign: str) -> tuple[int, int]:
        parted = [sum(part.count(sign) for part in line.split('"')[::2]) for line in lines]
        most = max(parted, default=0)
        usual = max(set(parted), key=parted.count, default=0) if most else 0
        return (sum(number == usual for number in parted) if usual else 0), most

    return max(_APART, key=regular)
