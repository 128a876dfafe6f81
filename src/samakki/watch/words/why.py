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


WHY_TEXTS: Final[dict[str, object]] = {
    Why.HERE: _("The person is here, or has called"),
    Why.ASKED: _("The colleague who sees to them asked me"),
    Why.COVER: _("I stand in for that colleague"),
    Why.TOGETHER: _("We work on it together: an opinion, a conference, an interpretation"),
    Why.DUTY: _("I am on duty, and something has to be done now"),
    Why.LOOKING: _("I look for somebody and have to see whether it is them"),
    Why.OTHER: _("Another reason, which I tell when I am asked"),
}
WHY_TOLD: Final[dict[str, object]] = {
    Why.HERE: _("because you were there, or had called"),
    Why.ASKED: _("because your worker asked for it"),
    Why.COVER: _("in place of your worker, who was away"),
    Why.TOGETHER: _("to help your worker"),
    Why.DUTY: _("on duty, because something had to be done"),
    Why.LOOKING: _("while looking for somebody else"),
    Why.OTHER: _("for a reason that you may ask us about"),
    "stands in": _("in place of your worker, who was away"),
}
"""The same, as the person is told."""


STANDS_IN: Final = "stands in"
"""The code for whoever really stands in, on that day, for the colleague on whose list a case is: nobody is asked."""
OPENED: Final = frozenset(
    {
        *("case", "section", "history", "rows", "entry", "form", "form history", "screening", "steps", "plan"),
        *("identification", "letter", "closing", "story", "consent", "receipt", "attachment", "attachments"),
        *("printed plan", "printed summary", "printed letter", "printed story", "shared case", "beside", "joined"),
    }
)
"""Pages on which the file of one person is open; lists of many are not among them."""
TAKEN_OUT: Final = frozenset(
    {"printed plan", "printed summary", "printed letter", "printed story", "receipt", "export"}
)
"""Pages by which something leaves the house, on paper or as a file."""


class WhyRefusedError(Exception):
    """It was not said why, or not from the list."""
