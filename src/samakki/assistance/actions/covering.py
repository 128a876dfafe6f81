"""Cases in other hands: for the days somebody is away, and for good."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from samakki.access import queries as access
from samakki.assistance import models
from samakki.assistance.queries.covering import away_of, aways, held, of_away
from samakki.assistance.rules import check_away
from samakki.assistance.words import (
    HANDED_AT_ONCE,
    Away,
    AwayId,
    AwayUnknownError,
    HandedOver,
    InHands,
)
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.words import WordsRefusedError
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, RefusedError, deed
from samakki.kernel.eras import DateRefusedError, read_date
from samakki.kernel.ids import FileId, MemberId, fresh_id

_CASES: Final = "cases"
_WORKER: Final = "worker"
_STANDS_IN: Final = gettext_noop("%(cover)s stands in for %(name)s: %(since)s to %(until)s.")


@deed()
def go_away(by: By, since: str, until: str, covered_by: MemberId, *, sure: bool = False) -> AwayId:
    """Let a colleague see to one's cases from a day to a day, both included; from today on where none is told.

    It ends by itself: the cases stay whose they are and say who stands in, and for these days both lists stand on the
    day of the colleague. Raises AwayRefusedError, and WordsRefusedError for what is no day. `sure` says that the
    colleague may be away too.
    """
    member, _agency = acting(by)
    return _arrange(by, member, since, until, covered_by, sure=sure)


@deed()
def send_away(by: By, member: MemberId, since: str, until: str, covered_by: MemberId, *, sure: bool = False) -> AwayId:
    """Arrange the same for a colleague who can't, by somebody who leads; raises as `go_away` does."""
    return _arrange(by, member, since, until, covered_by, sure=sure)


@deed(about=of_away)
def come_back(by: By, away: AwayId) -> None:
    """End an absence today, or before it began; by who is away, who stands in, or who arranged it."""
    found = _arranged(away)
    _of_those(by, found, "assistance.come_back")
    _end(by, found)


@deed(about=of_away)
def call_back(by: By, away: AwayId) -> None:
    """End anybody's absence, by somebody who leads: its cover fell ill, or left."""
    _end(by, _arranged(away))


@deed(about=of_away)
def stay_away(by: By, away: AwayId) -> None:
    """Let an absence go on that was ended by mistake; by the same as `come_back`.

    Raises AwayUnknownError for one that goes on or is over, AwayRefusedError where it does not fit any more.
    """
    found = _ended(by, away)
    _of_those(by, found, "assistance.stay_away")
    _go_on(by, found)


@deed(about=of_away)
def keep_away(by: By, away: AwayId) -> None:
    """Let anybody's absence go on that was ended by mistake, by somebody who leads; raises as `stay_away` does."""
    _go_on(by, _ended(by, away))


@deed()
def read_hands(by: By, worker: MemberId | None) -> InHands:
    """Open the names of the cases on a list, those first that were silent for longest; at most HANDED_AT_ONCE."""
    found = held(by).get(worker)
    wanted = desk.cases_of(by, worker, HANDED_AT_ONCE) if found else ()
    seen = cases.glance(by, wanted, {}, "hand_over") if wanted else {}
    return InHands(tuple(seen[case].row for case in wanted if case in seen), found.cases if found else 0)


@deed()
def hand_cases(
    by: By, cases_given: Sequence[FileId], worker: MemberId | None, seen: MemberId | None, words: str = ""
) -> tuple[HandedOver, ...]:
    """Give cases for good to a colleague, or to nobody for the time being; what is due for them goes along.

    `seen` is on whose list they stood before the one who acts: what somebody else has given away since stays there.
    Each case says so, with the `words`. Tells what was given. Raises WordsRefusedError `not_a_choice` for somebody who
    does not work here, or not any more, `empty` where no case is named, `too_many` above HANDED_AT_ONCE.
    """
    _member, agency = acting(by)
    wanted = list(dict.fromkeys(cases_given))
    if not wanted:
        raise WordsRefusedError(_CASES, "empty")
    if len(wanted) > HANDED_AT_ONCE:
        raise WordsRefusedError(_CASES, "too_many", HANDED_AT_ONCE)
    if worker == seen or (worker is not None and worker not in access.names_at_work(by, agency)):
        raise WordsRefusedError(_WORKER, "not_a_choice")
    at_desk = desk.at_desk(by, wanted)
    given = [case for case in wanted if case in at_desk and at_desk[case].worker == seen]
    cases.assign_cases(by, given, worker, words)
    return tuple(HandedOver(case, seen, worker) for case in given)


