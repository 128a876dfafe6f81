"""The board of those who lead: what each carries, what waits, who is quiet; names are opened for this page only."""

from collections.abc import Sequence
from typing import Final

from django.db.models import Min
from django.utils import timezone

from samakki.access import queries as access
from samakki.assistance import models
from samakki.assistance.actions.second_looks import STORY_FIELDS, glanced, stories_among
from samakki.assistance.queries.covering import aways, held, quiet_since, workloads
from samakki.assistance.queries.dues import only_initial_support
from samakki.assistance.queries.following import without_follow_ups
from samakki.assistance.queries.reviews import how_many_wait, review_queue
from samakki.assistance.queries.stories import looks_of
from samakki.assistance.words import Board, DueState, Listed, QueuedReview
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.words import CaseRow
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId

SHOWN: Final = 10
"""So many of each kind stand on the board by name; all are counted."""


@deed()
def read_board(by: By) -> Board:
    """Gather the board: one record of having been read, one question to the keystore, whatever its number of lists."""
    _member, agency = acting(by)
    today, now = timezone.localdate(by.clock.now()), by.clock.now()
    at_work, hands, absent = access.names_at_work(by, agency), held(by), aways(by)
    waiting, (overdue, overdue_all) = review_queue(by, SHOWN), _overdue(by)
    unassigned, quiet = desk.cases_of(by, None, SHOWN), desk.quiet_cases(by, quiet_since(now), SHOWN)
    begun, unfollowed, looks = only_initial_support(by), without_follow_ups(by), looks_of(by)
    wanted = [*(each.case for each in waiting), *unassigned, *overdue, *quiet, *begun[:SHOWN], *unfollowed[:SHOWN]]
    wanted += [FileId(look.case_id) for look in looks[:SHOWN]]
    seen = cases.glance(by, wanted, STORY_FIELDS if looks else {}, "board") if wanted else {}
    rows = {case: one.row for case, one in seen.items()}
    return Board(
        today=today,
        loads=workloads(by),
        reviews=tuple(QueuedReview(each, rows[each.case]) for each in waiting if each.case in rows),
        reviews_all=how_many_wait(by),
        stories=stories_among(looks[:SHOWN], glanced(seen)),
        stories_all=len(looks),
        unassigned=_listed(rows, unassigned, hands[None].cases if None in hands else 0),
        overdue=_listed(rows, overdue, overdue_all),
        quiet=_listed(rows, quiet, sum(each.quiet for each in hands.values())),
        begun_only=_listed(rows, begun[:SHOWN], len(begun)),
        unfollowed=_listed(rows, unfollowed[:SHOWN], len(unfollowed)),
        aways=absent,
        uncovered=tuple(each for each in absent if each.covered_by not in at_work),
        left={member: each.cases for member, each in hands.items() if member and member not in at_work},
    )


def _overdue(by: By) -> tuple[list[FileId], int]:
    """List the first cases for which something is left over, what waits longest before all, and count all."""
    today = timezone.localdate(by.clock.now())
    rows = models.Due.objects.filter(owner_id=by.agency, state=DueState.OPEN, on__lt=today)
    counted = rows.values("case_id").annotate(first=Min("on")).order_by("first", "case_id")
    return [FileId(each["case_id"]) for each in counted[:SHOWN]], counted.count()


def _listed(rows: dict[FileId, CaseRow], wanted: Sequence[FileId], total: int) -> Listed:
    return Listed(tuple(rows[case] for case in wanted if case in rows), total)
