"""What a number counts, and how its years run, as people are told it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from samakki.tables.units import Unit, Year


def words_of_unit(unit: Unit) -> str:
    """Say in the reader's language what one of a number is."""
    return _units()[unit]


def words_of_years(years: Year) -> str:
    """Say in the reader's language how the years of a table run."""
    return _years()[years]


def _units() -> Mapping[Unit, str]:
    return {
        Unit.PERSONS: _("persons"),
        Unit.CASES: _("cases"),
        Unit.STAYS: _("stays"),
        Unit.DEPORTEES: _("persons who were sent back"),
        Unit.AMOUNTS: _("money"),
        Unit.PERCENT: _("percent"),
        Unit.POINTS: _("percentage points"),
        Unit.DAYS: _("days"),
        Unit.PLACES: _("places"),
        Unit.AGREEMENTS: _("agreements"),
        Unit.SEVERAL: _("several units, each line its own"),
    }


def _years() -> Mapping[Year, str]:
    return {
        Year.CALENDAR: _("calendar years"),
        Year.JAPAN_FISCAL: _("fiscal years of Japan, April to March"),
        Year.PART: _("a part of a year"),
        Year.ON_A_DAY: _("as on one day"),
    }
