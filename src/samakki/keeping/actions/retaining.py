"""What was kept for long enough is proposed; people decide: to erase it, or to keep it on for a time, and why."""

from dataclasses import replace

from django.utils import timezone

from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.words import WordsRefusedError
from samakki.keeping.actions.erasing import PAGE
from samakki.keeping.models import KeptOn
from samakki.keeping.queries.retention import proposed
from samakki.keeping.rules import months_after
from samakki.keeping.words import MOST_MONTHS, Proposed
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import Section


def _of_case(by: By, case: FileId, *_rest: object) -> Attributes:
    return {"owner": str(desk.owner_of(by, case))}


@deed()
def open_proposed(by: By) -> tuple[Proposed, ...]:
    """Open the names of those whose cases were kept for longer than a rule says."""
    found = proposed(by)
    seen = cases.glance(by, [one.case for one in found], {}, PAGE)
    return tuple(
        replace(one, name=seen[one.case].row.name, mark=seen[one.case].row.mark) for one in found if one.case in seen
    )


@deed(about=_of_case)
def keep_on(by: By, case: FileId, months: int, why: str) -> None:
    """Decide to keep a case for some months more; why is written into it. Raises WordsRefusedError without a reason."""
    if not 0 < months <= MOST_MONTHS:
        raise WordsRefusedError("months", "not_a_choice")  # noqa: EM101 -- codes, and no message
    cases.write_note(by, [case], why, Section.ADMINISTRATION)
    until = months_after(timezone.localdate(by.clock.now()), months)
    told = {"until": until, "decided_by_id": by.member, "decided_at": by.clock.now()}
    KeptOn.objects.update_or_create(case_id=case, defaults=told)
