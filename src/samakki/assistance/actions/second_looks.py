"""Stories that wait for a second look: kept in step with the record, and opened for those who may look."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from samakki.assistance.models import StoryLook
from samakki.assistance.queries.stories import looks_of
from samakki.assistance.rules import STORIES, asked_in, story_waits
from samakki.assistance.words import StoryWaits
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.actions import Now
from samakki.cases.words import CaseRow, Glance, StandingRow
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, fresh_id
from samakki.sections.words import Section

STORY_FIELDS: Final = {Section.ADMINISTRATION: (STORIES,)}
Found = tuple[CaseRow, StandingRow | None] | None


@deed()
def follow_stories(by: By, now: Sequence[Now]) -> None:
    """Let those stories wait for a second look of which the record says so; `now` is all of a section."""
    desks = desk.at_desk(by, {each.case for each in now})
    for each in now:
        if each.section is not Section.ADMINISTRATION or each.case not in desks:
            continue
        wanted = asked_in(each.fields)
        rows = StoryLook.objects.filter(case_id=each.case)
        rows.exclude(ref__in=wanted).delete()
        known = set(rows.values_list("ref", flat=True))
        StoryLook.objects.bulk_create(
            StoryLook(
                id=fresh_id(by.clock, by.chance),
                case_id=each.case,
                owner_id=desks[each.case].owner,
                ref=ref,
                asked_at=moment,
            )
            for ref, moment in wanted.items()
            if ref not in known
        )


@deed()
def read_stories_to_look_through(by: By, limit: int = 50) -> tuple[StoryWaits, ...]:
    """Open the stories that wait for the look of the one who asks: those that colleagues wrote."""
    rows = looks_of(by)[:limit]
    seen = cases.glance(by, [FileId(row.case_id) for row in rows], STORY_FIELDS, "stories") if rows else {}
    return tuple(one for one in stories_among(rows, glanced(seen)) if by.member not in one.makers)


def glanced(seen: dict[FileId, Glance]) -> Callable[[FileId, str], Found]:
    """Tell how a case and one of its stories are found among what was opened for a list."""
    return lambda case, row: (seen[case].row, seen[case].find(STORIES, row)) if case in seen else None


def stories_among(rows: Iterable[StoryLook], find: Callable[[FileId, str], Found]) -> tuple[StoryWaits, ...]:
    """Give stories as lines of a list, with the names of the persons; those that cannot be opened are left out."""
    found = (find(FileId(row.case_id), row.ref) for row in rows)
    lines = (story_waits(person, story) for person, story in filter(None, found) if story)
    return tuple(line for line in lines if line)
