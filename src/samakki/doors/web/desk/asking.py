"""What every page of a case does first and last: an address that leads to no case of ours leads nowhere."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from samakki.access.words import AT_THE_DESK
from samakki.cases import queries
from samakki.cases.words import CaseUnknownError
from samakki.doors.web.front.cookies import cookie_named
from samakki.doors.web.front.in_place import is_in_place
from samakki.kernel.deeds import By, RefusedError, Standing
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section
from samakki.watch import actions as watching
from samakki.watch import queries as about_watching

if TYPE_CHECKING:
    from samakki.doors.web.front.seat import HouseRequest

View = TypeVar("View", bound=Callable[..., HttpResponse])
LAST_CASE: Final = "samakki_case"
_DIGITS: Final = 10  # what a database counts to


def by_of(request: HttpRequest) -> By:
    """Give who acts in this request."""
    return cast("HouseRequest", request).by


def case_page(view: View) -> View:
    """Let a page answer 404 alike for no case, another agency's case, and an entry or field that is not there.

    Where the case stands on a colleague's list it is asked why first, and each reading says so. Who tries to open what
    is closed to them is noted.
    """

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        case = kwargs.get("case")
        try:
            if case is not None and not getattr(view, "opens_nothing", False) and _must_say_why(request, case):
                told = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{reverse('why', args=[case])}?{told}")
            return view(request, *args, **kwargs)
        except (CaseUnknownError, FieldUnknownError):
            raise Http404 from None
        except RefusedError:
            by = by_of(request)
            if by.standing is not Standing.ACTIVE:
                raise
            if request.method == "POST" and case is not None and _is_restricted(by, case):
                messages.warning(request, gettext("This case is restricted: nothing is written into it for now."))
                return redirect("case", case)
            if case is not None and by.role in AT_THE_DESK:
                with suppress(RefusedError):
                    watching.note_refused(by, case)
            raise Http404 from None

    return cast("View", shown)


def _is_restricted(by: By, case: FileId) -> bool:
    """Tell whether a case is restricted, to those who may read it."""
    try:
        return queries.restricted(by, case) is not None
    except (CaseUnknownError, RefusedError):
        return False


def opens_nothing(view: View) -> View:
    """Say of a page of a case that it shows no word of the file: nobody is asked why before."""
    view.opens_nothing = True  # type: ignore[attr-defined]  # a mark of our own on a function
    return view


def _must_say_why(request: HttpRequest, case: FileId) -> bool:
    """Put why somebody reads into all that they read for this page; tell whether they have to be asked first."""
    asker = cast("HouseRequest", request)
    if asker.by.standing is not Standing.ACTIVE or asker.by.role not in AT_THE_DESK:
        return False
    why = about_watching.why_needed(asker.by, case)
    if why:
        asker.by = replace(asker.by, why=why)
    return why is None and request.method in {"GET", "HEAD"} and not is_in_place(request)


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
    response.set_cookie(cookie_named(LAST_CASE), told, httponly=True, samesite="Strict", secure=secure)
    return response


def last_case(request: HttpRequest) -> FileId | None:
    """Give the case that the one who asks had open last in this browser; not what somebody before them had."""
    member, _, case = request.COOKIES.get(cookie_named(LAST_CASE), "").partition(".")
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
