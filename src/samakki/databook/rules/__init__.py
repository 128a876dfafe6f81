"""The rules of the data book. What counts (Ibis) is asked for by its own module: few need it."""

from samakki.databook.rules.alike import apart
from samakki.databook.rules.defining import why_not_defined
from samakki.databook.rules.definitions import in_force, read_definitions
from samakki.databook.rules.forms import crossings, numbers, recoded, standing_at, why_not_bound, within
from samakki.databook.rules.keeping import (
    changed,
    is_address,
    of_owner,
    why_not_answered,
    why_not_asked,
    why_not_brought,
    why_not_kept,
    why_not_released,
)
from samakki.databook.rules.quality import dimensions_of, judged, read_standard

__all__ = [
    "apart",
    "changed",
    "crossings",
    "dimensions_of",
    "in_force",
    "is_address",
    "judged",
    "numbers",
    "of_owner",
    "read_definitions",
    "read_standard",
    "recoded",
    "standing_at",
    "why_not_answered",
    "why_not_asked",
    "why_not_bound",
    "why_not_brought",
    "why_not_defined",
    "why_not_kept",
    "why_not_released",
    "within",
]
