"""Why somebody opens what is not on their own list: codes from a short list, so that nothing of a person is in them."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

HOLDS_FOR: Final = timedelta(hours=12)
"""For this long a reason is not asked for again, of the same file: no session is longer."""


class Why(StrEnum):
    """Why a file is opened that stands on a colleague's list."""

    HERE = "here"
    ASKED = "asked"
    COVER = "cover"
    TOGETHER = "together"
    DUTY = "duty"
    LOOKING = "looking"
    OTHER = "other"


WHY_TEXTS: Final = {
    Why.HERE: _("The person is here, or has called"),
    Why.ASKED: _("The colleague who sees to them asked me"),
    Why.COVER: _("I stand in for that colleague"),
    Why.TOGETHER: _("We work on it together: an opinion, a conference, an interpretation"),
    Why.DUTY: _("I am on duty, and something has to be done now"),
    Why.LOOKING: _("I look for somebody and have to see whether it is them"),
    Why.OTHER: _("Another reason, which I tell when I am asked"),
}
WHY_TOLD: Final = {
    Why.HERE: _("because you were there, or had called"),
    Why.ASKED: _("because your worker asked for it"),
    Why.COVER: _("in place of your worker, who was away"),
    Why.TOGETHER: _("to help your worker"),
    Why.DUTY: _("on duty, because something had to be done"),
    Why.LOOKING: _("while looking for somebody else"),
    Why.OTHER: _("for a reason that you may ask us about"),
}
"""The same, as the person is told."""


class WhyRefusedError(Exception):
    """It was not said why, or not from the list."""
