"""The places that the header leads to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the header: the name of its address, its words, the key that leads there, for whom it is."""

    name: str
    words: Promise
    key: str = ""
    leading: bool = False
    auditing: bool = False

    def address(self) -> str:
        """Give the address, or nothing where the house has no such page."""
        try:
            return reverse(self.name)
        except NoReverseMatch:
            return ""


PLACES: Final = (
    Place("today", _("Today"), "h"),
    Place("caseload", _("My people"), "c"),
    Place("tonight", _("Tonight"), "t"),
    Place("note", _("Note"), "n"),
    Place("board", _("Board"), "b", leading=True),
    Place("instruments", _("Forms")),
    Place("members", _("Colleagues")),
)
PLACES_OF_COUNTING: Final = (Place("figures", _("Figures"), "f"), Place("surveys", _("Surveys")))
PLACES_BY_NAME: Final = (Place("shared", _("Shared with you"), "c"),)
PLACES_OF_THE_NODE: Final = (
    Place("log", _("The log")),
    Place("accounting", _("Account"), auditing=True),
    Place("watch", _("Watch"), auditing=True),
    Place("told", _("Keys and members")),
)


def shown(here: str, *, leads: bool = False) -> list[dict[str, object]]:
    """List the places for somebody who is signed in, and those for who leads; `here` is the path of the page."""
    return _listed(here, [place for place in PLACES if leads or not place.leading])


def shown_by_name(here: str) -> list[dict[str, object]]:
    """List the places for those who read what was shared with them by name: there is no desk among them."""
    return _listed(here, PLACES_BY_NAME)


def shown_to_who_counts(here: str) -> list[dict[str, object]]:
    """List the places for those who count, and see nobody's file."""
    return _listed(here, PLACES_OF_COUNTING)


def shown_to_the_node(here: str, *, audits: bool = False) -> list[dict[str, object]]:
    """List the places for those who look after the node or check its log."""
    return _listed(here, [place for place in PLACES_OF_THE_NODE if audits or not place.auditing])


def _listed(here: str, places: Iterable[Place]) -> list[dict[str, object]]:
    found = [(place, place.address()) for place in places]
    return [
        {"address": address, "words": place.words, "key": place.key, "here": here.startswith(address)}
        for place, address in found
        if address
    ]
