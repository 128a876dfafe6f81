"""Requests: taken down in the person's words, answered in time, carried out by the actions that are there for it."""

from datetime import date, datetime, time

from django.utils import timezone

from samakki.access import queries as access
from samakki.assistance import actions as assistance
from samakki.assistance import queries as rules
from samakki.assistance.words import DueKind, DueState
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.words import RestrictWhy
from samakki.duties.models import Request as Row
from samakki.duties.queries.requests import of_request
from samakki.duties.rules import answered_by
from samakki.duties.words import (
    ANSWERS,
    RequestId,
    RequestKind,
    RequestRefusedError,
    RequestState,
    RequestUnknownError,
)
from samakki.keeping import actions as keeping
from samakki.keeping.words import EraseWhy, ErasureRefusedError
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import EntryId, FileId, MemberId, fresh_id

EVENING = time(17, 0)
"""At this time of its last day an answer is due on the page of the day."""


def _of_case(by: By, case: FileId, *_rest: object, **_more: object) -> Attributes:
    return {"owner": str(desk.owner_of(by, case))}


@deed(about=_of_case)
def take_request(by: By, case: FileId, kind: RequestKind, words: str, asked_on: date | None = None) -> RequestId:
    """Take down what a person asks of their own file, in their words; by when it is answered the rules say.

    It stands on the page of the day of whoever the case is with. Raises WordsRefusedError without words,
    RequestRefusedError for a day that has not come.
    """
    today = timezone.localdate(by.clock.now())
    day = asked_on or today
    if day > today:
        raise RequestRefusedError("not_yet")  # noqa: EM101 -- a code, and not a message
    own = RequestId(fresh_id(by.clock, by.chance))
    due = answered_by(day, rules.rules_of(by).rules.requests.months)
    Row.objects.create(
        id=own,
        case=case,
        owner_id=desk.owner_of(by, case),
        kind=kind.value,
        state=RequestState.ASKED.value,
        asked_on=day,
        due_on=due,
        asked_in=cases.note_request(by, case, words),
        taken_by_id=member_of(by, "duties.answer"),
    )
    _falls_due(by, case, own, due)
    return own


@deed(about=of_request)
def give_request(by: By, request: RequestId, member: MemberId) -> None:
    """Name who answers a request; raises RequestRefusedError for somebody who does not work here."""
    row = _waiting(request)
    if by.agency is None or member not in access.names_at_work(by, by.agency):
        raise RequestRefusedError("not_here")  # noqa: EM101 -- a code, and not a message
    row.answers_id = member
    row.save(update_fields=["answers"])


@deed(about=of_request)
def take_longer(by: By, request: RequestId, words: str) -> None:
    """Take more time for an answer, once, and write down what the person was told about it.

    Raises RequestRefusedError where it was made longer already, or no rule allows it.
    """
    row, longer = _waiting(request), rules.rules_of(by).rules.requests.longer
    if row.longer or not longer:
        raise RequestRefusedError("no_longer")  # noqa: EM101 -- a code, and not a message
    cases.note_request(by, FileId(row.case), words)
    row.longer, row.due_on = True, answered_by(row.due_on, longer)
    row.save(update_fields=["longer", "due_on"])
    _falls_due(by, FileId(row.case), request, row.due_on)


@deed(about=of_request)
def answer_request(
    by: By, request: RequestId, state: RequestState, words: str, why: RestrictWhy = RestrictWhy.DISPUTED
) -> None:
    """Answer a request, and write down what the person was told: also a refusal, with its reasons.

    What is granted is carried out: a case is restricted because of `why`, an erasure is asked for, on which somebody
    else decides. A copy is handed out, and what is wrong is corrected, on their own pages. Raises WordsRefusedError
    without words, RequestRefusedError for what is no answer.
    """
    if state not in ANSWERS:
        raise RequestRefusedError("no_answer")  # noqa: EM101 -- a code, and not a message
    row = _waiting(request)
    case = FileId(row.case)
    said = cases.note_request(by, case, words) if case in desk.here(by, [case]) else None
    if said and state is not RequestState.REFUSED:
        _carry_out(by, case, RequestKind(row.kind), why)
    _settled(by, row, state, said)


@deed(about=of_request)
def take_request_back(by: By, request: RequestId, words: str) -> None:
    """Write down that the person does not ask it any more, in their words."""
    row = _waiting(request)
    _settled(by, row, RequestState.TAKEN_BACK, cases.note_request(by, FileId(row.case), words))


@deed(about=_of_case)
def lift_restriction(by: By, case: FileId, words: str) -> None:
    """Let a case be written again, and write down what the person was told before. Raises NotRestrictedError."""
    cases.lift_restriction(by, case)
    cases.note_request(by, case, words)


def _carry_out(by: By, case: FileId, kind: RequestKind, why: RestrictWhy) -> None:
    if kind is RequestKind.RESTRICT and desk.restricted(by, case) is None:
        cases.restrict_case(by, case, why)
    if kind is RequestKind.ERASE:
        try:
            keeping.ask_erasure(by, case, EraseWhy.WISH)
        except ErasureRefusedError:  # somebody has asked for it already: it waits for who decides
            return


def _settled(by: By, row: Row, state: RequestState, said: EntryId | None) -> None:
    row.state, row.said_in = state.value, said
    row.answered_by_id, row.answered_at = member_of(by, "duties.answer"), by.clock.now()
    row.save()
    if FileId(row.case) in desk.at_desk(by, [FileId(row.case)]):
        _falls_due(by, FileId(row.case), RequestId(row.pk), row.due_on, DueState.DONE)


def _falls_due(by: By, case: FileId, request: RequestId, on: date, state: DueState = DueState.OPEN) -> None:
    at = timezone.make_aware(datetime.combine(on, EVENING))
    assistance.let_fall_due(by, case, DueKind.REQUEST, at, state, str(request))


def _waiting(request: RequestId) -> Row:
    row = Row.objects.select_for_update().filter(pk=request).first()
    if row is None:
        raise RequestUnknownError
    if row.state != RequestState.ASKED.value:
        raise RequestRefusedError("answered")  # noqa: EM101 -- a code, and not a message
    return row
