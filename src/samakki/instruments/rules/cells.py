"""What a spreadsheet hides from who reads only its texts: formulas that gave no result, and merged cells."""

import re
import zipfile
from collections.abc import Iterator
from typing import Final

from samakki.instruments.words import Fault, Finding, Place

_READ: Final = frozenset({"survey", "choices", "settings"})
_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s[^<>]{0,2000}>")
_LINK: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]{0,2000}>")
_ATTRIBUTE: Final = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]{0,2000}?ref=[\"']([A-Z]+(\d+):[A-Z]+\d+)[\"']")
_CELL: Final = re.compile(rb"<(?:\w+:)?c\s")
_CLOSED: Final = re.compile(rb"</(?:\w+:)?c>")
_LONGEST: Final = 2_000
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_RESULT: Final = re.compile(rb"<(?:\w+:)?v>[^<]+<")
_MOST: Final = 50


def hidden_things(archive: zipfile.ZipFile) -> tuple[Finding, ...]:
    """Find what would else be dropped in silence, on the sheets that are read; at most fifty of it."""
    found: list[Finding] = []
    for name, part in _sheets(archive):
        xml = archive.read(part)
        found += _merged(name, xml)
        if _FORMULA.search(xml):
            found += _formulas(name, xml)
    return tuple(found[:_MOST])


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    parts = set(archive.namelist())
    if not {_BOOK, _LINKS} <= parts:
        return
    links = {told.get(b"Id"): told.get(b"Target", b"") for told in _told(_LINK, archive.read(_LINKS))}
    sheets = list(_told(_SHEET, archive.read(_BOOK)))
    for told in sheets:
        name = told.get(b"name", b"").decode()
        target = next((links.get(value, b"") for key, value in told.items() if key.endswith(b":id")), b"").decode()
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in parts and (name.lower() in _READ or len(sheets) == 1):
            yield name.lower(), part


def _told(what: re.Pattern[bytes], xml: bytes) -> Iterator[dict[bytes, bytes]]:
    return (dict(_ATTRIBUTE.findall(found[0])) for found in what.finditer(xml))


def _merged(sheet: str, xml: bytes) -> Iterator[Finding]:
    for found in _MERGED.finditer(xml):
        yield Finding(Fault.MERGED, found[1].decode(), Place(sheet, int(found[2])))


def _formulas(sheet: str, xml: bytes) -> Iterator[Finding]:
    for cell in _CELL.split(xml)[1:]:  # one look at each byte, whatever a stranger left open
        head, _end, rest = cell.partition(b">")
        if head.endswith(b"/"):
            continue
        told, inner = dict(_ATTRIBUTE.findall(head[:_LONGEST])), _CLOSED.split(rest, 1)[0]
        if _FORMULA.search(inner) and (told.get(b"t") == b"e" or not _RESULT.search(inner)):
            name = told.get(b"r", b"").decode()
            yield Finding(Fault.FORMULA, name, Place(sheet, int(re.sub(r"\D", "", name) or 0)))
