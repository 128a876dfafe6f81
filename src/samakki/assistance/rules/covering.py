"""Who sees to whose cases on a day, and which absences can be arranged."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final

from samakki.assistance.words import Away, AwayRefusedError
from samakki.kernel.ids import MemberId

LONGEST: Final = timedelta(days=366)
"""Whoever is away for longer hands the cases on for good."""


def bearer(member: MemberId, aways: Iterable[Away], day: date) -> MemberId:
    """Tell who sees to the cases of somebody on a day: the cover, or where that one is away too, the cover's cover.

    Where each covers the other and both are away, the cases stay with whose they are: nothing is on nobody's day.
    """
    found = {away.member: away.covered_by for away in aways if away.holds_on(day)}
    at, passed = member, set[MemberId]()
    while at in found and at not in passed:
        passed.add(at)
        at = found[at]
    return member if at in passed else at


def stood_in_for(member: MemberId, aways: Collection[Away], day: date) -> tuple[MemberId, ...]:
    """Name those for whom somebody stands in on a day."""
    absent = dict.fromkeys(away.member for away in aways if away.holds_on(day))
    return tuple(each for each in absent if each != member and bearer(each, aways, day) == member)


def check_away(  # noqa: PLR0913, PLR0917 -- an absence is all of this
    member: MemberId,
    since: date,
    until: date,
    covered_by: MemberId,
    at_work: Collection[MemberId],
    aways: Iterable[Away],
    today: date,
    *,
    sure: bool,
) -> None:
    """Refuse an absence that can't be; raises AwayRefusedError."""
    if until < since:
        raise AwayRefusedError("backwards")  # noqa: EM101 -- a code, and not a message
    if until < today:
        raise AwayRefusedError("over")  # noqa: EM101 -- a code, and not a message
    if until - since > LONGEST:
        raise AwayRefusedError("too_long")  # noqa: EM101 -- a code, and not a message
    if covered_by == member:
        raise AwayRefusedError("oneself")  # noqa: EM101 -- a code, and not a message
    if {member, covered_by} - set(at_work):
        raise AwayRefusedError("not_here")  # noqa: EM101 -- a code, and not a message
    then = [away.member for away in aways if away.since <= until and since <= away.until]
    if member in then:
        raise AwayRefusedError("overlaps", member)  # noqa: EM101 -- a code, and not a message
    if covered_by in then and not sure:
        raise AwayRefusedError("cover_away", covered_by)  # noqa: EM101 -- a code, and not a message
