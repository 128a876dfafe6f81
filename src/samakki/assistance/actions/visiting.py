"""Following up: days given by the rules, a visit or call with what came of it."""

from collections.abc import Mapping
from datetime import date

from samakki.assistance.actions.settling import settle
from samakki.assistance.queries.dues import today_of
from samakki.assistance.queries.following import follow_up_days
from samakki.assistance.words import DueId, DueState, Settled
from samakki.cases import actions as cases
from samakki.cases.words import RowSet
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section

_FIELD = "follow_ups"


@deed()
def schedule_follow_ups(by: By, case: FileId, since: date | None = None) -> tuple[EntryId, ...]:
    """Write the follow-ups that the rules of the agency want, counted as `follow_up_days` does.

    Days on which a follow-up stands already are left out. Gives the entries, by which it can be undone.
    """
    days = follow_up_days(by, case, since)
    kept = [
        cases.set_rows(by, [RowSet(case, Section.ADMINISTRATION, _FIELD, "", {"due": [day.isoformat()]})])[0]
        for day in days
    ]
    return tuple(each.entry for each in kept if each.entry)


@deed()
def hold_follow_up(by: By, case: FileId, told: Mapping[str, str], due: DueId | None = None) -> tuple[EntryId, ...]:
    """Write that somebody met or reached the person, and what came of it; `due` is settled with it.

    `told` are parts of the row, the day being today where none is told; a next time that is named comes due by
    itself, and an alarm is raised where the person does not feel safe. Raises WordsRefusedError.
    """
    said = {part: words for part, words in told.items() if words}
    said.setdefault("date", today_of(by).isoformat())
    if due is not None:
        (settled,) = settle(by, [due], DueState.DONE, told=said) or (Settled(due),)
        return settled.entries
    said["state"] = "done"
    wanted = RowSet(case, Section.ADMINISTRATION, _FIELD, "", {part: [words] for part, words in said.items()})
    (kept,) = cases.set_rows(by, [wanted])
    return (kept.entry,) if kept.entry else ()
