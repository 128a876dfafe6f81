"""What every page of a case does first and last: an address that leads to no case of ours leads nowhere."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from samakki.cases import queries
from samakki.cases.words import CaseUnknownError
from samakki.kernel.deeds import By, RefusedError, Standing
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section

if TYPE_CHECKING:
    from samakki.doors.web.front.seat import HouseRequest

View = TypeVar("View", bound=Callable[..., HttpResponse])
LAST_CASE: Final = "samakki_case"
_DIGITS: Final = 10  # what a database counts to


def by_of(request: HttpRequest) -> By:
    """Give who acts in this request."""
    return cast("HouseRequest", request).by


def case_page(view: View) -> View:
    """Let a page answer 404 alike for no case, another agency's case, and an entry or field that is not there."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (CaseUnknownError, FieldUnknownError):
            raise Http404 from None
        except RefusedError:
            by, case = by_of(request), kwargs.get("case")
            if by.standing is not Standing.ACTIVE:
                raise
            if request.method == "POST" and case and _is_restricted(by, FileId(case)):
                messages.warning(request, gettext("This case is restricted: nothing is written into it for now."))
                return redirect("case", case)
            raise Http404 from None

    return cast("View", shown)


def _is_restricted(by: By, case: FileId) -> bool:
    """Tell whether a case is restricted, to those who may read it."""
    try:
        return queries.restricted(by, case) is not None
    except (CaseUnknownError, RefusedError):
        return False


def section_named(name: str) -> Section:
    """Give the section of that name; raises Http404."""
    try:
        return Section(name)
    except ValueError:
        raise Http404 from None


def remembered(request: HttpRequest, response: HttpResponse, case: FileId) -> HttpResponse:
    """Let the browser remember, until it closes, which case was open last: a note then knows where it goes.

    The cookie holds two ids, the case's and the member's, which mean nothing to a stranger.
    """
    told = f"{by_of(request).member}.{case}"
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(LAST_CASE, told, httponly=True, samesite="Strict", secure=secure)
    return response


def last_case(request: HttpRequest) -> FileId | None:
    """Give the case that the one who asks had open last in this browser; not what somebody before them had."""
    member, _, case = request.COOKIES.get(LAST_CASE, "").partition(".")
    return case_id(case) if member == str(by_of(request).member) else None


def place_before(request: HttpRequest) -> int | None:
    """Give the number of the entry before which a page of older ones ends; None for anything that is no number."""
    asked = request.GET.get("before", "")
    return int(asked) if asked.isdecimal() and len(asked) < _DIGITS else None


def case_id(text: Any) -> FileId | None:
    """Read a case's id; None for anything else."""
    try:
        return FileId(UUID(str(text)))
    except ValueError:
        return None
