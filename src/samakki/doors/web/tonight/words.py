"""The words of Tonight: for want of what somebody could not be taken in, and what is not kept here yet."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samakki.shelter.words import NoPlaceWhy

NO_PLACE: Final[Mapping[NoPlaceWhy, Promise]] = {
    NoPlaceWhy.FULL: _("The house is full"),
    NoPlaceWhy.MEN: _("No place for men"),
    NoPlaceWhy.WOMEN: _("No place for women"),
    NoPlaceWhy.FAMILY: _("No place for a family"),
    NoPlaceWhy.CHILD: _("No place for a child"),
    NoPlaceWhy.LANGUAGE: _("Nobody speaks the language"),
    NoPlaceWhy.CARE: _("The care needed is not possible here"),
    NoPlaceWhy.SAFETY: _("It would not be safe here"),
    NoPlaceWhy.OTHER: _("Another reason"),
}
NOT_KEPT: Final[Sequence[Promise]] = (
    _("The rota of interpreters and what they cost: only what people wish and say is known."),
    _("Who pays for each visit to a doctor."),
    _("When the next report of another's house is due."),
    _("The fiscal year of a ministry: the totals are of the calendar month."),
)
