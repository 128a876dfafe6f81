"""What is done with questions to offices: they are asked, answered, and taken back while they wait."""

from uuid import UUID

from samakki.databook import models
from samakki.databook.rules import of_owner, why_not_answered, why_not_asked
from samakki.databook.words import About, BookRefusedError, BookWrong
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, fresh_id


@deed(about=of_owner)
def ask_office(by: By, owner: AgencyId, about: About, office: str, words: str) -> UUID:
    """Note what an office is asked about a cell of a figure; gives the question.

    Raises BookRefusedError where no office or nothing is named, and for words that are too long or no letters.
    """
    refused = why_not_asked(office, words)
    if refused:
        raise BookRefusedError(refused)
    row = models.Question.objects.create(
        id=fresh_id(by.clock, by.chance),
        owner=owner,
        measure=about.measure,
        years=about.period.kind.value if about.period else "",
        year=about.period.year if about.period else 0,
        codes=list(about.codes),
        as_of=about.as_of,
        office=office,
        words=words,
        asked_by=member_of(by, "databook.ask_office"),
        asked_at=by.clock.now(),
    )
    return row.id


@deed(about=of_owner)
def note_answer(by: By, owner: AgencyId, question: UUID, words: str) -> None:
    """Write down what an office answered; it takes the place of an answer that was noted before.

    Raises BookRefusedError for no words, words that are too long, and a question that is not there.
    """
    refused = why_not_answered(words)
    if refused:
        raise BookRefusedError(refused)
    told = {"answer": words, "answered_by": member_of(by, "databook.note_answer"), "answered_at": by.clock.now()}
    if not models.Question.objects.filter(owner=owner, id=question).update(**told):
        raise BookRefusedError(BookWrong.NO_SUCH_QUESTION)


@deed(about=of_owner)
def take_question_back(by: By, owner: AgencyId, question: UUID) -> None:
    """Let go of a question that nobody has answered. Raises BookRefusedError for one that was, or is not there."""
    member_of(by, "databook.take_question_back")
    gone, _by_table = models.Question.objects.filter(owner=owner, id=question, answered_at=None).delete()
    if not gone:
        raise BookRefusedError(BookWrong.NO_SUCH_QUESTION)
