"""A file is brought, gone through some rows in each request, and taken in; rows to be mended can be fetched."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, BinaryIO, Final, TypeVar, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.transfers.mapping import map_page
from samakki.transfers import actions, queries
from samakki.transfers.words import FLAW_TEXTS, ImportId, Kept, NoSuchTransferError, Stage, UnreadableError

View = TypeVar("View", bound=Callable[..., HttpResponse])
SHOWN: Final = 50
TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def found_or_404(view: View) -> View:
    """Let a page answer 404 for an import or export that is not the member's own."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchTransferError:
            raise Http404 from None

    return cast("View", shown)


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Ask for a file; a POST reads and seals it."""
    queries.formats(by_of(request))
    if request.method != "POST":
        return _ask(request)
    file = request.FILES.get("file")
    if file is None or file.file is None:
        return _ask(request, _("Choose the file."))
    try:
        transfer = actions.keep_upload(by_of(request), cast("BinaryIO", file.file), file.name or "-")
    except UnreadableError as refused:
        return _ask(request, str(refused))
    return redirect("import-of", transfer)


@require_GET
@found_or_404
def show(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """Show how far an import is: its map, its progress, or what came of it."""
    kept = actions.kept(by_of(request), ImportId(transfer))
    return map_page(request, kept) if kept.stage is Stage.MAPPING else _state(request, kept)


@require_POST
@found_or_404
def go_on(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """Go through the next rows; the page asks again until all are done."""
    kept = actions.go_on(by_of(request), ImportId(transfer))
    if request.headers.get("HX-Request") and kept.works:
        return render(request, "transfers/progress.html", _progress(kept))
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=HTTPStatus.NO_CONTENT)
        response["HX-Refresh"] = "true"
        return response
    return redirect("import-of", transfer)


@require_POST
@found_or_404
def take(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """Begin to take in what was tried out."""
    actions.take_all_in(by_of(request), ImportId(transfer))
    return redirect("import-of", transfer)


@require_POST
@found_or_404
def mend(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """Hand out the rows that stayed out, with their reasons."""
    made = actions.mend(by_of(request), ImportId(transfer))
    response = HttpResponse(made.content, content_type=TYPES[made.name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


@require_POST
@found_or_404
def forget(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """Forget the rows that still wait."""
    actions.forget(by_of(request), ImportId(transfer))
    messages.info(request, _("What waited of the file is forgotten. Cases that were opened stay."))
    return redirect("transfers")


def _ask(request: HttpRequest, wrong: str = "") -> HttpResponse:
    told = {"wrong": [("id_file", wrong)] if wrong else [], "error": wrong}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "transfers/bringing.html", told, status=status)


def _state(request: HttpRequest, kept: Kept) -> HttpResponse:
    problems = actions.mend(by_of(request), kept.id).problems if kept.refused and not kept.works else ()
    told = _progress(kept) | {
        "problems": [
            (problem.cell, FLAW_TEXTS[problem.flaw], _heading(kept, problem.column)) for problem in problems[:SHOWN]
        ],
        "more": max(0, len(problems) - SHOWN),
        "tried": kept.stage is Stage.TRIED,
        "done": kept.stage is Stage.DONE,
    }
    return render(request, "transfers/state.html", told)


def _heading(kept: Kept, column: int | None) -> str:
    return kept.survey.headings[column] if column is not None and column < len(kept.survey.headings) else ""


def _progress(kept: Kept) -> dict[str, Any]:
    return {"kept": kept, "trying": kept.stage is Stage.TRYING}
