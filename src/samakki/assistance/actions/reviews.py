"""Questions to those who lead: asked, signed off, returned, taken back; the words lie sealed in the case."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext

from samakki.assistance import models
from samakki.assistance.queries.reviews import asked_by_own, of_review, own_questions, review_of, review_queue
from samakki.assistance.rules import may_answer, may_ask_again, may_take_back, may_undo
from samakki.assistance.words import (
    QueuedReview,
    Review,
    ReviewAbout,
    ReviewId,
    ReviewOpened,
    ReviewRefusedError,
    ReviewUnknownError,
    Verdict,
)
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import RowShown, SectionShown, WordsRefusedError
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, fresh_id
from samakki.sections.words import Section

_HERE: Final = Section.ADMINISTRATION
_FIELD: Final = "reviews"
_WORDS: Final = "words"
_PAGE: Final = "reviews"


@deed()
def ask_review(by: By, case: FileId, about: ReviewAbout, question: str) -> ReviewId:
    """Ask those who lead to look at something in a case; it waits for whoever of them comes first.

    Raises WordsRefusedError for a question without words.
    """
    member, agency = acting(by)
    if not question.strip():
        raise WordsRefusedError("question", "empty")  # noqa: EM101 -- a code, and not a message
    told = {"about": Told([about]), "question": Told([question])}
    row = cases.write_row(by, case, _HERE, _FIELD, "", told)
    review = ReviewId(fresh_id(by.clock, by.chance))
    models.Review.objects.create(
        id=review,
        case_id=case,
        owner_id=agency,
        about=about.value,
        ref=row,
        asked_by_id=member,
        asked_at=by.clock.now(),
    )
    return review


@deed()
def read_queue(by: By, limit: int = 50) -> tuple[QueuedReview, ...]:
    """Open the names of those about whom something waits for those who lead, what was asked first before all."""
    return queued(by, review_queue(by, limit))


@deed()
def read_own_questions(by: By) -> tuple[QueuedReview, ...]:
    """Open the names of those about whom one asked: what came back first, then what still waits."""
    return queued(by, own_questions(by))


@deed(about=of_review)
def open_review(by: By, review: ReviewId) -> ReviewOpened:
    """Open a question and its answer; that the answer was read by whom it came back to is noted."""
    asked = _stored(review)
    section = cases.read_section(by, asked.case, _HERE)
    seen = cases.glance(by, [asked.case], {}, _PAGE)
    if asked.news:
        asked_by_own(by).filter(pk=review).update(seen_at=by.clock.now())
    row = _row(section, asked.row)
    return ReviewOpened(asked, seen[asked.case].row, _said(row, "question"), _said(row, _WORDS))


@deed(about=of_review)
def sign_off(by: By, review: ReviewId, words: str = "") -> None:
    """Sign what was asked about, with words where there are some; nobody signs what they asked themselves.

    Raises ReviewRefusedError where somebody has answered meanwhile.
    """
    _answer(by, review, Verdict.SIGNED, words)


@deed(about=of_review)
def return_review(by: By, review: ReviewId, words: str) -> None:
    """Give it back with a question; raises WordsRefusedError where nothing is asked, and as `sign_off` does."""
    if not words.strip():
        raise WordsRefusedError(_WORDS, "empty")
    _answer(by, review, Verdict.RETURNED, words)


@deed(about=of_review)
def take_review_back(by: By, review: ReviewId) -> None:
    """Take a question back while it waits; only who asked does. Raises ReviewRefusedError."""
    member, _agency = acting(by)
    asked = _stored(review)
    may_take_back(asked, member)
    _decide(by, asked, Verdict.TAKEN_BACK, {"verdict": Verdict.TAKEN_BACK.value})


@deed(about=of_review)
def ask_again(by: By, review: ReviewId) -> None:
    """Let a question wait again that one took back by mistake. Raises ReviewRefusedError."""
    member, _agency = acting(by)
    asked = _stored(review)
    may_ask_again(asked, member)
    _reopen(by, asked)


@deed(about=of_review)
def undo_answer(by: By, review: ReviewId) -> None:
    """Let a question wait again, as long as who asked has not read the answer; both stay in the history.

    Raises ReviewRefusedError for anybody but who answered.
    """
    member, _agency = acting(by)
    asked = _stored(review)
    may_undo(asked, member)
    _reopen(by, asked)


@deed(about=of_review)
def see_answer(by: By, review: ReviewId) -> None:
    """Let an answer leave the day of who asked, of who stands in for them, or of who sees to the case since they left.

    A note in the case says that it was read.
    """
    news = asked_by_own(by).filter(pk=review).exclude(verdict="")
    case = news.values_list("case_id", flat=True).first()
    if case is not None:
        cases.write_note(by, [FileId(case)], gettext("The answer was read."), _HERE)
        news.update(seen_at=by.clock.now())


@deed()
def bring_reviews(by: By, kept: FileId, other: FileId) -> None:
    """Let what waits about a file be about the one that goes on, now that they are of one person."""
    models.Review.objects.filter(case_id=other, owner_id=by.agency, verdict="").update(case_id=kept)


@deed()
def give_reviews_back(by: By, kept: FileId, other: FileId) -> None:
    """Let what waits be about the file again in which it was asked, now that they are of two people."""
    shown = cases.read_section(by, other, _HERE).field(_FIELD)
    rows = [row.row for row in shown.rows] if shown else []
    models.Review.objects.filter(case_id=kept, owner_id=by.agency, verdict="", ref__in=rows).update(case_id=other)


def queued(by: By, waiting: tuple[Review, ...]) -> tuple[QueuedReview, ...]:
    """Give questions as lines of a list, with the names of the persons."""
    seen = cases.glance(by, [each.case for each in waiting], {}, _PAGE) if waiting else {}
    return tuple(QueuedReview(each, seen[each.case].row) for each in waiting if each.case in seen)


def _answer(by: By, review: ReviewId, verdict: Verdict, words: str) -> None:
    member, _agency = acting(by)
    asked = _stored(review)
    may_answer(asked, member)
    _decide(by, asked, verdict, {"verdict": verdict.value} | ({_WORDS: words} if words.strip() else {}))


def _decide(by: By, asked: Review, verdict: Verdict, told: Mapping[str, str]) -> None:
    """Write an answer, unless somebody was faster."""
    waits = models.Review.objects.filter(pk=asked.id, verdict="")
    if not waits.update(verdict=verdict.value, decided_by=by.member, decided_at=by.clock.now()):
        raise ReviewRefusedError("answered", _stored(asked.id).decided_by)  # noqa: EM101 -- a code, and not a message
    _write(by, asked, told)


def _reopen(by: By, asked: Review) -> None:
    """Let a question wait again, unless who asked was faster and has read the answer."""
    left = models.Review.objects.filter(pk=asked.id, verdict=asked.verdict, seen_at=None)
    if not left.update(verdict="", decided_by=None, decided_at=None):
        raise ReviewRefusedError("seen", asked.asked_by)  # noqa: EM101 -- a code, and not a message
    _write(by, asked, {"verdict": "", _WORDS: ""})


def _write(by: By, asked: Review, told: Mapping[str, str]) -> None:
    """Write into the row over what stands in it now."""
    row = _row(cases.read_section(by, asked.case, _HERE), asked.row)
    bases = {part.field.name: part.heads.base for part in row.parts} if row else {}
    given = {name: Told([said], base=bases.get(name, ())) for name, said in told.items()}
    cases.write_row(by, asked.case, _HERE, _FIELD, asked.row, given)


def _row(section: SectionShown, row: str) -> RowShown | None:
    shown = section.field(_FIELD)
    return next((each for each in shown.rows if each.row == row), None) if shown else None


def _said(row: RowShown | None, part: str) -> str:
    value = next((each.heads.value for each in row.parts if each.field.name == part), None) if row else None
    return value if isinstance(value, str) else ""


def _stored(review: ReviewId) -> Review:
    row = models.Review.objects.filter(pk=review).first()
    if row is None:
        raise ReviewUnknownError
    return review_of(row)
