"""Quick actions in place: done, tried, moved, each undone in one press; they work without a script too."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from samakki.assistance import actions
from samakki.assistance.words import (
    DayLine,
    DueId,
    DueKind,
    DueSettledError,
    DueState,
    DueUnknownError,
    ReviewId,
    ReviewUnknownError,
    Settled,
)
from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.telling import date_words, refusal_words
from samakki.doors.web.today import panels, visit
from samakki.doors.web.today.wording import near
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId

_DAYS: Final = (1, 3, 7, 30)


class Act(NamedTuple):
    """A press on a line: who pressed, on what, with which words."""

    request: HttpRequest
    by: By
    line: DayLine

    @property
    def told(self) -> Mapping[str, str]:
        """Give what was typed and chosen."""
        return {name: str(value) for name, value in self.request.POST.items()}


@require_POST
@case_page
def act(request: HttpRequest, due: UUID, act: str) -> HttpResponse:
    """Do what a button says, and draw the line anew; an unknown button is no page."""
    if act not in ACTS:
        raise Http404
    by = by_of(request)
    try:
        (line,) = actions.read_due(by, [DueId(due)])
    except (DueUnknownError, ValueError):
        raise Http404 from None
    pressed = Act(request, by, line)
    try:
        return ACTS[act](pressed)
    except DueSettledError:
        return _drawn(pressed, "today/acted.html", said=gettext("A colleague has seen to this meanwhile."))
    except WordsRefusedError as refused:
        return _ask(pressed, act, refusal_words(refused))


@require_POST
@case_page
def seen(request: HttpRequest, review: UUID) -> HttpResponse:
    """Let an answer leave the page."""
    try:
        actions.see_answer(by_of(request), ReviewId(review))
    except ReviewUnknownError:
        raise Http404 from None
    return HttpResponse() if request.headers.get("HX-Request") else redirect("today")


def _done(pressed: Act) -> HttpResponse:
    due = pressed.line.due
    if due.kind is DueKind.FOLLOW_UP:
        if not visit.said(pressed.told):
            return _ask(pressed, "done")
        entries = actions.hold_follow_up(pressed.by, due.case, visit.parts(pressed.told), due.id)
        return _acted(pressed, gettext("Done."), (Settled(due.id, entries),))
    words = pressed.told.get("words", "").strip()
    if due.kind is DueKind.ALARM and not words:
        return _ask(pressed, "done", gettext("Say what was done.") if "words" in pressed.told else "")
    return _acted(pressed, gettext("Done."), actions.settle(pressed.by, [due.id], DueState.DONE, words))


def _tried(pressed: Act) -> HttpResponse:
    said = gettext("Noted that you tried. It stays due, and nobody is to blame.")
    return _acted(pressed, said, actions.try_again(pressed.by, [pressed.line.due.id]))


def _moved(pressed: Act) -> HttpResponse:
    day = pressed.told.get("day", "").strip() or pressed.told.get("other", "").strip()
    if not day:
        return _ask(pressed, "move")
    done = actions.move(pressed.by, [pressed.line.due.id], day)
    return _acted(pressed, gettext("Moved to %(day)s.") % {"day": date_words(day)}, done)


def _reminded(pressed: Act) -> HttpResponse:
    words = gettext("Reminded of the second opinion that was asked for.")
    entries = cases.write_note(pressed.by, [pressed.line.due.case], words)
    return _drawn(
        pressed, "today/acted.html", said=gettext("Noted that you reminded them."), undo="unremind", entries=entries
    )


def _unreminded(pressed: Act) -> HttpResponse:
    for entry in _entries(pressed):
        cases.take_back(pressed.by, pressed.line.due.case, entry)
    return redirect("today") if not _in_place(pressed.request) else _gone(pressed)


def _undone(pressed: Act) -> HttpResponse:
    actions.undo(pressed.by, [Settled(pressed.line.due.id, _entries(pressed))])
    (line,) = actions.read_due(pressed.by, [pressed.line.due.id])
    return _drawn(pressed._replace(line=line), "today/due.html")


ACTS: Final[Mapping[str, Callable[[Act], HttpResponse]]] = {
    "done": _done,
    "tried": _tried,
    "move": _moved,
    "remind": _reminded,
    "unremind": _unreminded,
    "undo": _undone,
}


def _entries(pressed: Act) -> tuple[EntryId, ...]:
    try:
        return tuple(EntryId(UUID(each)) for each in pressed.told.get("entries", "").split(",") if each)
    except ValueError:
        raise Http404 from None


def _acted(pressed: Act, said: str, done: tuple[Settled, ...]) -> HttpResponse:
    entries = [entry for each in done for entry in each.entries]
    return _drawn(pressed, "today/acted.html", said=said, undo="undo", entries=entries)


def _ask(pressed: Act, act: str, error: str = "") -> HttpResponse:
    """Ask on the line itself what is needed: a day, how it went, what was done."""
    due = pressed.line.due
    kind = "move" if act == "move" else "visit" if due.kind is DueKind.FOLLOW_UP else "words"
    today = due.on + timedelta(days=pressed.line.days)
    more: dict[str, Any] = {"asked": kind, "act": act, "error": error, "told": pressed.told}
    if kind == "move":
        more["days"] = [
            (str(today + timedelta(days=days)), near(today + timedelta(days=days), today)) for days in _DAYS
        ]
    if kind == "visit":
        more |= visit.asked(pressed.told)
    return _drawn(pressed, "today/asked.html", status=422 if error else 200, **more)


def _drawn(pressed: Act, template: str, status: int = 200, **more: Any) -> HttpResponse:
    line = panels.due_line(names_for(pressed.by), pressed.line, pressed.by.member)
    told = {"line": line, **more}
    told["entries"] = ",".join(str(entry) for entry in more.get("entries", ()))
    if _in_place(pressed.request):
        return render(pressed.request, template, told, status=status)
    return render(pressed.request, "today/alone.html", told | {"part": template}, status=status)


def _gone(pressed: Act) -> HttpResponse:
    return _drawn(pressed, "today/acted.html", said=gettext("Undone."))


def _in_place(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
