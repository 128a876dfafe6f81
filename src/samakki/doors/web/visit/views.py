"""A visit or call with what came of it: four things are asked, none of them must be answered."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.assistance import actions, queries
from samakki.assistance.words import DueId, DueKind, DueSettledError, DueUnknownError
from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.dues import STATES, today_here, token, with_undo, written_token
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.follow_ups.views import BEFORE
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Field, Section, field_named

PARTS: Final = ("way", "date", "how", "own_view", "safe", "needed", "again")
_FIELD: Final = field_named(Section.ADMINISTRATION, "follow_ups")


@require_http_methods(["GET", "POST"])
@case_page
def write(request: HttpRequest, case: FileId) -> HttpResponse:
    """Ask what came of a visit or call; a POST writes it, and settles the follow-up for which it was made."""
    by, due = by_of(request), _due(request)
    if request.method != "POST":
        return _page(request, by, case, due)
    told = {part: request.POST.get(part, "").strip() for part in PARTS}
    try:
        if not told["how"] and told["way"] != "not_reached" and not any(told[part] for part in ("own_view", "safe")):
            raise WordsRefusedError("how", "empty")  # noqa: EM101, TRY301 -- a code; the page says it as any other
        done = _write(by, case, told, due)
    except WordsRefusedError as refused:
        return _page(request, by, case, due, refused)
    except DueSettledError as settled:
        words = gettext("A colleague was faster. It stands: %(state)s.")
        messages.info(request, words % {"state": STATES[settled.state]})
        return redirect("follow-ups", case)
    except DueUnknownError:
        raise Http404 from None
    messages.success(request, gettext("Saved."))
    if told["safe"] == "no":
        messages.warning(request, gettext("An alarm stands: somebody has to answer it in time."))
    back = reverse("follow-ups", args=[case])
    return redirect(with_undo(back, done))


def _write(by: By, case: FileId, told: dict[str, str], due: DueId | None) -> str:
    """Write it, and give what undoes it; a visit at which nobody was reached is an attempt: what was due stays due."""
    if told["way"] == "not_reached" and due is not None:
        return token(actions.try_again(by, [due], told["how"], told["again"]))
    return written_token(case, actions.hold_follow_up(by, case, told, due))


def _due(request: HttpRequest) -> DueId | None:
    text = request.POST.get("due", "") or request.GET.get("due", "")
    try:
        return DueId(UUID(text)) if text else None
    except ValueError:
        raise Http404 from None


def _page(
    request: HttpRequest, by: By, case: FileId, due: DueId | None, refused: WordsRefusedError | None = None
) -> HttpResponse:
    read = cases.read_case(by, case, before=1, sections=BEFORE)
    words = refusal_words(refused) if refused else ""
    open_ones = [each for each in queries.dues_of_case(by, case) if each.kind is DueKind.FOLLOW_UP and each.is_open]
    told: dict[str, Any] = {
        "case": case,
        "head": panels.head(read.row) | {"facts": panels.before_contact(read)},
        "due": due or (open_ones[0].id if len(open_ones) == 1 and open_ones[0].on <= today_here(by) else ""),
        "ways": _options(_FIELD.part("way")),
        "views": _options(_FIELD.part("own_view")),
        "safes": _options(_FIELD.part("safe")),
        "said": {part: request.POST.get(part, "visit" if part == "way" else "") for part in PARTS},
        "errors": {refused.about: words} if refused else {},
        "wrong": [(f"id_{refused.about}", words)] if refused else [],
    }
    return render(request, "visit/page.html", told, status=422 if refused else 200)


def _options(part: Field | None) -> list[tuple[str, str]]:
    return [(code, gettext(words)) for code, words in part.codes] if part else []
