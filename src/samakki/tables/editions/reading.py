"""Reads the file of an edition (EDITION.yaml) and the tables that it names."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

import yaml

from samakki.tables.editions.asking import Asked, part
from samakki.tables.editions.layouts import judge_layouts
from samakki.tables.editions.words import (
    Cell,
    Chapter,
    Drawn,
    Edition,
    Fault,
    Figure,
    Period,
    Row,
    Shown,
    Texts,
    Unit,
    refuse,
)

Printed = tuple[str, Decimal | None]
"""One cell as a reader of tables hands it over: what was printed, and the number in it."""
ReadsTable = Callable[[Path], Sequence[Sequence[Printed]]]
FindsFaults = Callable[[Path, Path | None], Sequence[Fault]]
_DASHES: Final = frozenset("-–—−‐")  # noqa: RUF001 -- all of them are printed for a dash
_PROTECTED: Final = frozenset({"c", "x", "*", "**"})
_LONGEST: Final = 2_000
_NAMES: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def read_edition(place: Path, reads: ReadsTable, finds: FindsFaults) -> Edition:
    """Read an edition whole, with the faults of its tables beside them; nothing is guessed and nothing mended.

    Raises EditionRefusedError naming the place in the file.
    """
    book = _opened(place)
    book.only("edition", "dated", "title", "words", "languages", "missing", "chapters", "earlier")
    read, unread = _languages(book)
    dated = book.day("dated") or refuse("dated", "a day is missing here, as 2026-11-01")
    chapters = tuple(_chapter(each, place.parent, reads, finds) for each in book.parts("chapters"))
    edition = Edition(
        name=_name(book, "edition"),
        dated=dated,
        title=book.texts("title", needed=True),
        words=book.texts("words"),
        languages=read,
        unread=unread,
        missing=book.many_texts("missing"),
        chapters=chapters,
    )
    _judge(edition)
    return edition


def reasons_in(place: Path) -> Mapping[str, Texts]:
    """Read why figures changed since the last edition: by the name of the figure. Raises EditionRefusedError."""
    found: dict[str, Texts] = {}
    for chapter in _opened(place).parts("chapters"):
        for figure in chapter.parts("figures"):
            if "why" in figure.value:
                found[figure.words("name")] = figure.texts("why", needed=True)
    return found


def earlier_in(place: Path) -> tuple[Path, ...]:
    """Name the machine files of earlier editions that this one says it follows. Raises EditionRefusedError."""
    return tuple(place.parent / each for each in _opened(place).lines("earlier"))


def _opened(place: Path) -> Asked:
    try:
        found = yaml.safe_load(place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        refuse(place.name, "this file cannot be read")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}" if mark else "the file"
        refuse(f"{place.name}, {line}", "this is not YAML")
    return part(found, "")


def _name(asked: Asked, key: str) -> str:
    name = asked.words(key)
    if not set(name) <= _NAMES:
        where = f"{asked.where}.{key}" if asked.where else key
        refuse(where, f"{name!r} becomes an address: small Latin letters, digits and - only")
    return name


def _languages(book: Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the languages into those that a native reader has signed and those that wait for one."""
    read: list[str] = []
    unread: list[str] = []
    for tag, asked in book.named("languages"):
        asked.only("read_by", "dated")
        (read if asked.value.get("read_by") and asked.day("dated") else unread).append(tag)
    if not read:
        refuse("languages", "no language has been read and signed: `read_by` and `dated`")
    return tuple(read), tuple(unread)


def _chapter(asked: Asked, folder: Path, reads: ReadsTable, finds: FindsFaults) -> Chapter:
    asked.only("name", "title", "words", "figures")
    figures = tuple(_figure(each, folder, reads, finds) for each in asked.parts("figures"))
    return Chapter(_name(asked, "name"), asked.texts("title", needed=True), asked.texts("words"), figures)