@deed()
def hand_back(by: By, handed: Sequence[HandedOver]) -> int:
    """Undo a handing over: each case goes back to the list it was on, unless it was given on since; tells how many.

    One whose former worker has left stays where it is.
    """
    _member, agency = acting(by)
    if len(handed) > HANDED_AT_ONCE:
        raise WordsRefusedError(_CASES, "too_many", HANDED_AT_ONCE)
    here = access.names_at_work(by, agency)
    at_desk = desk.at_desk(by, [each.case for each in handed])
    back = [
        each
        for each in handed
        if each.case in at_desk and at_desk[each.case].worker == each.now and (each.was is None or each.was in here)
    ]
    for was in {each.was for each in back}:
        cases.assign_cases(by, [each.case for each in back if each.was == was], was)
    return len(back)


def _arrange(by: By, member: MemberId, since: str, until: str, covered_by: MemberId, *, sure: bool) -> AwayId:
    made_by, agency = acting(by)
    today = timezone.localdate(by.clock.now())
    first, last = (_day("since", since) if since.strip() else today), _day("until", until)
    check_away(member, first, last, covered_by, access.names_at_work(by, agency), aways(by), today, sure=sure)
    away = AwayId(fresh_id(by.clock, by.chance))
    models.Away.objects.create(
        id=away,
        owner_id=agency,
        member_id=member,
        since=first,
        until=last,
        covered_by_id=covered_by,
        made_by_id=made_by,
    )
    _tell_cases(by, Away(away, member, first, last, covered_by, made_by), gettext(_STANDS_IN))
    return away


def _arranged(away: AwayId) -> Away:
    row = models.Away.objects.filter(pk=away, ended_at=None).first()
    if row is None:
        raise AwayUnknownError
    return away_of(row)


def _ended(by: By, away: AwayId) -> Away:
    today = timezone.localdate(by.clock.now())
    row = models.Away.objects.filter(pk=away, ended_at__isnull=False, until__gte=today).first()
    if row is None:
        raise AwayUnknownError
    return away_of(row)


def _of_those(by: By, away: Away, act: str) -> None:
    """Refuse everybody but who is away, who stands in, and who arranged it."""
    if by.member not in {away.member, away.covered_by, away.made_by}:
        raise RefusedError(act, "not_yours")


def _go_on(by: By, away: Away) -> None:
    _member, agency = acting(by)
    here, today = access.names_at_work(by, agency), timezone.localdate(by.clock.now())
    check_away(away.member, away.since, away.until, away.covered_by, here, aways(by), today, sure=True)
    if not models.Away.objects.filter(pk=away.id, ended_at__isnull=False).update(ended_at=None):
        raise AwayUnknownError
    _tell_cases(by, away, gettext(_STANDS_IN))


def _end(by: By, away: Away) -> None:
    if not models.Away.objects.filter(pk=away.id, ended_at=None).update(ended_at=by.clock.now()):
        raise AwayUnknownError
    if away.until >= timezone.localdate(by.clock.now()):
        _tell_cases(by, away, gettext("%(cover)s does not stand in for %(name)s any more."))


def _tell_cases(by: By, away: Away, words: str) -> None:
    """Let every open case of somebody say who stands in, or does not any more."""
    _member, agency = acting(by)
    names = access.names_of_staff(by, agency)
    told = {
        "cover": names.get(away.covered_by, ""),
        "name": names.get(away.member, ""),
        "since": away.since.isoformat(),
        "until": away.until.isoformat(),
    }
    cases.leave_traces(by, dict.fromkeys(desk.cases_of(by, away.member), words % told))


def _day(about: str, text: str) -> date:
    try:
        known = read_date(text)
    except DateRefusedError as refused:
        raise WordsRefusedError(about, refused.code) from None
    return known.last() if about == "until" else known.first()
