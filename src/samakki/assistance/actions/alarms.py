"""An alarm: called for a person, seen to by somebody, answered with a word; all of it stands in the case."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext

from samakki.assistance.actions.settling import of_dues, settle
from samakki.assistance.models import Due as Stored
from samakki.assistance.queries.dues import as_told, response_minutes, today_of
from samakki.assistance.words import Due, DueId, DueKind, DueSettledError, DueState, Settled
from samakki.cases import actions as cases
from samakki.cases import queries as about_cases
from samakki.cases.words import CaseUnknownError, WordsRefusedError
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import Section


@deed()
def raise_alarm(by: By, case: FileId, words: str) -> DueId:
    """Call for help for a person: somebody has to answer within the time that the rules of the agency give.

    `words` say what is feared, as a note in the section of safety. Raises WordsRefusedError `empty` without them.
    """
    (note,) = cases.write_note(by, [case], words, Section.SAFETY)
    return call(by, case, note.hex)


@deed(about=of_dues)
def take_alarm_back(by: By, dues: list[DueId]) -> None:
    """Take back alarms that one called by mistake, with their words; that they were called stays in the case.

    Raises DueSettledError for one that somebody has answered, WordsRefusedError `not_a_choice` for somebody else's.
    """
    called = Stored.objects.filter(pk__in=dues, kind=DueKind.ALARM.value)
    for due in map(as_told, called):
        if not called.filter(pk=due.id, state=DueState.OPEN).update(state=DueState.DROPPED, settled_on=today_of(by)):
            raise DueSettledError(due.state)
        cases.undo_entry(by, due.case, _called_by(due))
        cases.leave_traces(by, {due.case: gettext("An alarm was called by mistake and taken back.")})


@deed(about=of_dues)
def settle_alarm(by: By, dues: list[DueId], words: str) -> tuple[Settled, ...]:
    """Say what was done about an alarm; nobody answers one without a word. Raises WordsRefusedError `empty`.

    One that was answered by mistake stands again by `undo`.
    """
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


def _called_by(due: Due) -> EntryId:
    """Give the note by which it was called; raises WordsRefusedError for the alarm of a house, which has none."""
    try:
        return EntryId(UUID(due.ref))
    except ValueError:
        raise WordsRefusedError("due", "not_a_choice") from None  # noqa: EM101 -- a code, and not a message
