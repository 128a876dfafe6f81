"""What colleagues ask of each other: a look at a case, cover while somebody is away, cases handed on for good."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from samakki.assistance.words.ids import AwayId, ReviewId
from samakki.cases.words import CaseRow
from samakki.kernel.ids import FileId, MemberId

HANDED_AT_ONCE: Final = 100
"""So many cases are handed to a colleague in one go."""
ANSWER_DAYS: Final = 3
"""After so many days a question waits too long for those who lead."""


class ReviewAbout(StrEnum):
    """What somebody is asked to look at; the codes of the field `reviews`."""

    IDENTIFICATION = "identification"
    PLAN = "plan"
    ASSESSMENT = "assessment"
    CLOSING = "closing"
    OTHER = "other"


class Verdict(StrEnum):
    """What came of a question to those who lead; the codes of the field `reviews`."""

    SIGNED = "signed"
    RETURNED = "returned"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Review:
    """That somebody was asked to look at something in a case; `verdict` is None while it waits."""

    id: ReviewId
    case: FileId
    about: ReviewAbout
    row: str
    asked_by: MemberId
    asked_at: datetime
    verdict: Verdict | None = None
    decided_by: MemberId | None = None
    decided_at: datetime | None = None
    seen_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """Tell whether nobody has answered yet."""
        return self.verdict is None

    @property
    def news(self) -> bool:
        """Tell whether an answer came back that the one who asked has not seen."""
        return self.verdict in {Verdict.SIGNED, Verdict.RETURNED} and self.seen_at is None


@dataclass(frozen=True, slots=True)
class QueuedReview:
    """A question as one line of a list: of whom it is."""

    review: Review
    row: CaseRow


@dataclass(frozen=True, slots=True)
class ReviewOpened:
    """A question with its words, and those of the answer."""

    review: Review
    row: CaseRow
    question: str
    words: str


class ReviewUnknownError(LookupError):
    """There is no such question, or the one who asks may not know that there is."""


class ReviewRefusedError(ValueError):
    """A question can't be answered so: `code` says why, `who` is whom it concerns.

    The codes are `own_question` (nobody signs what they asked themselves), `answered` (by `who`, meanwhile),
    `not_yours` (only who asked takes back, only who answered undoes), `seen` (who asked has read the answer).
    """

    def __init__(self, code: str, who: MemberId | None = None) -> None:
        """Keep why, and whom it concerns."""
        super().__init__(code)
        self.code = code
        self.who = who


@dataclass(frozen=True, slots=True)
class Away:
    """That somebody is away from a day to a day, both included, and who sees to their cases meanwhile."""

    id: AwayId
    member: MemberId
    since: date
    until: date
    covered_by: MemberId
    made_by: MemberId

    def holds_on(self, day: date) -> bool:
        """Tell whether somebody is away on a day."""
        return self.since <= day <= self.until


class AwayRefusedError(ValueError):
    """An absence can't be arranged so: `code` says why, `who` is whom it concerns.

    The codes are `backwards` (it ends before it begins), `over` (it has ended), `too_long`, `oneself`, `not_here` (the
    one who is to cover does not work here, or not any more), `overlaps` (somebody is away then already), and, asked and
    not refused, `cover_away` (the one who is to cover is away too in that time).
    """

    def __init__(self, code: str, who: MemberId | None = None) -> None:
        """Keep why, and whom it concerns."""
        super().__init__(code)
        self.code = code
        self.who = who


class AwayUnknownError(LookupError):
    """There is no such absence, or the one who asks may not know that there is."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A case that has another worker now: who had it, and who has it."""

    case: FileId
    was: MemberId | None
    now: MemberId | None


@dataclass(frozen=True, slots=True)
class InHands:
    """A page of the cases of somebody, to be handed on: all of them are counted in `total`."""

    rows: tuple[CaseRow, ...]
    total: int
