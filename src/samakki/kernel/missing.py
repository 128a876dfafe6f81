"""Four ways of having no value, which are never mixed, and the right to leave a question."""

from enum import StrEnum


class Missing(StrEnum):
    """Why there is no value: a statement in itself, kept apart from every other.

    Four are kinds of missing; the fifth, `DECLINED`, is the choice of the person asked, and nobody asks why.
    """

    NO = "no"
    UNKNOWN = "unknown"
    NOT_ASKED = "not asked"
    SUPPRESSED = "suppressed"
    DECLINED = "prefers not to say"
