"""Nobody reads ten pages a second for minutes: a session that asks for more than that has to wait.

Who reads much is seen by *Watch*, whoever they are; this is for a program that was left at an open desk, and for a
browser gone wild. It is counted in each worker process by itself, and holds no longer than the process.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from threading import Lock
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from samakki.doors.web.errors import views
from samakki.doors.web.front.headers import Next
from samakki.doors.web.front.seat import ticket_of
from samakki.doors.web.front.session import asker

MINUTE: Final = timedelta(minutes=1)
_KEPT: Final = 1_000
_log: Final = logging.getLogger(__name__)


class Pace:
    """How much each session may still ask for: `most` at once, and as many again in each minute."""

    def __init__(self, most: int) -> None:
        """Begin with nobody."""
        self.most = most
        self._left: dict[UUID, tuple[float, datetime]] = {}
        self._lock = Lock()

    def lets(self, who: UUID, now: datetime) -> bool:
        """Count one request, and tell whether it may pass."""
        with self._lock:
            left, since = self._left.get(who, (float(self.most), now))
            left = min(self.most, left + max((now - since) / MINUTE, 0) * self.most)
            if len(self._left) > _KEPT:
                self._left = {one: told for one, told in self._left.items() if now - told[1] < MINUTE}
            self._left[who] = (max(left - 1, 0), now)
            return left >= 1


class PaceMiddleware:
    """Lets a session ask for as many pages as SAMAKKI_PACE says in a minute; 0 is no limit."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes next."""
        self.get_response = get_response
        self.pace = Pace(settings.SAMAKKI_PACE)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request pass; `process_view` is where it may be stopped."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponseBase], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Stop a session that asks for page after page, faster than anybody reads."""
        by, ticket = asker(request).by, ticket_of(request)
        if not self.pace.most or ticket is None or by.member is None:
            return None
        if self.pace.lets(ticket.sitting, by.clock.now()):
            return None
        _log.warning("session %s asks for more than %d pages a minute", ticket.sitting, self.pace.most)
        response = views.show(request, views.TOO_FAST, HTTPStatus.TOO_MANY_REQUESTS)
        response.headers["Retry-After"] = "60"
        return response
