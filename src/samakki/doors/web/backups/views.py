"""What copying last did, whether a copy is overdue, until when older copies can be opened."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use
from samakki.keeping import queries
from samakki.keeping.words import BACKUP_TEXTS, BackupShown

_MEGABYTE: Final = 1_000_000


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the last copies and what waits."""
    state = queries.backup_state(by_of(request))
    told: dict[str, Any] = {
        "state": state,
        "header": [gettext("Begun"), gettext("How it ended"), gettext("Data, MB"), gettext("Keystore, MB")],
        "rows": [_row(one) for one in state.last],
    }
    return render(request, "backups/page.html", told)


def _row(one: BackupShown) -> tuple[str, ...]:
    tongue = language_in_use()
    return (
        dates.moment(one.began_at, tongue, "short"),
        str(BACKUP_TEXTS[one.wrong]) if one.wrong else gettext("whole") if one.ended_at else gettext("not finished"),
        _size(one.data_bytes),
        _size(one.keystore_bytes),
    )


def _size(length: int) -> str:
    return dates.number(round(length / _MEGABYTE, 1), language_in_use()) if length else ""
