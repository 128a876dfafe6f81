"""Requests of an agency and of one case."""

from samakki.cases import queries as desk
from samakki.duties.models import Request as Row
from samakki.duties.words import Request, RequestId, RequestKind, RequestState, RequestUnknownError
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId

LISTED = 200


def of_request(by: By, request: RequestId, *_rest: object, **_more: object) -> Attributes:
    """Tell access whose a request is; raises RequestUnknownError."""
    del by
    owner = Row.objects.filter(pk=request).values_list("owner_id", flat=True).first()
    if owner is None:
        raise RequestUnknownError
    return {"owner": str(owner)}


def _of_agency(_by: By, agency: AgencyId) -> Attributes:
    return {"owner": str(agency)}


def _of_case(by: By, case: FileId) -> Attributes:
    return {"owner": str(desk.owner_of(by, case))}


@sight(about=_of_agency)
def requests(by: By, agency: AgencyId) -> tuple[Request, ...]:
    """List an agency's requests: what waits, the first to be answered first, then what was answered, newest first."""
    del by
    rows = Row.objects.filter(owner_id=agency)
    waiting = rows.filter(state=RequestState.ASKED.value).order_by("due_on", "pk")
    past = rows.exclude(state=RequestState.ASKED.value).order_by("-answered_at", "-pk")
    return tuple(request_in(row) for row in (*waiting, *past[:LISTED]))


@sight(about=_of_case)
def requests_of(by: By, case: FileId) -> tuple[Request, ...]:
    """List what was asked of one file, the newest first."""
    del by
    return tuple(request_in(row) for row in Row.objects.filter(case=case).order_by("-asked_on", "-pk"))


@sight(about=of_request)
def request(by: By, request: RequestId) -> Request:
    """Give one request; raises RequestUnknownError."""
    del by
    return request_in(Row.objects.get(pk=request))


def request_in(row: Row) -> Request:
    """Read a request."""
    return Request(
        id=RequestId(row.pk),
        case=FileId(row.case),
        owner=AgencyId(row.owner_id),
        kind=RequestKind(row.kind),
        state=RequestState(row.state),
        asked_on=row.asked_on,
        due_on=row.due_on,
        longer=row.longer,
        asked_in=EntryId(row.asked_in),
        taken_by=MemberId(row.taken_by_id),
        answers=MemberId(row.answers_id) if row.answers_id else None,
        said_in=EntryId(row.said_in) if row.said_in else None,
        answered_by=MemberId(row.answered_by_id) if row.answered_by_id else None,
        answered_at=row.answered_at,
    )
