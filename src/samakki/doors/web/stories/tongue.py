"""How a story speaks in the reader's language: what it says in place of what fell away, months in every language."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from babel.dates import get_month_names
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samakki.assistance.words import AGE_BANDS, MONTHS_TOLD, Gone, Tongue
from samakki.doors.web.front import dates
from samakki.kernel.languages import LANGUAGES

if TYPE_CHECKING:
    from samakki.doors.web.front.seat import HouseRequest

_WORDS: Final[Mapping[Gone, Promise]] = {
    Gone.NAME: _("a name"),
    Gone.PLACE: _("a place"),
    Gone.HOUSE: _("an organisation"),
    Gone.NUMBER: _("a number"),
    Gone.ACCOUNT: _("an address"),
    Gone.DAY: _("a day"),
    Gone.LONG_BEFORE: _("long before"),
    Gone.LONG_AFTER: _("long after"),
    Gone.IN_MONTH: _("month %(number)s"),
    Gone.IN_YEAR: _("year %(number)s"),
}


def tongue(request: HttpRequest) -> Tongue:
    """Give how a story speaks that is written in this request."""
    return Tongue(instead, _months(), _marks(), (cast("HouseRequest", request).seat.agency_name,))


def instead(kind: Gone, number: int) -> str:
    """Say what stands in place of what fell away, in brackets, so that everybody sees that something did."""
    return f"[{_said(kind, number)}]"


def _said(kind: Gone, number: int) -> str:
    if kind is Gone.MONTHS_BEFORE:
        return ngettext("%(number)s month before", "%(number)s months before", number) % {"number": number}
    if kind is Gone.AGE:
        return _age(number)
    return str(_WORDS[kind]) % {"number": number} if kind in {Gone.IN_MONTH, Gone.IN_YEAR} else str(_WORDS[kind])


def _age(first: int) -> str:
    above = next((other for other in AGE_BANDS if other > first), None)
    if above is None:
        return str(_("%(age)s years old or older")) % {"age": first}
    return str(_("%(first)s to %(last)s years old")) % {"first": first, "last": above - 1}


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Give the names of months in the eight languages, long and short."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("abbreviated", "wide"):
            names = get_month_names(width, locale=dates.locale_of(language))
            found |= {name.rstrip("."): number for number, name in names.items()}
    return found


@lru_cache(maxsize=1)
def _marks() -> frozenset[str]:
    """Give all that may stand in place of what fell away, in every language."""
    found = set[str]()
    for language in LANGUAGES:
        with translation.override(language.tag):
            found |= {instead(kind, number) for kind in Gone for number in range(MONTHS_TOLD + max(AGE_BANDS))}
    return frozenset(found)
