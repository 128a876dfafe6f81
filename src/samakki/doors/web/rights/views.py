"""Rights: shown to the person in their language, as they go on paper."""

from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.consent import queries
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.print.paper import Paper, language_asked, on_paper

if TYPE_CHECKING:
    from samakki.doors.web.front.seat import HouseRequest


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the rights as a sheet, in a language that is chosen there; nothing of anybody stands on it."""
    by, tag = by_of(request), language_asked(request)

    def told() -> dict[str, Any]:
        text = queries.text_named(by, "rights", tag)
        lines = [line.partition(_mark(line)) for line in text.body.splitlines()] if text else []
        return {
            "text": text,
            "lines": [(name, words.strip()) if mark else ("", name) for name, mark, words in lines],
            "draft": text is not None and text.signed_at is None,
            "agency": cast("HouseRequest", request).seat.agency_name,
            "foreign": text is not None and text.language != tag,
        }

    care = gettext("Read it aloud together. Give the paper only where it is safe to keep.")
    return on_paper(request, Paper("rights/sheet.html", reverse("caseload"), told, care=care, named=False), tag)


def _mark(line: str) -> str:
    """Give the sign between the name of a right and what it means: a colon, or Khmer's own."""
    return "៖" if "៖" in line else ":"
