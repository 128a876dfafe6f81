"""The day of one person at work, gathered at once: one record of having been read, one question to the keystore."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from django.db.models import Case, F, Min, Q, QuerySet, Value, When
from django.utils import timezone

from samakki.assistance.actions.second_looks import STORY_FIELDS, Found, stories_among
from samakki.assistance.actions.settling import of_dues
from samakki.assistance.models import Due as DueRow
from samakki.assistance.models import Review, StoryLook
from samakki.assistance.queries.covering import aways
from samakki.assistance.queries.dues import as_told
from samakki.assistance.queries.following import without_follow_ups
from samakki.assistance.queries.reviews import asked_by_own
from samakki.assistance.queries.ruling import asking
from samakki.assistance.queries.stories import looks_of
from samakki.assistance.rules import STORIES, line_of, stood_in_for
from samakki.assistance.words import (
    FOLLOWED,
    LATE_A_SLICE,
    TODAY_A_SLICE,
    WAITING_SHOWN,
    DayLine,
    DueId,
    DueKind,
    DueState,
    ReviewId,
    ReviewLine,
    StoryWaits,
    Today,
)
from samakki.cases import actions as cases
from samakki.cases.words import DayAsked, DayOpened, Sieve
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, MemberId
from samakki.sections.words import Section

_OF_OTHERS: Final = (DueKind.SECOND_OPINION.value, DueKind.REVIEW.value)
_PRESSING: Final = Case(When(kind__in=(DueKind.ALARM.value, DueKind.WATCH.value), then=Value(0)), default=Value(1))
_IN_TURN: Final = (_PRESSING, "on", F("at").asc(nulls_last=True), "id")
"""An alarm and a watch stand first, whatever else there is; what has no hour comes after what has one."""


@deed()
def read_day(by: By, sieve: Sieve | None = None, page: int = 1) -> Today:
    """Open the day: what is late and of today, what waits for others, what came back, and a slice of one's people.

    Opens names and the safe way of those who are shown, and of administration only the files in which something is
    late or of today.
    """
    (me, _agency), today = acting(by), _today(by)
    covers = _covers(by, me, today)
    members = (me, *covers)
    mine = _open(by, members)
    late, coming = _late(mine, today, 0), _of_today(mine, today)
    opinions = list(mine.filter(kind=DueKind.SECOND_OPINION.value).order_by("on")[:WAITING_SHOWN])
    reviews, looks = list(asked_by_own(by).order_by("asked_at")[:WAITING_SHOWN]), looks_of(by)[:WAITING_SHOWN]
    unfollowed = without_follow_ups(by, members)
    named = _named(opinions, reviews, unfollowed[:WAITING_SHOWN])
    besides = _besides(named, _opened_for([*late, *coming]), _told_in(looks))
    desk = cases.open_day(by, DayAsked(today, members, sieve or Sieve(), page, besides))
    return Today(
        today=today,
        late=_lines(by, late, desk, today),
        late_all=len(late) if len(late) < LATE_A_SLICE else _late_of(mine, today).count(),
        coming=_lines(by, coming, desk, today),
        coming_all=len(coming) if len(coming) < TODAY_A_SLICE else _today_of(mine, today).count(),
        opinions=_lines(by, opinions, desk, today),
        asked=_asked(reviews, desk, waiting=True),
        answered=_asked(reviews, desk, waiting=False),
        desk=desk,
        next_due=_next(by, desk, today),
        next_at_all=_due(mine).filter(on__gt=today).aggregate(on=Min("on"))["on"],
        covers=covers,
        unfollowed=tuple(desk.known[case] for case in unfollowed if case in desk.known),
        unfollowed_all=len(unfollowed),
        stories=_to_look_through(looks, desk, me),
    )


@deed()
def read_late(by: By, start: int) -> tuple[DayLine, ...]:
    """Open one more slice of what is late, from the `start`-th on, in the order of the day."""
    (me, _agency), today = acting(by), _today(by)
    members = (me, *_covers(by, me, today))
    return _alone(by, _late(_open(by, members), today, start), today)


@deed(about=of_dues)
def read_due(by: By, dues: Sequence[DueId]) -> tuple[DayLine, ...]:
    """Open some of what is due as lines of the day, in the order in which they are due, whatever became of them."""
    return _alone(by, list(DueRow.objects.filter(pk__in=dues).order_by("on", "at", "id")), _today(by))


def _alone(by: By, rows: list[DueRow], today: date) -> tuple[DayLine, ...]:
    desk = cases.open_day(by, DayAsked(today=today, members=(), besides=_opened_for(rows)))
    return _lines(by, rows, desk, today)


def _today(by: By) -> date:
    return timezone.localtime(by.clock.now()).date()


def _covers(by: By, me: MemberId, today: date) -> dict[MemberId, date]:
    """Tell for whom somebody stands in today, and until when; where a cover is away too, their cover does."""
    absent = aways(by)
    until = {away.member: away.until for away in absent if away.holds_on(today)}
    return {member: until[member] for member in stood_in_for(me, absent, today)}


def _open(by: By, members: Sequence[MemberId]) -> QuerySet[DueRow]:
    return DueRow.objects.filter(member_id__in=members, owner_id=by.agency, state=DueState.OPEN.value)


def _due(rows: QuerySet[DueRow]) -> QuerySet[DueRow]:
    return rows.exclude(kind__in=_OF_OTHERS)


def _late_of(rows: QuerySet[DueRow], today: date) -> QuerySet[DueRow]:
    return _due(rows).filter(on__lt=today)


def _late(rows: QuerySet[DueRow], today: date, start: int) -> list[DueRow]:
    return list(_late_of(rows, today).order_by(*_IN_TURN)[start : start + LATE_A_SLICE])


def _today_of(rows: QuerySet[DueRow], today: date) -> QuerySet[DueRow]:
    """Give what is of today; an alarm is, from when it is called, also where its time ends after midnight."""
    return _due(rows).filter(Q(on=today) | Q(on__gt=today, kind=DueKind.ALARM.value))


def _of_today(rows: QuerySet[DueRow], today: date) -> list[DueRow]:
    return list(_today_of(rows, today).order_by(*_IN_TURN)[:TODAY_A_SLICE])


def _opened_for(rows: Iterable[DueRow]) -> dict[FileId, frozenset[Section]]:
    """Name the sections in which the rows stand that these follow."""
    found: dict[FileId, frozenset[Section]] = {}
    for due in rows:
        followed = FOLLOWED.get(DueKind(due.kind))
        sections = frozenset({followed[0]} if followed else ())
        found[FileId(due.case_id)] = found.get(FileId(due.case_id), frozenset()) | sections
    return found


def _named(
    opinions: Iterable[DueRow], reviews: Iterable[Review], unfollowed: Iterable[FileId]
) -> dict[FileId, frozenset[Section]]:
    cases_of = [*(due.case_id for due in opinions), *(review.case_id for review in reviews), *unfollowed]
    return {FileId(case): frozenset() for case in cases_of}


def _told_in(looks: Iterable[StoryLook]) -> dict[FileId, frozenset[Section]]:
    return {FileId(look.case_id): frozenset(STORY_FIELDS) for look in looks}


def _besides(*opened: Mapping[FileId, frozenset[Section]]) -> dict[FileId, frozenset[Section]]:
    found: dict[FileId, frozenset[Section]] = {}
    for each in opened:
        for case, sections in each.items():
            found[case] = found.get(case, frozenset()) | sections
    return found


def _to_look_through(looks: Iterable[StoryLook], desk: DayOpened, me: MemberId) -> tuple[StoryWaits, ...]:
    """Give the stories that wait for somebody else than who wrote them."""

    def find(case: FileId, row: str) -> Found:
        told = desk.told(case, Section.ADMINISTRATION, STORIES, row)
        return (desk.known[case].row, told) if case in desk.known else None

    return tuple(one for one in stories_among(looks, find) if me not in one.makers)


def _lines(by: By, rows: Iterable[DueRow], desk: DayOpened, today: date) -> tuple[DayLine, ...]:
    lines = (line_of(due, desk, today) for due in asking(by, map(as_told, rows)))
    return tuple(line for line in lines if line)


def _asked(rows: Iterable[Review], desk: DayOpened, *, waiting: bool) -> tuple[ReviewLine, ...]:
    return tuple(
        ReviewLine(
            review=ReviewId(row.pk),
            person=desk.known[FileId(row.case_id)],
            about=row.about,
            asked_at=row.asked_at,
            verdict=row.verdict,
            decided_by=MemberId(row.decided_by_id) if row.decided_by_id else None,
            decided_at=row.decided_at,
        )
        for row in rows
        if (row.verdict == "") is waiting and FileId(row.case_id) in desk.known
    )


def _next(by: By, desk: DayOpened, today: date) -> dict[FileId, date]:
    """Tell of each of one's people that are shown the next day on which something is due, from tomorrow on."""
    shown = [person.row.case for person in desk.people]
    rows = DueRow.objects.filter(case_id__in=shown, owner_id=by.agency, state=DueState.OPEN.value, on__gt=today)
    counted = rows.values("case_id").annotate(next=Min("on")).order_by()
    return {FileId(each["case_id"]): each["next"] for each in counted}
