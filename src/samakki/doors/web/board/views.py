"""The board: gathered at once, for those who lead."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samakki.assistance import actions
from samakki.assistance.words import FULL_WEEK, Away, Board, Listed
from samakki.doors.web.board.drawn import load_line, weighing
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import Names, names_for, who
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import ago, date_words
from samakki.doors.web.reviews.wording import queue_line
from samakki.doors.web.stories.wording import waits_line
from samakki.kernel.deeds import By


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the board."""
    by = by_of(request)
    board, names = actions.read_board(by), names_for(by)
    told = {
        "now": by.clock.now(),
        "loads": [load_line(names, load) for load in board.loads],
        "cares": _cares(names, board),
        "left": [(str(member), who(names, member), number) for member, number in _by_name(names, board.left)],
        "uncovered": [away_line(names, by, away) for away in board.uncovered],
        "aways": [away_line(names, by, away) for away in board.aways],
        "reviews": [queue_line(names, each, by) for each in board.reviews],
        "reviews_all": board.reviews_all,
        "stories": [waits_line(names, by, each) for each in board.stories],
        "stories_all": board.stories_all,
        "unassigned": _listed(names, by, board.unassigned),
        "overdue": _listed(names, by, board.overdue),
        "quiet": _listed(names, by, board.quiet),
        "begun_only": _listed(names, by, board.begun_only),
        "unfollowed": _listed(names, by, board.unfollowed),
        "weighing": weighing(),
        "full": FULL_WEEK,
    }
    return render(request, "board/page.html", told)


def away_line(names: Names, by: By, away: Away) -> dict[str, Any]:
    """Put an absence into words; `mine` says that the one who asks may end it without leading."""
    return {
        "away": str(away.id),
        "name": who(names, away.member),
        "cover": who(names, away.covered_by),
        "since": date_words(str(away.since)),
        "until": date_words(str(away.until)),
        "mine": by.member in {away.member, away.covered_by, away.made_by},
    }


def _cares(names: Names, board: Board) -> list[dict[str, Any]]:
    return [line for load in board.loads if (line := load_line(names, load))["cares"]]


def _by_name(names: Names, left: Mapping[Any, int]) -> list[tuple[Any, int]]:
    return sorted(left.items(), key=lambda each: who(names, each[0]).casefold())


def _listed(names: Names, by: By, listed: Listed) -> dict[str, Any]:
    now = by.clock.now()
    rows = [
        head(row) | {"ago": ago(row.last_entry_at, now), "worker_name": who(names, row.worker) if row.worker else ""}
        for row in listed.rows
    ]
    return {"rows": rows, "total": listed.total, "more": listed.total - len(rows)}
