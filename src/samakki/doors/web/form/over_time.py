"""One form of a case as it was filled in several times: what was said each time, and what had changed since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.cases import actions as cases
from samakki.cases.words import PastFilling
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.form.opened import languages
from samakki.doors.web.form.saving import ROW
from samakki.doors.web.form.wording import answer_words, label_words
from samakki.instruments import queries as instruments
from samakki.instruments.words import (
    ASKED,
    GONE,
    Definition,
    InstrumentId,
    InstrumentUnknownError,
    Question,
    VersionId,
    from_stored,
)
from samakki.kernel.ids import FileId

SIDE_BY_SIDE: Final = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """What was said once: in words, and whether it is other than the time before."""

    words: str
    changed: bool


@require_safe
@case_page
def compare(request: HttpRequest, case: FileId, instrument: UUID) -> HttpResponse:
    """Lay four fillings side by side, the oldest first; `page` goes back in time, from 1 for the newest."""
    by = by_of(request)
    try:
        shown = instruments.instrument(by, InstrumentId(instrument))
    except InstrumentUnknownError:
        raise Http404 from None
    past = cases.fillings_over_time(by, case, {line.id for line in shown.versions})
    asked = request.GET.get("page", "")
    page = max(int(asked), 1) if asked.isdecimal() and len(asked) < 6 else 1  # noqa: PLR2004 -- nobody fills in so often
    end = max(len(past) - (page - 1) * SIDE_BY_SIDE, 0)
    start = max(end - SIDE_BY_SIDE, 0)
    here, names = past[start:end], names_for(by)
    definitions = {one.version: instruments.version(by, VersionId(one.version)).definition for one in past[:end]}
    told: dict[str, Any] = {
        "case": case,
        "title": shown.name,
        "times": [{"filling": one.filling, "when": one.begun.moment(), "who": who(names, one.author)} for one in here],
        "rows": _rows(here, past[start - 1] if start else None, definitions),
        "earlier": page + 1 if start else 0,
        "later": page - 1 if here else 0,
        "number": len(past),
    }
    return render(request, "form/over_time.html", told)


def _rows(
    here: Sequence[PastFilling], before: PastFilling | None, definitions: Mapping[UUID, Definition]
) -> list[tuple[str, list[Cell]]]:
    """List each question of which something was said at one of these times, in the order of the newest version."""
    order: dict[str, tuple[Definition, Question]] = {}
    for one in reversed(here):
        definition = definitions[one.version]
        for question in definition.questions():
            if question.kind in ASKED:
                order.setdefault(question.path, (definition, question))
    place = {path: at for at, path in enumerate(order)}
    paths = {path for one in here for path in one.said if ROW.sub("", path) in place and not _gone(one, path)}
    rows = []
    for path in sorted(
        paths, key=lambda path: (place[ROW.sub("", path)], [int(row[1:-1]) for row in ROW.findall(path)])
    ):
        definition, question = order[ROW.sub("", path)]
        label, numbers = label_words(definition, question, languages()), ROW.findall(path)
        cells = list(_cells(here, before, path, definitions))
        if any(cell.words for cell in cells):
            rows.append(
                (f"{label} ({', '.join(number.strip('[]') for number in numbers)})" if numbers else label, cells)
            )
    return rows


def _cells(
    here: Sequence[PastFilling], before: PastFilling | None, path: str, definitions: Mapping[UUID, Definition]
) -> list[Cell]:
    cells = []
    last = _words(before, path, definitions[before.version]) if before else ""
    for at, one in enumerate(here):
        words = _words(one, path, definitions[one.version])
        cells.append(Cell(words, changed=bool(words and words != last and (last or at or before))))
        last = words or last
    return cells


def _words(one: PastFilling, path: str, definition: Definition) -> str:
    value = one.said.get(path)
    if value is None or _gone(one, path):
        return ""
    if isinstance(value, Mapping) and "closed" in value:
        return gettext("closed")
    question = next((each for each in definition.questions() if each.path == ROW.sub("", path)), None)
    return answer_words(definition, question, from_stored(value), languages()) if question else ""


def _gone(one: PastFilling, path: str) -> bool:
    """Tell whether the row that an answer stood in was taken away."""
    return any(one.said.get(path[: row.end()]) == GONE for row in ROW.finditer(path))
