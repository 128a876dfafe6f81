"""What the frame of every page needs to know, given to templates as `frame`."""

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from samakki.access.words import BY_NAME, IDLE, OF_THE_NODE, Role
from samakki.doors.web.front import places
from samakki.doors.web.front.calendars import by_choice
from samakki.doors.web.front.cookies import cookie_named
from samakki.kernel.deeds import Standing
from samakki.kernel.languages import BY_TAG, LANGUAGES, Language
from samakki.locale import review

if TYPE_CHECKING:
    from samakki.access.words import Seat

KEYS_COOKIE: Final = "samakki_keys"
LEADING: Final = frozenset({Role.SUPERVISOR.value, Role.AGENCY_ADMINISTRATOR.value})
LOOKING_AFTER: Final = frozenset({Role.AGENCY_ADMINISTRATOR.value, Role.NODE_ADMINISTRATOR.value})
INSIDE: Final = frozenset({Standing.WAITING, Standing.LOCKED, Standing.ACTIVE})


def frame(request: HttpRequest) -> dict[str, dict[str, Any]]:
    """Give the frame's words and addresses."""
    language = language_in_use()
    seat: Seat | None = getattr(request, "seat", None)
    standing = seat.by.standing if seat else Standing.VISITOR
    return {
        "frame": {
            "language": language,
            "languages": LANGUAGES,
            "unreviewed": not review.is_reviewed(language.tag),
            "keys_off": request.COOKIES.get(cookie_named(KEYS_COOKIE)) == "off",
            "here": request.get_full_path(),
            "signed_in": standing in INSIDE,
            "standing": standing,
            "member_name": seat.display_name if seat else "",
            "agency_name": seat.agency_name if seat else "",
            "places": _places(request.path, seat),
            "works_on_cases": seat is not None and seat.works_on_cases,
            "must_hear": seat is not None and seat.must_hear,
            "must_look": seat is not None and seat.must_look,
            "signed_out_by": seat.signed_out_by if seat else "",
            "exit_address": settings.EXIT_ADDRESS,
            "account_address": _address("account"),
            "figures_address": _address("figures") if seat and seat.by.role in LEADING else "",
            "surveys_address": _address("surveys") if seat and seat.works_on_cases else "",
            "transfers_address": _address("transfers") if seat and seat.by.role in LEADING else "",
            "erasures_address": _address("erasures") if seat and seat.by.role in LEADING else "",
            "requests_address": _address("requests") if seat and seat.by.role in LEADING else "",
            "breaches_address": _address("breaches") if seat and seat.works_on_cases else "",
            "backups_address": _address("backups") if seat and seat.by.role in LOOKING_AFTER else "",
            "lock_address": _address("lock") if standing is Standing.ACTIVE else "",
            "unlock_address": _address("unlock"),
            "locks_after": int(IDLE.total_seconds()) if standing is Standing.ACTIVE else 0,
            "sign_out_address": _address("sign-out"),
        }
    }


def _places(here: str, seat: "Seat | None") -> list[dict[str, object]]:
    if seat is None or seat.by.standing is not Standing.ACTIVE:
        return []
    if seat.by.role in OF_THE_NODE:
        return places.shown_to_the_node(here, audits=seat.by.role == Role.AUDITOR)
    if seat.by.role in BY_NAME:
        return places.shown_by_name(here)
    if seat.by.role == Role.ANALYST:
        return places.shown_to_who_counts(here)
    return places.shown(here, leads=seat.by.role in LEADING) if seat.works_on_cases else []


def language_in_use() -> Language:
    """Tell the language of this request."""
    return by_choice(BY_TAG.get((get_language() or "en").lower(), BY_TAG["en"]))


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
