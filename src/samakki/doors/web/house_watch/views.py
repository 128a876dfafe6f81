"""Looking in on somebody with one tap; calling for help, and saying what was done."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from samakki.cases import actions as cases
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.houses import house_id, house_page, pressed, wrong
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.house_log.lines import pseudonym
from samakki.doors.web.house_watch.panels import LOOKS, TAPS, line_of, looks
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section, field_named
from samakki.shelter import actions, queries
from samakki.shelter.words import WATCH_EVERY, WATCH_HOURS

_HOURLY: Final = 60
_NEAR: Final = ("now", "at_times", "no")
_DIGITS: Final = 4


def _look(by: By, case: FileId, said: QueryDict) -> object:
    how = said.get("how", "")
    if how not in {code for code, _words in TAPS}:
        raise Http404
    return actions.look_in(by, case, how, said.get("words", ""))


def _answer(by: By, case: FileId, said: QueryDict) -> object:
    near = said.get("near", "")
    return actions.answer_alarm(by, case, said.get("words", ""), near if near in _NEAR else _NEAR[0])


def _begin(by: By, case: FileId, said: QueryDict) -> object:
    return actions.begin_watch(by, case, _number(said, "hours", WATCH_HOURS), _number(said, "every", _HOURLY))


_DONE: Final[dict[str, tuple[Callable[[By, FileId, QueryDict], object], Promise]]] = {
    "look": (_look, gettext_lazy("Kept.")),
    "alarm": (
        lambda by, case, said: actions.call_alarm(by, case, said.get("words", "")),
        gettext_lazy("The alarm stands until somebody answers it. Stay near."),
    ),
    "answer": (_answer, gettext_lazy("The alarm is answered.")),
    "stands": (
        lambda by, case, said: actions.take_back_answer(by, case, said.get("row", "")),
        gettext_lazy("The alarm stands again, for everybody. The answer stays readable in the history."),
    ),
    "begin": (_begin, gettext_lazy("Somebody looks in from now on.")),
    "end": (lambda by, case, _said: actions.end_watch(by, case), gettext_lazy("Nobody has to look in any more.")),
    "back": (
        lambda by, case, said: actions.take_back_look(by, case, said.get("row", "")),
        gettext_lazy("Taken back. It stays readable in the history."),
    ),
}


@require_http_methods(["GET", "POST"])
@house_page
def show(request: HttpRequest, case: UUID) -> HttpResponse:
    """Show who looked in and how it was; a POST keeps a look, calls or answers an alarm, begins or ends the watch."""
    by, which, refused = by_of(request), FileId(case), None
    if request.method == "POST":
        refused = pressed(request, _DONE, by, which, request.POST)
        if refused is None:
            house = house_id(request.POST.get("house", ""))
            return redirect("tonight-house", house) if house else redirect("watch", case)
    opened = cases.overlook(by, [which], [Section.PSYCHOSOCIAL], "watch")[which]
    names = names_for(by)
    found = next(iter(queries.watches(by, [which])), None)
    parts = {
        "case": case,
        "name": pseudonym(opened.row),
        "one": line_of(by, names, *found, opened) if found else None,
        "looks": looks(names, opened.field(Section.PSYCHOSOCIAL, LOOKS)),
        "answer": found[0].answer if found else "",
        "every": request.POST.get("every") or str(found[0].every_minutes if found else _HOURLY),
        "hours": request.POST.get("hours") or str(WATCH_HOURS),
        "rounds": [(str(each), gettext("Every %(minutes)s minutes") % {"minutes": each}) for each in WATCH_EVERY],
        "nears": _nears(),
        "near": request.POST.get("near", _NEAR[0]),
        "words": request.POST.get("words", ""),
        **wrong(by, refused),
    }
    return render(request, "house_watch/page.html", parts, status=422 if refused else 200)


def _nears() -> list[tuple[str, str]]:
    described = field_named(Section.PSYCHOSOCIAL, "self_harm_alert")
    return [(code, gettext(words)) for code, words in described.codes]


def _number(said: QueryDict, name: str, usual: int) -> int:
    told = said.get(name, "")
    return int(told) if told.isdecimal() and len(told) < _DIGITS else usual
