"""Following up: days given by the rules, a visit or call with what came of it, an alarm that somebody has to answer."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from samakki.assistance.actions.settling import of_dues, settle
from samakki.assistance.models import Due as Stored
from samakki.assistance.queries.dues import follow_up_days, response_minutes, today_of
from samakki.assistance.words import DueId, DueKind, DueState, Settled
from samakki.cases import actions as cases
from samakki.cases import queries as about_cases
from samakki.cases.words import CaseUnknownError, RowSet
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import EntryId, FileId, fresh_id
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


@deed()
def raise_alarm(by: By, case: FileId, words: str) -> DueId:
    """Call for help for a person: somebody has to answer within the time that the rules of the agency give.

    `words` say what is feared, as a note in the section of safety. Raises WordsRefusedError `empty` without them.
    """
    cases.write_note(by, [case], words, Section.SAFETY)
    return call(by, case, by.chance.bytes(4).hex())


@deed(about=of_dues)
def settle_alarm(by: By, dues: list[DueId], words: str) -> tuple[Settled, ...]:
    """Say what was done about an alarm; nobody answers one without a word. Raises WordsRefusedError `empty`."""
    return settle(by, dues, DueState.DONE, words)


def call(by: By, case: FileId, ref: str) -> DueId:
    """Let an alarm stand until it is answered, once for one reason; it is the case's worker who sees it first."""
    desk = about_cases.at_desk(by, [case]).get(case)
    if desk is None:
        raise CaseUnknownError
    until: datetime = timezone.localtime(by.clock.now() + timedelta(minutes=response_minutes(by)))
    stored, _fresh = Stored.objects.get_or_create(
        case_id=case,
        kind=DueKind.ALARM.value,
        ref=ref,
        defaults={
            "id": fresh_id(by.clock, by.chance),
            "owner_id": desk.owner,
            "member_id": desk.worker,
            "on": until.date(),
            "at": until.time().replace(microsecond=0),
            "state": DueState.OPEN.value,
        },
    )
    return DueId(stored.pk)
