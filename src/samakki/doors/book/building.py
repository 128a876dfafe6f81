"""Builds the book: a folder of pages in each language that was signed, made beside and put in place at once."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.template import Context, Engine
from django.utils.safestring import mark_safe
from django.utils.translation import override

from samakki.databook.words import words_of_fault
from samakki.doors.book.charts import drawn, on_paper
from samakki.doors.book.downloads import write_data
from samakki.doors.book.planning import asked_told, committees_told, plan_told
from samakki.doors.book.wording import Wording, wording
from samakki.kernel.folders import PUBLIC, made_at
from samakki.tables.editions.words import Edition, Figure, Row
from samakki.tables.findings import Finding

_HERE: Final = Path(__file__).parent
_ALPHA_2: Final = 2
DATA: Final = "data"
Figures = Mapping[str, Mapping[str, Any]]
"""Each figure by its name, as a page shows it."""
OnPaper = Callable[[str, Path], None]
"""Turns one long page into a document at a place."""


def build(edition: Edition, folder: Path, lays_out: OnPaper | None = None) -> int:
    """Write the book into a new folder and tell how many pages it has; half a book is never left there.

    With `lays_out`, which turns one long page into a document, each language has its report, too. Raises
    FileExistsError when the folder is there already: a published book is not written over.
    """
    with made_at(folder, PUBLIC) as beside:
        return _written(edition, beside, lays_out)


def _written(edition: Edition, folder: Path, lays_out: OnPaper | None) -> int:
    pages = 1
    write_data(edition, wording(edition.languages[0]), folder / DATA)
    for words in map(wording, edition.languages):
        tag = words.language.tag
        shown = {figure.name: _shown(edition, figure, words) for figure in edition.figures}
        for name, text in _pages(edition, words, shown, is_on_paper=lays_out is not None):
            place = folder / tag / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
            pages += 1
        if lays_out:
            for name, page in _papers(edition, words, shown):
                lays_out(page, folder / DATA / f"{name}-{tag}.pdf")
    (folder / "index.html").write_text(_door(edition), encoding="utf-8")
    shutil.copy(_HERE / "book.css", folder / "book.css")
    return pages


def _pages(edition: Edition, words: Wording, shown: Figures, *, is_on_paper: bool) -> Iterator[tuple[str, str]]:
    """Make every page of one language, each with its place in that language's folder."""
    frame = _frame(edition, words)
    frame["is_on_paper"] = is_on_paper
    yield "index.html", _page("contents", words, frame)
    yield "changes.html", _page("changes", words, frame | {"shown": list(shown.values())})
    for chapter in frame["chapters"]:
        inside = [shown[figure["name"]] for figure in chapter["figures"]]
        yield f"{chapter['name']}.html", _page("chapter", words, frame | {"chapter": chapter, "shown": inside})
    for name, each in shown.items():
        yield f"figures/{name}.html", _page("figure", words, frame | {"up": "../", "one": each})
    for country in frame["countries"]:
        told = frame | {"up": "../", "country": country, "parts": list(_profile(edition, words, country["code"]))}
        yield f"countries/{country['code']}.html", _page("country", words, told)
    if edition.plan:
        yield "plan.html", _page("plan", words, frame | {"plan": plan_told(edition, words), "is_drawn": True})
    if edition.committees:
        yield "committees.html", _page("committees", words, frame | {"committees": committees_told(edition, words)})
    for asked in edition.asked:
        told = frame | {"up": "../", "asked": asked_told(asked, words, shown)}
        yield f"asked/{asked.name}.html", _page("asked", words, told)


def _papers(edition: Edition, words: Wording, shown: Figures) -> Iterator[tuple[str, str]]:
    """Make one long page of the whole book, and one of each thing that was asked; each names its document."""
    printed = {
        name: {**each, "picture": mark_safe(on_paper(each["picture"], each["figure"], words))}  # noqa: S308 -- as below
        for name, each in shown.items()
    }
    frame = _frame(edition, words)
    parts = [
        {"chapter": chapter, "shown": [printed[figure["name"]] for figure in chapter["figures"]]}
        for chapter in frame["chapters"]
    ]
    told = {"parts": parts, "plan": plan_told(edition, words), "committees": committees_told(edition, words)}
    yield "report", _page("report", words, frame | told)
    for asked in edition.asked:
        told = {"asked": asked_told(asked, words, printed)}
        yield f"asked-{asked.name}", _page("extract", words, frame | told)


