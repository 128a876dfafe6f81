"""What others share with us, or with one of us by name: the list, a case as far as a ground opens it, what we wrote."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from samakki.access.words import BY_NAME
from samakki.cases import actions
from samakki.cases.words import OpenedEntry, SharedRow, WordsRefusedError
from samakki.consent import actions as consent
from samakki.consent import queries
from samakki.consent.words import GroundUnknownError, ShareId, Use
from samakki.doors.web.consent.wording import USES, Called, ground_told
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_id, case_page
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.desk.telling import refusal_words
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section


@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """List what is shared with us, or by name, and what no longer is; a POST says that it was read that it ended."""
    by = by_of(request)
    if request.method == "POST":
        number = case_id(request.POST.get("share", ""))
        try:
            consent.acknowledge(by, ShareId(number or by.node))
        except GroundUnknownError:
            raise Http404 from None
        return redirect("shared")
    rows, called, now = actions.shared_cases(by), Called(by), by.clock.now()
    told = {
        "by_name": by.role in BY_NAME,
        "now": [_row(called, row) for row in rows if row.share.ended_at is None and row.ground.terms.until > now],
        "ended": [_row(called, row) for row in rows if row.share.ended_at is not None],
    }
    return render(request, "shared/list.html", told)


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show a case of another agency for one use; a POST writes a note into a part that is shared for care."""
    if request.method != "POST":
        return _page(request, case)
    by = by_of(request)
    if request.POST.get("do") == "conflict":
        actions.declare_conflict(by, case)
        return redirect("shared")
    try:
        section = Section(request.POST.get("section", ""))
    except ValueError:
        raise BadRequest(request.POST.get("section", "")) from None
    try:
        actions.write_shared_note(by, case, request.POST.get("text", ""), section)
    except WordsRefusedError as refused:
        return _page(request, case, refused)
    told = gettext("Saved. It stands in their file, and we keep it.")
    messages.success(request, gettext("Saved. It stands in the file.") if by.role in BY_NAME else told)
    return redirect("shared-case", case)


@require_safe
@case_page
def entry(request: HttpRequest, case: FileId, entry: EntryId) -> HttpResponse:
    """Open a closed entry that was shared by name, which is recorded."""
    by, use = by_of(request), _use(request, by_of(request), case)
    opened = actions.open_shared_entry(by, case, entry, use)
    told = {"case": case, "line": _line(by, opened), "use": use.value, "by_name": by.role in BY_NAME}
    return render(request, "shared/entry.html", told)


@require_safe
@case_page
def own(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show what our agency wrote into another agency's case: that stays readable to us."""
    by = by_of(request)
    entries = actions.read_own_entries(by, case)
    if not entries and case not in {ground.file for _share, ground in queries.shared_with(by)}:
        raise Http404
    return render(request, "shared/own.html", {"case": case, "mark": str(case)[-6:], "lines": _lines(by, entries)})


def _page(request: HttpRequest, case: FileId, refused: WordsRefusedError | None = None) -> HttpResponse:
    by = by_of(request)
    use = _use(request, by, case)
    read = actions.read_shared_case(by, case, use)
    words = refusal_words(refused) if refused else ""
    told: dict[str, Any] = {
        "case": case,
        "by_name": by.role in BY_NAME,
        "mark": read.mark,
        "owner": Called(by).agency(read.owner),
        "until": read.until,
        "use": use.value,
        "uses": [(one.value, str(USES[one])) for one in _uses(by, case)],
        "sections": desk.sections(names_for(by), read.sections),
        "opened": [desk.section_words(shown.words.section) for shown in read.sections],
        "lines": _lines(by, read.entries),
        "named": [str(one) for one in read.named],
        "writable": [(one.value, desk.section_words(one)) for one in sorted(read.writable)],
        "restricted": read.restricted,
        "may_pass_on": by.role not in BY_NAME and bool(queries.passable(by, case)),
        "text": request.POST.get("text", ""),
        "errors": {"text": words} if words else {},
        "wrong": [("id_text", words)] if words else [],
    }
    return render(request, "shared/page.html", told, status=422 if refused else 200)


def _uses(by: By, case: FileId) -> list[Use]:
    """Give for what something of a case is shared with us at this moment."""
    return [use for use in Use if queries.ground_for(by, case, use) is not None]


def _use(request: HttpRequest, by: By, case: FileId) -> Use:
    asked = request.GET.get("use", "")
    if asked in set(Use):
        return Use(asked)
    return next(iter(_uses(by, case)), Use.CARE)


def _row(called: Called, row: SharedRow) -> dict[str, Any]:
    return ground_told(called, row.ground) | {
        "case": str(row.case),
        "mark": row.mark,
        "name": row.name,
        "owner": called.agency(row.owner),
        "share": str(row.share.id),
        "ended_at": row.share.ended_at,
    }


def _lines(by: By, entries: tuple[OpenedEntry, ...]) -> list[dict[str, Any]]:
    return [_line(by, one) for one in entries]


def _line(by: By, one: OpenedEntry) -> dict[str, Any]:
    header, body = one.header, one.body
    return {
        "entry": str(header.id),
        "who": who(names_for(by), header.author),
        "when": header.stamp.moment(),
        "section": desk.section_words(header.section),
        "closed": header.closed and body is None,
        "text": body.note if body else "",
        "changes": desk.change_words(header.section, body.changes) if body else (),
        "ours": header.agency == by.agency,
    }
