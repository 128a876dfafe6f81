"""What numbers of a table count, and how its years run: the same words in ABOUT.yaml, in an edition and in figures."""

from enum import StrEnum


class Unit(StrEnum):
    """What one of a number is; two units are never added up. Amounts are money.

    `several` is a list of statements of which each line says its own.
    """

    PERSONS = "persons"
    CASES = "cases"
    STAYS = "stays"
    DEPORTEES = "deportees"
    AMOUNTS = "amounts"
    PERCENT = "percent"
    POINTS = "percentage_points"
    DAYS = "days"
    PLACES = "places"
    AGREEMENTS = "agreements"
    SEVERAL = "several"


class Year(StrEnum):
    """How the years of a table run: from January, from April as in Japan, not to their end, or not at all."""

    CALENDAR = "calendar"
    JAPAN_FISCAL = "japan_fiscal"
    PART = "part"
    ON_A_DAY = "on_a_day"
