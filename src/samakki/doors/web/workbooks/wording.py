"""The words of workbooks that are filled."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samakki.databook.words import Way

WAY_TEXTS: Final[Mapping[Way, Promise]] = {
    Way.KNOWN: _("who is known at the end of the month"),
    Way.NEW: _("who came to be known in the month"),
}