def _figure(asked: Asked, folder: Path, reads: ReadsTable, finds: FindsFaults) -> Figure:
    asked.only(
        *("name", "title", "words", "unit", "period", "as_of", "source", "file", "about", "drawn", "labels"),
        *("footnotes", "missing", "provisional", "totals", "why", "protection", "without", "layouts"),
    )
    place = _inside(folder, asked.words("file"), f"{asked.where}.file")
    about = _inside(folder, asked.words("about"), f"{asked.where}.about") if "about" in asked.value else None
    protection = part(asked.value.get("protection") or {}, f"{asked.where}.protection").value
    corner, columns, rows = _table(asked, reads(place), protected=bool(protection))
    return Figure(
        name=_name(asked, "name"),
        title=asked.texts("title", needed=True),
        unit=asked.choice("unit", Unit),
        period=asked.choice("period", Period, Period.CALENDAR),
        as_of=asked.day("as_of"),
        source=asked.texts("source", needed=True),
        corner=corner,
        columns=columns,
        rows=rows,
        drawn=asked.choice("drawn", Drawn, Drawn.NOTHING),
        words=asked.texts("words"),
        labels=asked.named_texts("labels"),
        footnotes=asked.many_texts("footnotes"),
        missing=asked.many_texts("missing"),
        provisional=frozenset(asked.lines("provisional")),
        totals=frozenset(asked.lines("totals")),
        faults=tuple(finds(place, about)),
        protection=protection,
        layouts={name: {key: str(text) for key, text in each.value.items()} for name, each in asked.named("layouts")},
    )


def _table(
    asked: Asked, grid: Sequence[Sequence[Printed]], *, protected: bool
) -> tuple[str, tuple[str, ...], tuple[Row, ...]]:
    """Take the table apart: the first line names the columns, the first column the lines."""
    without, totals = set(asked.lines("without")), set(asked.lines("totals"))
    if len(grid) < 2 or len(grid[0]) < 2:  # noqa: PLR2004 -- a label and a number, a head and a line
        refuse(f"{asked.where}.file", "this table has no lines or no columns")
    if len(grid) > _LONGEST:
        refuse(f"{asked.where}.file", f"a page bears {_LONGEST} lines, and this table has more")
    head = [printed for printed, _value in grid[0]]
    for unknown in (without | set(asked.lines("provisional"))) - set(head):
        refuse(f"{asked.where}.file", f"no column is called {unknown!r}")
    kept = [at for at, name in enumerate(head) if name not in without]
    rows = tuple(
        Row(
            label=line[kept[0]][0],
            cells=tuple(cell(*line[at], protected=protected) for at in kept[1:]),
            is_total=line[kept[0]][0] in totals,
        )
        for line in grid[1:]
        if any(printed.strip() for printed, _value in line)
    )
    return head[kept[0]], tuple(head[at] for at in kept[1:]), rows


def cell(printed: str, value: Decimal | None, *, protected: bool) -> Cell:
    """Say what a printed cell shows: nothing, a dash, a number, a bound, a protected number, or words."""
    text = printed.strip()
    if not text:
        return Cell(printed, Shown.BLANK)
    if text in _DASHES:
        return Cell(printed, Shown.DASH)
    if protected and text.lower() in _PROTECTED:
        return Cell(printed, Shown.PROTECTED)
    if text.startswith(("<", "≤", "less than")):
        return Cell(printed, Shown.BOUND)
    return Cell(printed, Shown.NUMBER, value) if value is not None else Cell(printed, Shown.WORDS)


def _inside(folder: Path, name: str, where: str) -> Path:
    place = (folder / name).resolve()
    if not place.is_file():
        refuse(where, f"there is no file {name!r} beside the edition")
    return place


def _judge(edition: Edition) -> None:
    """Refuse two figures of one name, and a sentence that is missing in a language that was signed."""
    names = [each.name for each in edition.figures] + [each.name for each in edition.chapters]
    for name in names:
        if names.count(name) > 1:
            refuse(name, "two chapters or figures have this name")
    if not edition.figures:
        refuse("chapters", "this edition has no figures")
    for figure in edition.figures:
        judge_layouts(figure)
    for where, texts in _sentences(edition):
        for tag in edition.languages:
            if texts and tag not in texts:
                refuse(where, f"this has no words in {tag!r}, a language that was signed as read")


def _sentences(edition: Edition) -> list[tuple[str, Texts]]:
    found: list[tuple[str, Texts]] = [("title", edition.title), ("words", edition.words)]
    found += [("missing", each) for each in edition.missing]
    for chapter in edition.chapters:
        found += [(chapter.name, chapter.title), (chapter.name, chapter.words)]
    for figure in edition.figures:
        told = (figure.title, figure.words, figure.source, *figure.footnotes, *figure.missing, *figure.labels.values())
        found += [(figure.name, each) for each in told]
    return found
