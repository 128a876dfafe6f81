"""Requests: what a person asks of their own file, by when somebody answers, and how it was answered."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId

RequestId = NewType("RequestId", UUID)


class RequestKind(StrEnum):
    """What a person may ask of their own file."""

    SEE = "see"
    CORRECT = "correct"
    RESTRICT = "restrict"
    OBJECT = "object"
    ERASE = "erase"


KIND_TEXTS: Final = {
    RequestKind.SEE: _("See what is held, and have a copy"),
    RequestKind.CORRECT: _("Correct what is wrong"),
    RequestKind.RESTRICT: _("Keep it, and write nothing more"),
    RequestKind.OBJECT: _("Stop using it for something"),
    RequestKind.ERASE: _("Erase it"),
}


class RequestState(StrEnum):
    """How a request stands."""

    ASKED = "asked"
    GRANTED = "granted"
    PARTLY = "granted in part"
    REFUSED = "refused"
    TAKEN_BACK = "taken back"


STATE_TEXTS: Final = {
    RequestState.ASKED: _("waits for an answer"),
    RequestState.GRANTED: _("done as asked"),
    RequestState.PARTLY: _("done in part"),
    RequestState.REFUSED: _("refused, with reasons"),
    RequestState.TAKEN_BACK: _("taken back by the person"),
}
ANSWERS: Final = (RequestState.GRANTED, RequestState.PARTLY, RequestState.REFUSED)


class RequestUnknownError(LookupError):
    """There is no such request."""


class RequestRefusedError(ValueError):
    """A request cannot be treated like that; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it is listed: of the person it says nothing but the random id of their file.

    `asked_in` and `said_in` are the entries of the case in which it stands what was asked, and what was answered.
    """

    id: RequestId
    case: FileId
    owner: AgencyId
    kind: RequestKind
    state: RequestState
    asked_on: date
    due_on: date
    longer: bool
    asked_in: EntryId
    taken_by: MemberId
    answers: MemberId | None = None
    said_in: EntryId | None = None
    answered_by: MemberId | None = None
    answered_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """Tell whether it was not answered yet."""
        return self.state is RequestState.ASKED

    def days_left(self, today: date) -> int:
        """Tell how many days are left for an answer; below zero it is late."""
        return (self.due_on - today).days
