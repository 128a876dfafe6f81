"""What is late, in slices, grouped by how long; many are moved, given or left at once. Where nothing comes next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.assistance import actions
from samakki.assistance.words import DueKind, LateSlice
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.dues import KINDS, grouped, shown, today_here, undo_told
from samakki.doors.web.desk.names import names_at_work, names_for

_LONGEST = 6


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show a slice of what is late: the own or the whole agency's, of one kind or of all."""
    by, asked = by_of(request), request.GET
    everybody, kind = asked.get("who") == "all", _kind(asked.get("kind", ""))
    told: dict[str, Any] = {
        "who": "all" if everybody else "mine",
        "kind": kind.value if kind else "",
        "scopes": [("mine", gettext("Mine")), ("all", gettext("Whole agency"))],
        "staff": [(str(member), name) for member, name in names_at_work(by).items()],
        **undo_told(request),
        "here": _here(request),
    }
    unplanned = asked.get("kind", "")
    if unplanned in {"forgotten", "unfollowed"}:
        mine = None if everybody else by.member
        cases = actions.open_forgotten(by) if unplanned == "forgotten" else actions.open_unfollowed(by, mine)
        told |= {"unplanned": [panels.head(row) for row in cases], "kind": unplanned, "chips": _chips({})}
        return render(request, "late/page.html", told)
    found = actions.late_slice(by, None if everybody else by.member, kind, _number(asked.get("page", "")))
    names, today = names_for(by), today_here(by)
    told |= {
        "groups": grouped([shown(names, line, today) for line in found.lines]),
        "total": found.total,
        "chips": _chips(found.counts),
        "earlier": found.number - 1,
        "later": found.number + 1 if found.more else 0,
        "part": _part(found),
    }
    return render(request, "late/page.html", told)


def _chips(counts: Any) -> list[tuple[str, str]]:
    counted = [(kind.value, f"{KINDS[kind]} ({number})") for kind, number in counts.items()]
    none = [("forgotten", gettext("Nothing comes next")), ("unfollowed", gettext("Follow-ups not planned yet"))]
    return [("", gettext("All")), *counted, *none]


def _part(found: LateSlice) -> str:
    return gettext("%(here)s of %(all)s") % {"here": len(found.lines), "all": found.total}


def _here(request: HttpRequest) -> str:
    kept = {name: request.GET[name] for name in ("who", "kind") if name in request.GET}
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


def _kind(text: str) -> DueKind | None:
    return DueKind(text) if text in set(DueKind) else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < _LONGEST and int(text) else 1
