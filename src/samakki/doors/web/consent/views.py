"""What a person was asked and answered; each answer by itself, with its receipt and the way to take it back."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, cast

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from samakki.assistance.queries import rules_of
from samakki.cases import actions
from samakki.cases.words import (
    GIVEN,
    WITHDRAWN,
    ConsentsOpened,
    ReceiptRead,
    SealedLine,
    WordsRefusedError,
)
from samakki.consent.words import About
from samakki.doors.web.consent.wording import (
    ABOUT,
    ANSWERS,
    Called,
    ground_told,
    members_in,
    sections_told,
    uses_told,
)
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page, remembered
from samakki.doors.web.desk.telling import refusal_words, value_words
from samakki.doors.web.print.paper import Paper, language_asked, on_paper
from samakki.kernel.ids import FileId

if TYPE_CHECKING:
    from samakki.doors.web.front.seat import HouseRequest

_UNSHOWN: Final = frozenset({"about", "answer", "ground", "text_hash", "since", "until"})
_ON_PAPER: Final = (
    *(
        "how",
        "language",
        "explained_by",
        "interpreter",
        "witness",
        "guardian",
        "child_view",
        "child_words",
        "own_words",
    ),
    *("asked_on", "ended_on", "ended_how"),
)
_SPOKEN: Final = {"zh": "zh-hans"}


@require_safe
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """List what was asked and answered, and what can be asked."""
    by = by_of(request)
    opened = actions.open_consents(by, case)
    told = {
        "case": case,
        "head": desk.head(opened.row),
        "abouts": [(about.value, words) for about, words in ABOUT.items()],
        "lines": [_line(opened, line, by.clock.now()) for line in opened.consents],
    }
    return remembered(request, render(request, "consent/page.html", told), case)


@require_http_methods(["GET", "POST"])
@case_page
def one(request: HttpRequest, case: FileId, row: str) -> HttpResponse:
    """Show one answer with all that was said of it; a POST takes a yes back."""
    if request.method != "POST":
        return _one(request, case, row)
    if request.POST.get("do") != "withdraw":
        raise BadRequest(request.POST.get("do", ""))
    try:
        actions.withdraw_consent(by_of(request), case, row, request.POST.get("how", ""))
    except WordsRefusedError as refused:
        return _one(request, case, row, refused)
    messages.success(request, gettext("Taken back. It holds from this moment; whoever held it was told."))
    return redirect("consent-one", case, row)


def _one(request: HttpRequest, case: FileId, row: str, refused: WordsRefusedError | None = None) -> HttpResponse:
    by = by_of(request)
    opened = actions.open_consents(by, case)
    line = next((each for each in opened.consents if each.row == row), None)
    if line is None:
        raise Http404
    ground, words = opened.ground(line), refusal_words(refused) if refused else ""
    shared = {share.ground for share in opened.shares}
    members = members_in(ground.terms.recipient) if ground else []
    terms = ground_told(Called(by, members), ground) | {"waiting": ground.id not in shared} if ground else None
    told = {
        "case": case,
        "line": _line(opened, line, by.clock.now()),
        "facts": [
            {"label": gettext(part.field.label), "words": value_words(part.field, part.heads.value)}
            for part in line.parts
            if part.heads.value is not None and part.field.name not in _UNSHOWN
        ],
        "ground": terms,
        "how": request.POST.get("how", ""),
        "errors": {"how": words} if words else {},
        "wrong": [("id_how", words)] if words else [],
    }
    return render(request, "consent/one.html", told, status=422 if refused else 200)


@require_safe
@case_page
def receipt(request: HttpRequest, case: FileId, row: str) -> HttpResponse:
    """Show a receipt as it will be printed, in the language in which it was explained unless another is chosen."""
    by = by_of(request)
    read = actions.read_receipt(by, case, row)
    spoken = read.line.words("language")

    def told() -> dict[str, Any]:
        return _sheet(read) | {
            "agency": cast("HouseRequest", request).seat.agency_name,
            "now": by.clock.now(),
            "who": _who(request, read),
        }

    care = gettext("Who finds this paper reads it. Ask where it can be kept; give none where it endangers.")
    paper = Paper("consent/receipt_sheet.html", reverse("consent-one", args=[case, row]), told, care=care, named=False)
    return on_paper(request, paper, language_asked(request, _SPOKEN.get(spoken, spoken)))


@require_safe
@case_page
def receipt_data(request: HttpRequest, case: FileId, row: str) -> HttpResponse:
    """Give a receipt as data, with the field names of ISO/IEC TS 27560."""
    by = by_of(request)
    told = actions.receipt_as_data(by, case, row, rules_of(by).rules.country)
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = f'attachment; filename="receipt-{row}.json"'
    return answer


def _who(request: HttpRequest, read: ReceiptRead) -> str:
    if read.ground is None:
        return read.line.words("recipient")
    named = read.ground.terms.recipient
    return Called(by_of(request), members_in(named)).recipient(named)


def _sheet(read: ReceiptRead) -> dict[str, Any]:
    line, ground = read.line, read.ground
    answer = line.words("answer")
    facts = {part.field.name: part for part in line.parts if part.heads.value is not None}
    return {
        "number": read.ground.id if read.ground else read.line.row,
        "about": _about(line),
        "what": line.words("what"),
        "answer": str(ANSWERS.get(answer, answer)),
        "given": answer == GIVEN,
        "withdrawn": answer == WITHDRAWN,
        "sections": sections_told(ground.terms.sections) if ground else [],
        "entries": line.words("entries"),
        "uses": uses_told(ground.terms.uses) if ground else "",
        "since": ground.terms.since if ground else None,
        "until": ground.terms.until if ground else None,
        "ended": ground.ended_at if ground else None,
        "facts": [
            {
                "label": gettext(facts[name].field.label),
                "words": value_words(facts[name].field, facts[name].heads.value),
            }
            for name in _ON_PAPER
            if name in facts
        ],
        "readings": [
            {
                "agency": read.agencies.get(str(one.agency), gettext("Another agency")),
                "sections": ", ".join(desk.section_words(section) for section in one.sections),
                "when": one.moment,
            }
            for one in read.readings
        ],
        "text": read.text,
        "lines": read.text.body.splitlines() if read.text else [],
        "draft": read.text is not None and read.text.signed_at is None,
    }


def _line(opened: ConsentsOpened, line: SealedLine, now: datetime) -> dict[str, Any]:
    answer, ground = line.words("answer"), opened.ground(line)
    over = ground is not None and (ground.ended_at is not None or ground.terms.until <= now)
    ended = over and answer == GIVEN
    area = next((part for part in line.parts if part.field.name == "area"), None)
    return {
        "row": line.row,
        "about": _about(line),
        "what": line.words("what"),
        "area": value_words(area.field, area.heads.value) if area and area.heads.value else "",
        "recipient": line.words("recipient"),
        "asked_on": line.words("asked_on"),
        "until": line.words("until"),
        "answer": gettext("Ended") if ended else str(ANSWERS.get(answer, answer)),
        "stands": answer == GIVEN and not ended,
    }


def _about(line: SealedLine) -> str:
    told = line.words("about")
    return str(ABOUT[About(told)]) if told in set(About) else told
