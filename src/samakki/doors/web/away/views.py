"""Being away: who stands in from when to when; beside it what one carries oneself."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from samakki.assistance import actions, queries
from samakki.assistance.words import AwayId, AwayRefusedError, AwayUnknownError
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.board.drawn import own_line
from samakki.doors.web.board.views import away_line
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import Names, names_at_work, names_for, who
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.front.frame import LEADING
from samakki.kernel.deeds import By
from samakki.kernel.ids import MemberId

REFUSED: Final[dict[str, Promise]] = {
    "backwards": _("The last day lies before the first."),
    "over": _("These days are over already."),
    "too_long": _("For more than a year, hand the cases over for good."),
    "oneself": _("Choose somebody else: nobody stands in for themselves."),
    "not_here": _("This colleague does not work here any more. Choose another."),
    "overlaps": _("%(name)s is away already on some of these days. End that first."),
    "cover_away": _("%(name)s is away too on some of these days. Is somebody else free?"),
}
_ENDED: Final = "ended"
_PLACES: Final = {"backwards": "until", "over": "until", "too_long": "until", "overlaps": "since"}


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show what one carries and who is away; a POST arranges who stands in."""
    by = by_of(request)
    if request.method != "POST":
        return _page(request, by)
    try:
        _arrange(by, request.POST)
    except WordsRefusedError as refused:
        return _page(request, by, {refused.about: refusal_words(refused)})
    except AwayRefusedError as refused:
        words = _refused(by, refused)
        if refused.code == "cover_away":
            return _page(request, by, asked=words)
        return _page(request, by, {_PLACES.get(refused.code, "covered_by"): words})
    messages.success(request, gettext("Arranged. It ends by itself on the last day."))
    return redirect("away")


@require_POST
def end(request: HttpRequest, away: AwayId) -> HttpResponse:
    """End an absence: those whom it concerns, or somebody who leads."""
    by = by_of(request)
    try:
        (actions.call_back if by.role in LEADING else actions.come_back)(by, away)
    except AwayUnknownError:
        messages.info(request, gettext("It had ended already."))
    else:
        messages.success(request, gettext("Ended. The cases stand on the own list alone again."))
        return redirect(f"{reverse('away')}?{_ENDED}={away}")
    return redirect("away")


@require_POST
def go_on(request: HttpRequest, away: AwayId) -> HttpResponse:
    """Let an absence go on that was ended by mistake: those whom it concerns, or somebody who leads."""
    by = by_of(request)
    try:
        (actions.keep_away if by.role in LEADING else actions.stay_away)(by, away)
    except AwayUnknownError:
        messages.info(request, gettext("Somebody wrote there meanwhile: it stays as it is now."))
    except AwayRefusedError as refused:
        messages.warning(request, _refused(by, refused))
    else:
        messages.success(request, gettext("Undone: it stands as it stood before."))
    return redirect("away")


def _refused(by: By, refused: AwayRefusedError) -> str:
    return str(REFUSED[refused.code]) % {"name": who(names_for(by), refused.who) if refused.who else ""}


def _just_ended(request: HttpRequest) -> str:
    """Give which absence was just ended, so that it can go on; nothing of anything else."""
    try:
        return str(UUID(request.GET.get(_ENDED, "")))
    except ValueError:
        return ""


def _arrange(by: By, posted: QueryDict) -> None:
    since, until, sure = posted.get("since", ""), posted.get("until", ""), posted.get("sure") == "yes"
    cover, member = posted.get("covered_by", ""), posted.get("member", "")
    if not cover:
        about = "covered_by"
        raise WordsRefusedError(about, "not_a_choice")
    if member and member != str(by.member):
        actions.send_away(by, member_named(member), since, until, member_named(cover), sure=sure)
    else:
        actions.go_away(by, since, until, member_named(cover), sure=sure)


def member_named(text: str) -> MemberId:
    """Read a colleague's id; raises BadRequest for anything else."""
    try:
        return MemberId(UUID(text))
    except ValueError:
        message = "no colleague"
        raise BadRequest(message) from None


def chosen_from(names: Names) -> list[tuple[str, str]]:
    """Give colleagues to choose from, in the order of their names."""
    return [(str(member), name) for member, name in sorted(names.items(), key=lambda each: each[1].casefold())]


def _page(request: HttpRequest, by: By, wrong: dict[str, str] | None = None, asked: str = "") -> HttpResponse:
    if by.agency is None:
        raise Http404
    names, at_work, load = names_for(by), names_at_work(by), queries.own_load(by)
    errors = wrong or {}
    told: dict[str, Any] = {
        "load": own_line(names, load) if load else None,
        "aways": [away_line(names, by, each) for each in queries.aways(by)],
        "colleagues": [("", gettext("Choose")), *chosen_from({m: n for m, n in at_work.items() if m != by.member})],
        "everybody": chosen_from(at_work) if by.role in LEADING else [],
        "leads": by.role in LEADING,
        "said": {name: request.POST.get(name, "") for name in ("member", "since", "until", "covered_by")},
        "me": str(by.member),
        "errors": errors,
        "wrong": [(f"id_{name}", words) for name, words in errors.items()],
        "asked": asked,
        "just_ended": _just_ended(request),
    }
    return render(request, "away/page.html", told, status=422 if errors or asked else 200)
