"""Trying a form on an invented person: everything is asked, computed and doubted as in a case, and nothing is stored.

All answers travel in the page itself: neither store, nor session, nor message holds any of them.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from samakki.cases.words import FillingShown
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.form import panels
from samakki.doors.web.form.opened import Filling, languages, sheet_of
from samakki.doors.web.form.saving import ROW, change_rows, read_page
from samakki.doors.web.form.seen import read_seen
from samakki.doors.web.form.swaps import read_drawn, swaps
from samakki.doors.web.form.views import row_pages
from samakki.doors.web.form.wording import answer_words, label_words
from samakki.instruments import queries as instruments
from samakki.instruments.words import (
    Answers,
    InstrumentUnknownError,
    OpenForm,
    Value,
    VersionId,
    VersionShown,
    from_stored,
    to_stored,
)
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId, FileId, MemberId

NOBODY: Final = UUID(int=0)
CHILD: Final = "child"
ADULT: Final = "adult"
_MOST: Final = 1_000_000


def keeps_nothing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a page whose posts are never kept, also when they come too late or with an old token."""
    view.keeps_nothing = True  # type: ignore[attr-defined]  # a mark for the keeping of late forms
    return view


@keeps_nothing
@require_http_methods(["GET", "POST"])
def attempt(request: HttpRequest, which: UUID) -> HttpResponse:
    """Show one page of the form for an invented person; a POST goes on with what was typed, and keeps none of it."""
    by = by_of(request)
    try:
        version = instruments.version(by, VersionId(which))
        posted = request.method == "POST"
        told = request.POST if posted else request.GET
        person = CHILD if told.get("person") == CHILD else ADULT
        known = instruments.invented(by, VersionId(which), child=person == CHILD)
    except InstrumentUnknownError:
        raise Http404 from None
    found = _nobodys(by, version, _read(request.POST.get("kept", "{}")) if posted else known)
    if not posted:
        return _page(request, found, sheet_of(by, found, found.answers, 1, {}), (person, known))
    return _went_on(request, found, (person, known))


def _went_on(request: HttpRequest, found: Filling, invented: tuple[str, Answers]) -> HttpResponse:
    by, posted = by_of(request), request.POST
    save = read_page(by, found, found.questions, posted, read_seen(posted.get("seen", "{}")))
    verb, _, rest = posted.get("do", "check").partition(" ")
    pages = row_pages(posted.getlist("page-of-rows"))
    sheet = _number(posted.get("sheet", "1"))
    if verb == "look":
        return _drawn_again(request, found, sheet_of(by, found, save.answers, sheet, pages))
    row = change_rows(by, save, verb, rest) if verb in {"add", "remove"} else ""
    opened = sheet_of(by, found, save.answers, sheet, pages)
    if verb == "add" and row:
        mark, at, _place = panels.place_of_row(opened, row)
        opened = sheet_of(by, found, save.answers, sheet, {**pages, mark: at})
    elif verb in {"goto", "next", "rows"}:
        number, pages = _elsewhere(opened, sheet, (verb, rest), pages)
        opened = sheet_of(by, found, save.answers, number, pages)
    return _page(request, _nobodys(by, found.version, save.answers), opened, invented)


def _elsewhere(
    opened: OpenForm, sheet: int, asked: tuple[str, str], pages: Mapping[str, int]
) -> tuple[int, dict[str, int]]:
    verb, rest = asked
    if verb == "goto":
        return _number(rest), {}
    if verb == "rows":
        return sheet, {**pages, **row_pages([rest])}
    later = [each.number for each in opened.sheets if each.number > sheet and each.relevant]
    return (later[0] if later else sheet), {}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004 -- no form has a million pages


def _nobodys(by: By, version: VersionShown, answers: Answers) -> Filling:
    """Make a filling that belongs to no case and is written nowhere."""
    shown = FillingShown(
        filling=NOBODY,
        version=version.line.id,
        section=version.section,
        answers={path: to_stored(value) for path, value in answers.items()},
        bases={},
        last=by.hybrid.tick(),
        author=by.member or MemberId(NOBODY),
        agency=by.agency or AgencyId(NOBODY),
    )
    return Filling(FileId(NOBODY), shown, version, dict(answers))


def _read(text: str) -> dict[str, Value]:
    """Read what the page carried along; raises BadRequest on anything that is no page of ours."""
    try:
        told = json.loads(text[:_MOST])
        json.dumps(told, ensure_ascii=False).encode()  # half a sign, written as an escape, goes on no page
        return {str(path): from_stored(value) for path, value in told.items()}
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        message = "not what a page of ours carries"
        raise BadRequest(message) from error


def _write(answers: Answers) -> str:
    told = {path: to_stored(value) for path, value in answers.items() if value is not None}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _page(request: HttpRequest, found: Filling, opened: OpenForm, invented: tuple[str, Answers]) -> HttpResponse:
    person, known = invented
    told = panels.page(found, opened) | {
        "kept": _write(found.answers),
        "person": person,
        "known": _known(found, known),
        "newest": None,
    }
    return render(request, "instruments/trying.html", told)


def _drawn_again(request: HttpRequest, found: Filling, opened: OpenForm) -> HttpResponse:
    """Answer in place: what is drawn otherwise now; the page goes on carrying what it carried."""
    told: dict[str, Any] = panels.page(found, opened)
    told["swaps"] = list(swaps(told["items"], read_drawn(request.POST.get("drawn", ""))))
    return render(request, "instruments/trying_in_place.html", told)


def _known(found: Filling, known: Answers) -> list[dict[str, str]]:
    """Put into words what is known of the invented person before anybody asks."""
    lines = []
    for path, value in known.items():
        question = found.questions.get(ROW.sub("", path))
        if question is not None:
            label = label_words(found.version.definition, question, languages())
            rows = " ".join(row.strip("[]") for row in ROW.findall(path))
            said = answer_words(found.version.definition, question, value, languages())
            lines.append({"label": f"{label} ({rows})" if rows else label, "value": said})
    return lines
