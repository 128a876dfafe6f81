"""What share something is, and by how much it changed: only those who were asked are in a denominator."""

from fractions import Fraction

from samakki.databook.words import NOT_IN_DENOMINATOR, Crossed, MixedUnitsError, Percent, Share, Unit


def share_of(table: Crossed, code: str) -> Share:
    """Give the share of one code in a table of one axis: of all who were asked, also those who answered with nothing.

    Raises ValueError for a code that is not there, or a table of more axes.
    """
    (axis,) = table.axes
    numbers = dict(zip(axis.codes, (int(number) for number in table.numbers), strict=True))
    if code not in numbers:
        raise ValueError(code)
    left_out = sum(number for one, number in numbers.items() if one in NOT_IN_DENOMINATOR)
    return Share(numbers[code], sum(numbers.values()) - left_out, left_out)


def rate_of(number: int, unit: Unit, residents: int, residents_unit: Unit) -> Percent | None:
    """Give how many in a hundred of a population it was; None where there is no population.

    Raises MixedUnitsError: persons are a share of persons only.
    """
    if unit is not residents_unit:
        raise MixedUnitsError((unit, residents_unit))
    return Percent(Fraction(number * 100, residents)) if residents else None


def change(before: int, after: int) -> Percent | None:
    """Give by how many percent a number grew; None from nought, of which nothing is a percentage."""
    return Percent(Fraction((after - before) * 100, before)) if before else None
