"""What the pages of sign-in share: where to go on, the device in words, how a session is entered and left."""

from http import HTTPStatus
from typing import Any, Final, cast
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from samakki.access import actions as access
from samakki.access.words import BY_NAME, OF_THE_NODE, WITHOUT_KEY, NotFitError, Role, SignedIn, Site, Stage, Ticket
from samakki.doors.web.front.seat import HouseRequest, forget_ticket, keep_ticket, ticket_of
from samakki.kernel.deeds import By, Standing

_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
_HOMES: Final = ("today", "account")
_LEAVING: Final = {"Clear-Site-Data": '"cache", "storage"'}


def asker(request: HttpRequest) -> HouseRequest:
    """Take the request as one whose sender was recognised: the front sees to that for every page."""
    return cast("HouseRequest", request)


def own_ticket(request: HttpRequest) -> Ticket:
    """Give the ticket of the session; a page that asks for it is closed to those without."""
    return asker(request).fresh or cast("Ticket", ticket_of(request))


def hand(request: HttpRequest, ticket: Ticket | None) -> None:
    """Have whatever answers this request bring the session's new ticket along, also a page that refuses something."""
    if ticket is not None:
        asker(request).fresh = ticket


def site_of(request: HttpRequest) -> Site:
    """Tell at which address a passkey is used; the host was checked against those allowed."""
    host = request.get_host()
    return Site(host.partition(":")[0], f"{request.scheme}://{host}")


def safe_next(request: HttpRequest) -> str:
    """Tell where to go on: a place in this house, never elsewhere; nothing when none was asked for."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    inside = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if inside else ""


def home(by: By) -> str:
    """Give the first page of those who are signed in: whoever sees no case begins at the own account."""
    names = _HOMES[1:] if by.role in WITHOUT_KEY else _HOMES
    names = ("figures",) if by.role == Role.ANALYST and by.standing is Standing.ACTIVE else names
    names = ("shared",) if by.role in BY_NAME and by.standing is Standing.ACTIVE else names
    for name in ("log",) if by.role in OF_THE_NODE else names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return "/"


def enter(request: HttpRequest, came: SignedIn) -> HttpResponse:
    """Give the browser its new ticket and go on: to the second factor, or to where it was going."""
    request.session.flush()
    put_away(request)
    where = reverse("second-factor") if came.stage is Stage.SECOND_FACTOR else safe_next(request) or reverse("arrived")
    response = HttpResponseRedirect(with_next(where, request) if came.stage is Stage.SECOND_FACTOR else where)
    keep_ticket(response, came.ticket)
    return response


def put_away(request: HttpRequest) -> None:
    """End the session in which the request came, if it came in one that has not ended."""
    seat, ticket = asker(request).seat, asker(request).fresh or ticket_of(request)
    if ticket is not None and seat.sitting is not None and seat.stage is not Stage.ENDED:
        access.sign_out(seat.by, ticket)


def leave(request: HttpRequest) -> HttpResponse:
    """Forget the ticket, have the browser drop what it kept, and show the sign-in page."""
    request.session.flush()
    response = HttpResponseRedirect(reverse("sign-in"), headers=_LEAVING)
    forget_ticket(response)
    return response


def sign_in_anew(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page, which sends on whoever has a session all the same, renewed in another tab."""
    query = urlencode({"next": safe_next(request) or reverse("arrived")})
    return HttpResponseRedirect(f"{reverse('sign-in')}?{query}")


def with_next(where: str, request: HttpRequest) -> str:
    """Hand the place to go on to the next page."""
    wanted = safe_next(request)
    if not wanted:
        return where
    query = request.GET.copy()
    query.clear()
    query["next"] = wanted
    return f"{where}?{query.urlencode()}"


def device_of(request: HttpRequest) -> str:
    """Say roughly which device this is, as its owner would: "Firefox, Windows"; nothing more is kept of it."""
    agent = request.headers.get("User-Agent", "")
    words = [next((words for mark, words in table if mark in agent), "") for table in (_BROWSERS, _SYSTEMS)]
    return ", ".join(word for word in words if word)


def status_of(form: Form | None = None, *, fault: object = "") -> HTTPStatus:
    """Give the status of a page that shows a form: 422 when something was refused, so that nothing says "saved"."""
    refused = fault or (form is not None and form.is_bound and form.errors)
    return HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK


def put_unfit(form: Form, fault: NotFitError) -> None:
    """Show at its field why something cannot be used."""
    field: Any = fault.where if fault.where in form.fields else None
    form.add_error(field, str(fault.text))
