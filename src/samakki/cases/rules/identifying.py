"""What a decision about identification needs, and how it stands beside assistance: neither follows from the other."""

from collections.abc import Mapping
from typing import Any, Final

from samakki.cases.words import FourWays
from samakki.journal.words import FileState
from samakki.sections.words import Section

DECIDED: Final = frozenset({"identified", "not_trafficked"})
_NEEDED: Final = ("decided_by", "definition")
OTHER_CONCERNS: Final = frozenset({"violence", "home", "work", "other"})


def ways_of(state: FileState) -> FourWays:
    """Tell how a case stands: identified or not, assisted or not; whoever is not decided about is not identified."""
    status = state.value(Section.EXPERIENCE, "status")
    concern, assisted = (state.value(Section.ADMINISTRATION, name) for name in ("concern", "assisted"))
    return FourWays(status == "identified", assisted == "yes", is_of_trafficking(concern, status))


def is_of_trafficking(concern: Any, status: Any) -> bool:
    """Tell whether a word of trafficking may stand on the pages of a case.

    Not where it is about something else, unless somebody wrote that it was, or may have been, trafficking too.
    """
    return concern not in OTHER_CONCERNS or status in {"possible", "identified"}


def missing_for_decision(stands: Mapping[str, Any]) -> tuple[str, ...]:
    """Name what a decision lacks: who decided, and by which definition in force; nothing where nobody decided."""
    if stands.get("status") not in DECIDED:
        return ()
    return tuple(name for name in _NEEDED if not stands.get(name))


def missing_for_help(stands: Mapping[str, Any]) -> tuple[str, ...]:
    """Name what is missing where nobody helps: whether it was not offered, not needed, or declined."""
    lacks = stands.get("assisted") == "no" and not stands.get("not_assisted_why")
    return ("not_assisted_why",) if lacks else ()
