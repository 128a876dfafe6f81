"""The end of a day: what was not done goes to tomorrow, to a colleague, or is left with a reason; all of it undone."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samakki.assistance import actions
from samakki.assistance.words import DueId, DueSettledError, DueState, DueUnknownError, Settled
from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_id
from samakki.doors.web.desk.dues import given_in, given_token, today_here
from samakki.doors.web.desk.names import names_at_work, names_for
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.today import panels
from samakki.doors.web.today.views import Just, draw, movable
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import EntryId, FileId, MemberId


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest) -> HttpResponse:
    """Show what is not done; a POST does with all that is ticked what was chosen."""
    if request.method != "POST":
        return _shown(request, by_of(request))
    by, dues = by_of(request), _dues(request.POST.getlist("due"))
    if not dues:
        return draw(request, Just(gettext("Tick what this is about."), wrong=True))
    try:
        said, done = _closed(by, dues, request)
    except WordsRefusedError as refused:
        return draw(request, Just(_refused(refused), wrong=True))
    except DueSettledError:
        return draw(request, Just(gettext("A colleague has seen to one of these meanwhile. Look again."), wrong=True))
    except (DueUnknownError, RefusedError):
        raise Http404 from None
    return draw(request, Just(said, done))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Undo what was done with many at once."""
    by, done = by_of(request), request.POST.get("done", "")
    given = given_in(done)
    try:
        if given:
            actions.give_back(by, given)
        for each in () if given else done.split():
            _undone(by, *each.split(":"))
    except WordsRefusedError as refused:
        return draw(request, Just(refusal_words(refused), wrong=True))
    except (CaseUnknownError, DueUnknownError, RefusedError, TypeError, ValueError):
        raise Http404 from None
    return draw(request, Just(gettext("Undone.")))


def _shown(request: HttpRequest, by: By) -> HttpResponse:
    day, names = actions.read_day(by), names_for(by)
    lines = [panels.due_line(names, line, by.member) for line in (*day.late, *day.coming) if movable(line)]
    part = "evening_form" if request.headers.get("HX-Request") == "true" else "evening_page"
    return render(request, f"today/{part}.html", {"evening": lines, "colleagues": _colleagues(by)})


def _colleagues(by: By) -> list[tuple[str, str]]:
    names = {member: name for member, name in names_at_work(by).items() if member != by.member}
    return [(str(member), name) for member, name in sorted(names.items(), key=lambda one: one[1].casefold())]


def _closed(by: By, dues: Sequence[DueId], request: HttpRequest) -> tuple[str, str]:
    how, number = request.POST.get("how", ""), len(dues)
    if how == "colleague":
        colleague = case_id(request.POST.get("member", ""))
        given = actions.give_due(by, dues, MemberId(colleague) if colleague else MemberId(dues[0]))
        said = ngettext("%(number)s is given to a colleague.", "%(number)s are given to a colleague.", len(given))
        return said % {"number": len(given)}, given_token(given) if given else ""
    if how == "drop":
        reason = request.POST.get("reason", "").strip()
        if not reason:
            raise WordsRefusedError("reason", "empty")  # noqa: EM101 -- a code, and not a message
        done = actions.settle(by, dues, DueState.DROPPED, reason)
        said = ngettext("%(number)s is left, with the reason.", "%(number)s are left, with the reason.", number)
    elif how == "tomorrow":
        tomorrow = today_here(by) + timedelta(days=1)
        done = actions.move(by, dues, tomorrow.isoformat())
        said = ngettext("%(number)s waits until tomorrow.", "%(number)s wait until tomorrow.", number)
    else:
        raise WordsRefusedError("how", "not_a_choice")  # noqa: EM101 -- as above
    listed = " ".join(f"due:{each.due}:{','.join(str(entry) for entry in each.entries)}" for each in done)
    return said % {"number": number}, listed


def _undone(by: By, kind: str, what: str, entries: str) -> None:
    listed = tuple(EntryId(UUID(each)) for each in entries.split(",") if each)
    if kind == "note":
        for entry in listed:
            cases.take_back(by, FileId(UUID(what)), entry)
    elif kind == "due":
        actions.undo(by, [Settled(DueId(UUID(what)), listed)])


def _dues(given: Sequence[str]) -> list[DueId]:
    return list(dict.fromkeys(DueId(due) for each in given if (due := case_id(each))))


def _refused(refused: WordsRefusedError) -> str:
    if refused.about == "member":
        return gettext("Choose a colleague who works here.")
    if refused.about == "reason":
        return gettext("Say in a few words why it is left.")
    return refusal_words(refused)
