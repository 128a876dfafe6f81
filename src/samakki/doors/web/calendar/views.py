"""A worker's calendar: a month or a week of what is due, in two calendars; a list on small screens and on paper."""

from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.assistance import actions
from samakki.doors.web.calendar.weeks import day_names, month_of, week_of, weeks
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.dues import shown, today_here, undo_told
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.telling import date_words
from samakki.doors.web.front.frame import language_in_use

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the month of today, or the month or week of the day in the address; the own, or of the whole agency."""
    by, language = by_of(request), language_in_use()
    today = today_here(by)
    day, week = _day(request.GET.get("day", ""), today), request.GET.get("view") == "week"
    everybody = request.GET.get("who") == "all"
    span = week_of(day, language) if week else month_of(day, language)
    names = names_for(by)
    lines = actions.calendar(by, None if everybody else by.member, span.first, span.last)
    drawn = weeks(span, [shown(names, line, today) for line in lines], today, language)
    view, whose = "week" if week else "month", "all" if everybody else "mine"
    told = {
        "weeks": drawn,
        "names": day_names(span, language),
        "title": _week_words(span.first, span.last) if week else date_words(f"{day:%Y-%m}"),
        "count": len(lines),
        "earlier": span.earlier.isoformat(),
        "later": span.later.isoformat(),
        "view": view,
        "who": whose,
        "day": day.isoformat(),
        "views": [("month", gettext("Month")), ("week", gettext("Week"))],
        "scopes": [("mine", gettext("Mine")), ("all", gettext("Whole agency"))],
        **undo_told(request),
    }
    return render(request, "calendar/page.html", told)


def _day(text: str, usual: date) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return usual
    return found if _FIRST_YEAR < found.year < _LAST_YEAR else usual


def _week_words(first: date, last: date) -> str:
    return f"{date_words(first.isoformat())} \u2013 {date_words(last.isoformat())}"
