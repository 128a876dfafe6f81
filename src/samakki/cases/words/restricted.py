"""A case that is restricted: it is kept and read, and nothing is written into it until somebody lifts that."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _


class RestrictWhy(StrEnum):
    """Why a case is restricted."""

    DISPUTED = "disputed"
    UNLAWFUL = "unlawful"
    CLAIM = "needed for a claim"
    OBJECTED = "objected"


RESTRICT_TEXTS: Final = {
    RestrictWhy.DISPUTED: _("The person says that what stands here is wrong"),
    RestrictWhy.UNLAWFUL: _("It should not have been kept, and the person wants it kept for now"),
    RestrictWhy.CLAIM: _("It is kept only because the person needs it for a claim"),
    RestrictWhy.OBJECTED: _("The person objected, and nobody has decided yet"),
}


class NotRestrictedError(ValueError):
    """A case is not restricted, or is so already."""
