"""Reads the file of an edition (EDITION.yaml) and the tables that it names."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from samakki.kernel.told import Told, ToldWrongError, read
from samakki.tables.about import About, AboutWrongError, read_about
from samakki.tables.cells import Holds, read_cell
from samakki.tables.checking import check
from samakki.tables.editions.indicating import judge_plans
from samakki.tables.editions.layouts import judge_layouts
from samakki.tables.editions.planning import asked_in, committees_in, plan_in, texts_of
from samakki.tables.editions.publications import Published, agree, published
from samakki.tables.editions.texts import Texts, name_in, sentences_in, texts_if_told, texts_in
from samakki.tables.editions.words import Cell, Chapter, Drawn, Edition, Figure, Row, Shown
from samakki.tables.printed import Table, UnreadableTableError
from samakki.tables.reading import read_table
from samakki.tables.units import Unit, Year

LONGEST: Final = 1_000_000
_MOST_LINES: Final = 2_000
_FIGURES: Final = 9
_PROTECTED: Final = frozenset({"c", "x", "*", "**"})
_UNREADABLE: Final = "this file cannot be read"
_OF_EDITION: Final = (
    {"edition", "dated", "title", "languages", "chapters"},
    {"words", "missing", "earlier", "plan", "committees", "asked"},
)
_OF_CHAPTER: Final = ({"name", "title", "figures"}, {"words"})
_OF_FIGURE: Final = (
    {"name", "title", "source"},
    {
        "unit",
        "file",
        "publication",
        "table",
        "words",
        "years",
        "as_of",
        "about",
        "drawn",
        "labels",
        "footnotes",
        "missing",
        "provisional",
        "totals",
    }
    | {"why", "protection", "without", "layouts"},
)


def read_edition(place: Path) -> Edition:
    """Read an edition whole, with the faults of its tables beside them; nothing is guessed and nothing mended.

    Raises ToldWrongError naming the place in the file.
    """
    book = _opened(place).table(*_OF_EDITION)
    signed, unread = _languages(book["languages"])
    edition = Edition(
        name=name_in(book["edition"]),
        dated=book["dated"].day(),
        title=texts_in(book["title"]),
        words=texts_if_told(book["words"]),
        languages=signed,
        unread=unread,
        missing=sentences_in(book["missing"]),
        chapters=tuple(_chapter(each, place.parent) for each in book["chapters"].each()),
        earlier=tuple(place.parent / each for each in book["earlier"].codes()),
        plan=plan_in(book["plan"]),
        committees=committees_in(book["committees"]),
        asked=asked_in(book["asked"]),
    )
    _judge(edition)
    return edition


def _opened(place: Path) -> Told:
    try:
        return read(place.read_text(encoding="utf-8"), LONGEST, as_written=True)
    except (OSError, UnicodeDecodeError) as error:
        raise ToldWrongError(place.name, _UNREADABLE) from error


def _languages(told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the languages into those that a native reader has signed and those that wait for one."""
    signed: list[str] = []
    unread: list[str] = []
    for tag, each in told.pairs():
        signature = each.table((), {"read_by", "dated"})
        (signed if signature["read_by"] and signature["dated"] else unread).append(tag)
        if signature["dated"]:
            signature["dated"].day()
    if not signed:
        told.refuse("no language has been read and signed: `read_by` and `dated`")
    return tuple(signed), tuple(unread)


def _chapter(told: Told, folder: Path) -> Chapter:
    parts = told.table(*_OF_CHAPTER)
    figures = tuple(_figure(each, folder) for each in parts["figures"].each())
    return Chapter(name_in(parts["name"]), texts_in(parts["title"]), texts_if_told(parts["words"]), figures)


def _figure(told: Told, folder: Path) -> Figure:
    parts = told.table(*_OF_FIGURE)
    publication = _publication(told, parts, folder)
    table = publication.table if publication else _table(parts["file"], folder)
    own = _of_itself(parts) if publication is None else _of_publication(parts, publication)
    corner, columns, rows = _cells(parts, table, own.totals, protected=bool(own.protection))
    return Figure(
        name=name_in(parts["name"]),
        title=texts_in(parts["title"]),
        unit=own.unit,
        years=Year(parts["years"].code(list(Year), "way of counting years")) if parts["years"] else Year.CALENDAR,
        as_of=own.as_of,
        source=texts_in(parts["source"]),
        corner=corner,
        columns=columns,
        rows=rows,
        drawn=Drawn(parts["drawn"].code(list(Drawn), "picture")) if parts["drawn"] else Drawn.NOTHING,
        words=texts_if_told(parts["words"]),
        labels={name: texts_in(each) for name, each in parts["labels"].pairs()} if parts["labels"] else {},
        footnotes=sentences_in(parts["footnotes"]),
        missing=own.missing,
        provisional=frozenset(parts["provisional"].codes()),
        totals=own.totals,
        faults=() if own.protection.get("adds_up") == "no" else tuple(check(table, _about(parts["about"], folder))),
        protection=own.protection,
        layouts=_layouts(parts["layouts"]),
        why=texts_if_told(parts["why"]),
    )


@dataclass(frozen=True, slots=True)
class _Own:
    """What a figure says of itself, or the publication that it comes from."""

    unit: Unit
    as_of: date | None
    protection: dict[str, str | int]
    missing: tuple[Texts, ...]
    totals: frozenset[str]


def _of_itself(parts: dict[str, Told]) -> _Own:
    return _Own(
        Unit(parts["unit"].code(list(Unit), "unit")),
        parts["as_of"].day() if parts["as_of"] else None,
        _protection(parts["protection"]),
        sentences_in(parts["missing"]),
        frozenset(parts["totals"].codes()),
    )


