"""Who knows what until when: taken back with one touch; who must never see; what was shared without a consent."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samakki.access import queries as access
from samakki.cases import actions
from samakki.cases.words import ConsentsOpened, NeverNamed, WordsRefusedError
from samakki.consent.words import GroundId, NeverId, RecipientKind, TermsRefusedError
from samakki.doors.web.consent.asking import recipient_in
from samakki.doors.web.consent.wording import terms_refused
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_id, case_page, remembered
from samakki.doors.web.sharing import panels
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import AgencyId, FileId

_SIGN: Final = "sign"
_BACK: Final = _("Taken back. It holds from this moment; whoever held it was told.")
_DONE: Final[Mapping[str, Promise]] = {
    "withdraw": _BACK,
    "end": _BACK,
    _SIGN: _("Signed. It is shared from this moment."),
    "told": _("Written down."),
    "end-passed": _BACK,
    "told-passed": _("Written down."),
    "never": _("From this moment they see nothing of this file."),
    "off": _("Taken off the list. Nothing is shared by that: it is asked for anew."),
    "lift": _("Lifted."),
}


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show who knows what until when; a POST takes something back, signs, tells, names or takes off the list."""
    if request.method != "POST":
        return _page(request, case)
    by = by_of(request)
    try:
        words = _do(request, by, case)
    except (TermsRefusedError, WordsRefusedError) as refused:
        name, told = terms_refused(refused)
        return _page(request, case, {name: told})
    if not words:
        return redirect("caseload")
    messages.success(request, words)
    return redirect("sharing", case)


def _do(request: HttpRequest, by: By, case: FileId) -> str:
    """Do what one button says, and give what to say of it; empty when the case is closed to who pressed it."""
    row, said = request.POST.get("row", ""), request.POST.get("do", "")
    match said:
        case "withdraw" | "end" | "end-passed":
            _take_back(request, by, case, row)
        case "sign":
            _sign(by, case, row)
        case "told":
            actions.say_told(by, case, row, request.POST.get("told_how", ""))
        case "told-passed":
            actions.say_passed_on_told(by, case, _ground(request), request.POST.get("told_how", ""))
        case "never":
            _name(request, by, case)
        case "off":
            actions.take_off_never(by, case, row)
        case "lift":
            actions.lift_conflict(by, case, NeverId(case_id(request.POST.get("never", "")) or case))
        case "conflict":
            actions.declare_conflict(by, case)
        case _:
            raise BadRequest(said)
    return str(_DONE.get(said, ""))


def _take_back(request: HttpRequest, by: By, case: FileId, row: str) -> None:
    said = request.POST.get("do", "")
    if said == "withdraw":
        actions.withdraw_consent(by, case, row, request.POST.get("how", ""))
    elif said == "end":
        actions.end_sharing(by, case, row)
    else:
        actions.end_passed_on(by, case, _ground(request))


def _ground(request: HttpRequest) -> GroundId:
    return GroundId(case_id(request.POST.get("ground", "")) or UUID(int=0))


def _sign(by: By, case: FileId, row: str) -> None:
    try:
        actions.sign_sharing(by, case, row)
    except RefusedError:
        raise WordsRefusedError(_SIGN, "not_yours") from None


def _name(request: HttpRequest, by: By, case: FileId) -> None:
    """Put whoever was chosen, or is found by their whole name, on the list of those who must never see."""
    recipient, typed = recipient_in(request.POST), request.POST.get("staff", "").strip()
    if typed:
        found = access.staff_named(by, typed)
        if len(found) != 1:
            raise WordsRefusedError("staff", "nobody_found")  # noqa: EM101 -- codes, and no message
        recipient = panels.member_named(found[0])
    if recipient is None or recipient.kind is RecipientKind.NODE:
        raise TermsRefusedError("nobody")  # noqa: EM101 -- a code, and no message
    spared = {AgencyId(agency) for text in request.POST.getlist("spared") if (agency := case_id(text))}
    named = NeverNamed(recipient, request.POST.get("who", ""), request.POST.get("words", ""), frozenset(spared))
    actions.name_never(by, case, named)


def _page(request: HttpRequest, case: FileId, wrong: dict[str, str] | None = None) -> HttpResponse:
    by = by_of(request)
    opened: ConsentsOpened = actions.open_consents(by, case)
    told: dict[str, Any] = {
        "case": case,
        "head": desk.head(opened.row),
        **panels.grounds_panel(by, opened),
        **panels.never_panel(by, opened),
        "wrong": [(f"id_{name}", words) for name, words in (wrong or {}).items()],
        "errors": wrong or {},
        "typed": request.POST,
    }
    return remembered(request, render(request, "sharing/page.html", told, status=422 if wrong else 200), case)
