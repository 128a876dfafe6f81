"""Watching: alarms and what two say of them, the readers of the day, papers, decoys, duty; and what one is asked."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from samakki.access import actions as access
from samakki.access import queries as staff
from samakki.access.words import AT_THE_DESK, Role
from samakki.cases import queries as cases
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_id
from samakki.doors.web.desk.names import names_at_work
from samakki.doors.web.desk.page_names import PAGES
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.desk.watched import REFUSED, alarm_line, glass_line
from samakki.doors.web.front.frame import LEADING
from samakki.kernel.deeds import By
from samakki.kernel.ids import MemberId
from samakki.watch import actions, queries
from samakki.watch.words import (
    ALARM_TEXTS,
    WHY_TEXTS,
    AlarmId,
    AlarmRefusedError,
    AlarmUnknownError,
    GlassId,
    GlassRefusedError,
    GlassUnknownError,
    Verdict,
    WhyRefusedError,
)

_HOURS: Final = (12, 24, 72)
_DONE: Final[Mapping[str, Promise]] = {
    "ask": _("Asked. It is to be answered within a day."),
    "cleared": _("Written down."),
    "upheld": _("Written down."),
    "answer": _("Answered. Thank you."),
    "decoys": _("Laid. Nobody but those who lead knows that there are any."),
    "duty": _("On duty."),
    "review": _("Written down."),
    "calm": _("You have looked."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show to those who watch what was unusual, and to everybody what they are asked; a POST does one thing of it."""
    by, error = by_of(request), ""
    if request.method == "POST":
        said = request.POST.get("do", "")
        try:
            _do(request, by, said)
        except (AlarmRefusedError, GlassRefusedError) as refused:
            error = str(REFUSED[refused.code])
        except WhyRefusedError:
            error = str(_("Choose why. It is one touch."))
        except WordsRefusedError as refused:
            error = refusal_words(refused)
        except (AlarmUnknownError, GlassUnknownError):
            raise Http404 from None
        else:
            messages.success(request, str(_DONE[said]))
            return redirect("watch")
    return render(request, "watch/page.html", _told(by, error), status=422 if error else 200)


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """Show how many alarms there were in thirty days, and in the thirty before."""
    found = queries.months(by_of(request))
    rows = [(str(ALARM_TEXTS[one.kind]), one.now, one.before, one.cleared, one.upheld) for one in found]
    header = [_("What was seen"), _("In 30 days"), _("In the 30 before"), _("It was right"), _("It was not right")]
    return render(request, "watch/month.html", {"rows": rows, "header": header})


def _do(request: HttpRequest, by: By, said: str) -> None:
    """Do what one button says; raises BadRequest for what none says."""
    posted = request.POST
    alarm = AlarmId(case_id(posted.get("alarm", "")) or UUID(int=0))
    done: dict[str, Callable[[], object]] = {
        "ask": lambda: actions.ask_reader(by, alarm),
        "cleared": lambda: actions.judge(by, alarm, Verdict.CLEARED),
        "upheld": lambda: actions.judge(by, alarm, Verdict.UPHELD),
        "answer": lambda: actions.answer(by, alarm, posted.get("why", "")),
        "decoys": lambda: _lay(request, by),
        "duty": lambda: _put_on_duty(request, by),
        "review": lambda: _review(request, by),
        "calm": lambda: access.calm(by),
    }
    if said not in done:
        raise BadRequest(said)
    done[said]()


def _lay(request: HttpRequest, by: By) -> None:
    called, reason = request.POST.get("called", "").strip(), request.POST.get("reason", "").strip()
    if called or reason:
        actions.lay_one(by, called, reason)
    else:
        actions.lay_decoys(by)


def _put_on_duty(request: HttpRequest, by: By) -> None:
    member, hours = case_id(request.POST.get("member", "")), request.POST.get("hours", "")
    if member is None or hours not in map(str, _HOURS):
        raise GlassRefusedError("not_here")  # noqa: EM101 -- a code, and no message
    actions.put_on_duty(by, MemberId(member), by.clock.now() + timedelta(hours=int(hours)))


def _review(request: HttpRequest, by: By) -> None:
    glass = GlassId(case_id(request.POST.get("glass", "")) or UUID(int=0))
    try:
        verdict = Verdict(request.POST.get("verdict", ""))
    except ValueError:
        raise BadRequest(request.POST.get("verdict", "")) from None
    actions.review_glass(by, glass, verdict)


def _told(by: By, error: str) -> dict[str, Any]:
    questions = queries.questions(by)
    at_desk = by.agency is not None and by.role in AT_THE_DESK
    waits = queries.glasses_waiting(by) if at_desk else ()
    told: dict[str, Any] = {
        "questions": [
            {"id": one.id, "what": ALARM_TEXTS[one.kind], "at": one.at, "mark": one.mark} for one in questions
        ],
        "choices": list(WHY_TEXTS.items()),
        "watches": by.role in LEADING or by.role == Role.AUDITOR,
        "leads": by.role in LEADING,
        "error": error,
        "wrong": [("watch-top", error)] if error else [],
    }
    named = staff.names_of_readers(by, {one.asked_by for one in waits}) if at_desk else {}
    told["waits"] = [glass_line(by, named, one) for one in waits]
    return told | _watched(by) if told["watches"] else told


def _watched(by: By) -> dict[str, Any]:
    alarms, seen, papers, glasses = queries.alarms(by), queries.days_seen(by), queries.papers(by), queries.glasses(by)
    members = {one.member for one in alarms} | {one.member for one in seen} | {one.member for one in papers}
    members |= {one.first_by for one in alarms if one.first_by}
    members |= {who for one in glasses for who in (one.asked_by, one.opened_by) if who}
    names = staff.names_of_readers(by, members)
    at_work = names_at_work(by)
    duty = queries.on_duty(by)
    return {
        "alarms": [alarm_line(names, one, by.member) for one in alarms],
        "seen": [{"who": names.get(one.member, ""), "told": one} for one in seen],
        "papers": [
            {"who": names.get(one.member, ""), "page": PAGES.get(one.page, one.page), "told": one} for one in papers
        ],
        "glasses": [glass_line(by, names, one) for one in glasses],
        "flagged": [str(file)[-6:] for file in queries.flagged(by)],
        "decoys": cases.decoys(by) if by.role in LEADING else 0,
        "on_duty": [at_work[one] for one in duty if one in at_work],
        "staff": [(str(member), name) for member, name in at_work.items()],
        "hours": [(str(hours), str(hours)) for hours in _HOURS],
    }
