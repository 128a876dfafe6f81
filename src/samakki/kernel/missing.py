"""Four ways of having no value, which are never mixed."""

from enum import StrEnum


class Missing(StrEnum):
    """Why there is no value: a statement in itself, kept apart from every other."""

    NO = "no"
    UNKNOWN = "unknown"
    NOT_ASKED = "not asked"
    SUPPRESSED = "suppressed"
