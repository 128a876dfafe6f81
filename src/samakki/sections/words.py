"""The ten sections of a case file."""

from enum import StrEnum


class Section(StrEnum):
    """A part of a case file with keys of its own."""

    IDENTITY = "identity"
    CONTACT = "contact"
    EXPERIENCE = "experience"
    HEALTH = "health"
    PSYCHOSOCIAL = "psychosocial"
    LEGAL = "legal"
    SAFETY = "safety"
    LIVELIHOOD = "livelihood"
    FAMILY = "family"
    ADMINISTRATION = "administration"