def _of_publication(parts: dict[str, Told], publication: Published) -> _Own:
    missing = ({"en": publication.missing},) if publication.missing else ()
    return _Own(
        Unit(Told(parts["publication"].where, publication.unit).code(list(Unit), "unit")),
        date.fromisoformat(publication.as_of),
        {name: int(each) if _is_whole(each) else each for name, each in publication.protection.items()},
        sentences_in(parts["missing"]) or missing,
        frozenset(publication.totals),
    )


def _publication(told: Told, parts: dict[str, Told], folder: Path) -> Published | None:
    """Read the publication that a figure names instead of a file; one of the two is needed."""
    if parts["publication"]:
        told.table((*_OF_FIGURE[0], "publication", "table"), _OF_FIGURE[1], {"file": "a publication stands for it"})
        publication = published(parts["publication"], parts["table"], folder)
        agree(parts, publication)
        return publication
    told.table((*_OF_FIGURE[0], "unit", "file"), _OF_FIGURE[1], {"table": "only a publication has tables"})
    return None


def _protection(told: Told) -> dict[str, str | int]:
    """Read how people are protected: the method, and the numbers that belong to it."""
    if not told:
        return {}
    told.table({"method"}, dict(told.pairs()))
    return {name: int(each.value) if _is_whole(each.value) else each.words() for name, each in told.pairs()}


def _is_whole(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _FIGURES and value.isdecimal()


def _layouts(told: Told) -> dict[str, dict[str, str]]:
    """Read what fills the columns of others' layouts; an empty text stands where nothing does."""
    return {name: dict(_fills(each)) for name, each in told.pairs()} if told else {}


def _fills(told: Told) -> list[tuple[str, str]]:
    return [(column, each.words() if each else "") for column, each in told.pairs()]


def _place(told: Told, folder: Path) -> Path:
    place = (folder / told.words()).resolve()
    if not place.is_file():
        told.refuse(f"there is no file {told.words()} beside the edition")
    return place


def _table(told: Told, folder: Path) -> Table:
    place = _place(told, folder)
    try:
        with place.open("rb") as file:
            return read_table(file, place.name)
    except UnreadableTableError as error:
        raise ToldWrongError(place.name, str(error)) from error


def _cells(
    parts: dict[str, Told], table: Table, totals: frozenset[str], *, protected: bool
) -> tuple[str, tuple[str, ...], tuple[Row, ...]]:
    """Take the table apart: the first line names the columns, the first column the lines."""
    grid, told = table.rows, parts["file"] or parts["publication"]
    without = set(parts["without"].codes())
    if len(grid) < 2 or len(grid[0]) < 2:  # noqa: PLR2004 -- a label and a number, a head and a line
        told.refuse("this table has no lines or no columns")
    if len(grid) > _MOST_LINES:
        told.refuse(f"a page bears {_MOST_LINES} lines, and this table has more")
    head = list(grid[0])
    for unknown in sorted((without | set(parts["provisional"].codes())) - set(head)):
        told.refuse(f"no column is called {unknown}")
    kept = [at for at, name in enumerate(head) if name not in without]
    rows = tuple(
        Row(line[kept[0]], tuple(shown(line[at], protected=protected) for at in kept[1:]), line[kept[0]] in totals)
        for line in grid[1:]
        if any(printed.strip() for printed in line)
    )
    return head[kept[0]], tuple(head[at] for at in kept[1:]), rows


def shown(printed: str, *, protected: bool) -> Cell:
    """Say what a printed cell shows: nothing, a dash, a number, a bound, a protected number, or words."""
    cell = read_cell(printed)
    if cell.is_number:
        return Cell(printed, Shown.BOUND) if cell.bound else Cell(printed, Shown.NUMBER, cell.value)
    if protected and printed.strip().lower() in _PROTECTED:
        return Cell(printed, Shown.PROTECTED)
    return Cell(printed, {Holds.BLANK: Shown.BLANK, Holds.DASH: Shown.DASH}.get(cell.holds, Shown.WORDS))


def _about(told: Told, folder: Path) -> About | None:
    if not told:
        return None
    place = _place(told, folder)
    try:
        return read_about(place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ToldWrongError(place.name, _UNREADABLE) from error
    except AboutWrongError as error:
        raise ToldWrongError(place.name, str(error)) from error


def _judge(edition: Edition) -> None:
    """Refuse two figures of one name, and a sentence that is missing in a language that was signed."""
    names = [each.name for each in edition.figures] + [each.name for each in edition.chapters]
    names += [each.name for each in edition.committees] + [each.name for each in edition.asked]
    names += [each.name for each in edition.plan.measures] if edition.plan else []
    for name in names:
        if names.count(name) > 1:
            raise ToldWrongError(name, "two things of this book have this name")
    if not edition.figures:
        raise ToldWrongError("chapters", "this edition has no figures")  # noqa: EM101 -- a place, and no message
    for figure in edition.figures:
        judge_layouts(figure)
    judge_plans(edition)
    for where, texts in _said(edition):
        for tag in edition.languages:
            if texts and tag not in texts:
                raise ToldWrongError(where, f"this has no words in {tag}, a language that was signed as read")


def _said(edition: Edition) -> list[tuple[str, Texts]]:
    found: list[tuple[str, Texts]] = [("title", edition.title), ("words", edition.words)]
    found += [("missing", each) for each in edition.missing]
    for chapter in edition.chapters:
        found += [(chapter.name, chapter.title), (chapter.name, chapter.words)]
    for figure in edition.figures:
        told = (figure.title, figure.words, figure.source, *figure.footnotes, *figure.missing, *figure.labels.values())
        found += [(figure.name, each) for each in (*told, figure.why)]
    return [*found, *texts_of(edition.plan, edition.committees, edition.asked)]
