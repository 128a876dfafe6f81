"""Filling in a form of a case, page by page: every save keeps what was typed, whatever the form thinks of it."""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samakki.cases.words import TEXT_LIMIT
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.form import panels
from samakki.doors.web.form.opened import Filling, open_filling, resume_at, sheet_of
from samakki.doors.web.form.saving import Save, change_rows, keep, kept, read_page
from samakki.doors.web.form.seen import read_seen
from samakki.doors.web.form.swaps import read_drawn, swaps
from samakki.instruments import queries as instruments
from samakki.instruments.words import InstrumentUnknownError, NotPublishedError, OpenForm, VersionId
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId

_FIGURES: Final = 6


@require_http_methods(["GET", "POST"])
@case_page
def fill(request: HttpRequest, case: FileId, filling: UUID, sheet: int) -> HttpResponse:
    """Show one page of a form; a POST keeps what was typed and goes on."""
    by = by_of(request)
    found = _opened(by, case, filling)
    if request.method == "POST":
        return _save(request, by, found, sheet)
    opened = sheet_of(by, found, found.answers, sheet, row_pages(request.GET.getlist("rows")))
    if opened.sheet.number != sheet:
        return redirect("form", case, filling, opened.sheet.number)
    told = panels.page(found, opened, names_for(by)) | _teller(by, found)
    return render(request, "form/page.html", told)


@require_GET
@case_page
def resume(request: HttpRequest, case: FileId, filling: UUID) -> HttpResponse:
    """Open a form where it was left."""
    by = by_of(request)
    return redirect("form", case, filling, resume_at(by, _opened(by, case, filling)))


def _teller(by: By, filling: Filling) -> dict[str, object]:
    """Tell who spoke in this author's last save: the next page begins with the same."""
    own = filling.shown.third_party and filling.shown.author == by.member
    return {"third_party": own, "told_by": filling.shown.told_by if own else ""}


def _opened(by: By, case: FileId, filling: UUID) -> Filling:
    try:
        return open_filling(by, case, filling)
    except InstrumentUnknownError:
        raise Http404 from None


def row_pages(told: list[str]) -> dict[str, int]:
    """Read which page of rows each repeat shows (`q12 3`)."""
    parts = (one.split(" ") for one in told)
    return {part[0]: int(part[1]) for part in parts if len(part) == 2 and _counts(part[1])}  # noqa: PLR2004 -- a mark and a number


def _counts(text: str) -> bool:
    """Tell whether it is a number that a page has written: of rows and sheets nobody has a million."""
    return text.isdecimal() and len(text) <= _FIGURES


def _save(request: HttpRequest, by: By, filling: Filling, sheet: int) -> HttpResponse:
    posted = request.POST
    seen = read_seen(posted.get("seen", "{}"))
    save = read_page(by, filling, _questions(by, filling, posted.get("version", "")), posted, seen)
    save.third_party = "third-party" in posted
    save.told_by = (posted.get("told-by") or "")[:TEXT_LIMIT]
    verb, _, rest = posted.get("do", "save").partition(" ")
    pages = row_pages(posted.getlist("page-of-rows"))
    if verb == "look":
        return _drawn_again(request, save, sheet_of(by, filling, save.answers, sheet, pages))
    row = change_rows(by, save, verb, rest) if verb in {"add", "remove"} else ""
    saved = keep(by, save)
    if verb == "autosave":
        fresh = replace(save, filling=kept(save, saved), changes={})
        return _drawn_again(request, fresh, sheet_of(by, fresh.filling, fresh.answers, sheet, pages))
    if str(filling.version.line.id) != posted.get("version"):
        messages.warning(request, gettext("This form was carried over to a newer version meanwhile. All is kept."))
    _say(request, save, written=saved is not None, verb=verb)
    return redirect(_next(by, save, sheet, (verb, rest, row), pages))


def _questions(by: By, filling: Filling, version: str) -> dict[str, Any]:
    """Give the questions of the version that the page showed, which may be an older one."""
    found = filling.questions
    if version and version != str(filling.version.line.id):
        try:
            older = instruments.version(by, VersionId(UUID(version)))
        except (ValueError, InstrumentUnknownError):
            return found
        return {question.path: question for question in older.definition.questions()} | found
    return found


def _drawn_again(request: HttpRequest, save: Save, opened: OpenForm) -> HttpResponse:
    """Answer in place, without a new page: what is drawn otherwise now, and whether everything is saved."""
    drawn = read_drawn(request.POST.get("drawn", ""))
    told = panels.page(save.filling, opened, names_for(by_of(request)))
    told |= {"swaps": list(swaps(told["items"], drawn)), "unsaved": bool(save.changes)}
    return render(request, "form/in_place.html", told)


def _say(request: HttpRequest, save: Save, *, written: bool, verb: str) -> None:
    doubts = len(set(save.changes) & set(save.state.misfits)) if save.state else 0
    if doubts:
        messages.warning(request, gettext("Saved. Something needs another look; you may go on all the same."))
    elif written and verb == "save":
        messages.success(request, gettext("Saved."))
    elif verb == "save":
        messages.info(request, gettext("Nothing was changed."))


def _next(by: By, save: Save, sheet: int, done: tuple[str, str, str], pages: dict[str, int]) -> str:
    """Tell where to go after a save: on, unless what was just typed needs another look."""
    verb, rest, row = done
    filling, number, place = save.filling, sheet, ""
    opened = sheet_of(by, filling, save.answers, sheet, {})
    doubted = bool(save.state and set(save.changes) & set(save.state.misfits))
    if verb == "leave" and not doubted:
        return reverse("forms", args=[filling.case])
    if verb == "goto" and _counts(rest):
        number = int(rest)
    elif verb == "next" and not doubted:
        number = _following(opened, sheet)
    elif verb == "rows":
        place, _, said = rest.partition(" ")
        pages[place] = int(said) if _counts(said) else 1
    elif verb == "add" and row:
        mark, at, place = panels.place_of_row(opened, row)
        pages[mark] = at
    query = "&".join(f"rows={mark}+{at}" for mark, at in pages.items() if at > 1 and number == sheet)
    address = reverse("form", args=[filling.case, filling.id, max(number, 1)])
    return f"{address}{'?' if query else ''}{query}{'#' if place else ''}{place}"


def _following(opened: OpenForm, sheet: int) -> int:
    later = [each.number for each in opened.sheets if each.number > sheet and each.relevant]
    return later[0] if later else sheet


@require_POST
@case_page
def begin(request: HttpRequest, case: FileId) -> HttpResponse:
    """Begin a form for a case."""
    by = by_of(request)
    try:
        filling = panels.begin(by, case, VersionId(UUID(request.POST.get("version", ""))))
    except NotPublishedError:
        messages.error(request, gettext("This form cannot be begun: it is a draft, or it was withdrawn."))
        return redirect("forms", case)
    except (ValueError, InstrumentUnknownError):
        raise Http404 from None
    return redirect("form", case, filling, 1)