def _frame(edition: Edition, words: Wording) -> dict[str, Any]:
    """Give what every page of a language knows: the book, its chapters, its other languages."""
    codes = dict.fromkeys(code for figure in edition.figures for code in _countries(figure))
    return {
        "up": "",
        "language": words.language,
        "edition": edition,
        "title": words.say(edition.title),
        "lead": words.say(edition.words),
        "on": words.day(edition.dated),
        "dated": edition.dated.isoformat(),
        "missing": [words.say(each) for each in edition.missing],
        "has_plan": edition.plan is not None,
        "has_committees": bool(edition.committees),
        "all_asked": [{"name": one.name, "by": words.say(one.by), "on": words.day(one.dated)} for one in edition.asked],
        "languages": [wording(tag).language for tag in edition.languages],
        "countries": sorted(
            ({"code": code, "name": words.country(code)} for code in codes), key=lambda one: one["name"]
        ),
        "chapters": [
            {
                "name": chapter.name,
                "title": words.say(chapter.title),
                "words": words.say(chapter.words),
                "figures": [{"name": each.name, "title": words.say(each.title)} for each in chapter.figures],
            }
            for chapter in edition.chapters
        ],
    }


def _shown(edition: Edition, figure: Figure, words: Wording) -> dict[str, Any]:
    """Give one figure as its page shows it: picture, table, footnotes, faults, protection, revisions, downloads."""
    return {
        "figure": figure,
        "title": words.say(figure.title),
        "words": words.say(figure.words),
        "unit": words.unit(figure),
        "years": words.years(figure),
        "as_of": words.day(figure.as_of) if figure.as_of else "",
        "source": words.say(figure.source),
        "picture": mark_safe(drawn(figure, words)),  # noqa: S308 -- made by Vega, with our own words escaped
        "corner": words.label(figure, figure.corner),
        "columns": [
            {"label": words.label(figure, each), "open": each in figure.provisional, "total": each in figure.totals}
            for each in figure.columns
        ],
        "rows": [_row(figure, row, words) for row in figure.rows],
        "footnotes": [words.say(each) for each in figure.footnotes],
        "missing": [words.say(each) for each in figure.missing],
        "faults": [_fault(each, words) for each in figure.faults if not each.settled],
        "settled": [_fault(each, words) for each in figure.faults if each.settled],
        "protection": dict(figure.protection),
        "protected": sum(cell.shown == "protected" for row in figure.rows for cell in row.cells),
        "revisions": [
            {"since": each.since, "on": words.day(each.dated), "why": words.say(each.why), "changes": each.changes}
            for each in edition.revisions.get(figure.name, ())
        ],
        "layouts": list(figure.layouts),
    }


def _fault(fault: Finding, words: Wording) -> dict[str, Any]:
    """Give a fault with words for what is wrong; its line and column are named as the table names them."""
    with override(words.language.tag):
        return fault.told() | {"words": words_of_fault(fault.kind)}


def _row(figure: Figure, row: Row, words: Wording) -> dict[str, Any]:
    cells = [
        {"text": words.cell(cell), "shown": cell.shown, "total": column in figure.totals}
        for column, cell in zip(figure.columns, row.cells, strict=True)
    ]
    return {"label": words.label(figure, row.label), "total": row.is_total, "cells": cells}


def _countries(figure: Figure) -> Iterator[str]:
    """Give the countries of which a figure has a line or a column, by their two letters."""
    for name in (*(row.label for row in figure.rows), *figure.columns):
        if len(name) == _ALPHA_2 and name.isascii() and name.isupper():
            yield name


def _profile(edition: Edition, words: Wording, code: str) -> Iterator[Mapping[str, Any]]:
    """Give what all figures tell of one country: its line, or its column."""
    for figure in edition.figures:
        told = [
            {"label": words.label(figure, column), "text": words.cell(cell), "shown": cell.shown}
            for row in figure.rows
            if row.label == code
            for column, cell in zip(figure.columns, row.cells, strict=True)
        ]
        told += [
            {"label": words.label(figure, row.label), "text": words.cell(cell), "shown": cell.shown}
            for row in figure.rows
            for column, cell in zip(figure.columns, row.cells, strict=True)
            if column == code
        ]
        if told:
            yield {"figure": figure, "title": words.say(figure.title), "unit": words.unit(figure), "told": told}


def _page(name: str, words: Wording, told: Mapping[str, Any]) -> str:
    with override(words.language.tag):
        return _engine().get_template(f"{name}.html").render(Context(dict(told)))


def _door(edition: Edition) -> str:
    """Make the first page: the book's languages, each by its own name."""
    languages: Sequence[Any] = [wording(tag).language for tag in edition.languages]
    titles = [{"language": each, "title": wording(each.tag).say(edition.title)} for each in languages]
    return _engine().get_template("door.html").render(Context({"titles": titles, "edition": edition}))


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(_HERE / "pages")], builtins=["django.templatetags.i18n"])
