"""What can be asked of questions to offices."""

from samakki.databook import models
from samakki.databook.rules import of_owner
from samakki.databook.words import About, Answer, Period, Question, Year
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId, MemberId


@sight(about=of_owner)
def questions(by: By, owner: AgencyId, measure: str) -> tuple[Question, ...]:
    """Give what offices were asked about a figure: what waits first, then the newest first."""
    rows = models.Question.objects.filter(owner=owner, measure=measure).order_by("-asked_at", "id")
    found = [_question(row) for row in rows]
    return tuple(sorted(found, key=lambda one: one.answer is not None))


def _question(row: models.Question) -> Question:
    period = Period(Year(row.years), row.year) if row.years else None
    answer = None
    if row.answered_by is not None and row.answered_at is not None:
        answer = Answer(row.answer, MemberId(row.answered_by), row.answered_at)
    about = About(row.measure, tuple(row.codes), row.as_of, period)
    return Question(row.id, about, row.office, row.words, MemberId(row.asked_by), row.asked_at, answer)
