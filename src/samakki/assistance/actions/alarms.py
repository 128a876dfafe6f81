"""An alarm: called for a person, seen to by somebody, answered with a word; all of it stands in the case."""

from datetime import datetime, timedelta

from django.utils import timezone

from samakki.assistance.actions.settling import of_dues, settle
from samakki.assistance.models import Due as Stored
from samakki.assistance.queries.dues import response_minutes
from samakki.assistance.words import DueId, DueKind, DueState, Settled
from samakki.cases import actions as cases
from samakki.cases import queries as about_cases
from samakki.cases.words import CaseUnknownError
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, fresh_id
from samakki.sections.words import Section


@deed()
def raise_alarm(by: By, case: FileId, words: str) -> DueId:
    """Call for help for a person: somebody has to answer within the time that the rules of the agency give.

    `words` say what is feared, as a note in the section of safety. Raises WordsRefusedError `empty` without them.
    """
    cases.write_note(by, [case], words, Section.SAFETY)
    return call(by, case, by.chance.bytes(4).hex())


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
