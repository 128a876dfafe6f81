"""Restricting a case: it can be read, and nothing but what keeps somebody safe is written until that is lifted."""

from django.utils.translation import gettext

from samakki.cases.actions.desk import of_case, written
from samakki.cases.actions.tracing import leave_traces
from samakki.cases.models import Case
from samakki.cases.rules import fitting_words
from samakki.cases.words import NOTE_LIMIT, RESTRICT_TEXTS, NotRestrictedError, RestrictWhy
from samakki.journal import actions as journal
from samakki.journal.words import Body, Kind
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section


@deed(about=of_case)
def restrict_case(by: By, case: FileId, why: RestrictWhy) -> None:
    """Let nothing be written into a case but what keeps somebody safe; it is read as before.

    Raises NotRestrictedError for one that is restricted already.
    """
    rows = Case.objects.filter(pk=case, restricted_at=None)
    if not rows.update(restricted_at=by.clock.now(), restricted_why=why.value):
        raise NotRestrictedError
    leave_traces(by, {case: gettext("From now on nothing is written into this case: %s.") % RESTRICT_TEXTS[why]})


@deed(about=of_case)
def lift_restriction(by: By, case: FileId) -> None:
    """Let a case be written again. Raises NotRestrictedError for one that was not restricted."""
    rows = Case.objects.filter(pk=case).exclude(restricted_at=None)
    if not rows.update(restricted_at=None, restricted_why=""):
        raise NotRestrictedError
    leave_traces(by, {case: gettext("This case can be written again.")})


@deed(about=of_case)
def note_request(by: By, case: FileId, text: str) -> EntryId:
    """Write down what a person asked of their own file, or was answered, also into a case that is restricted.

    Raises WordsRefusedError where there are no words, or too many.
    """
    words = fitting_words(text, NOTE_LIMIT, about="note", needed=True)
    header = journal.append(by, case, Section.ADMINISTRATION, Body(Kind.NOTE, note=words))
    written(by, case)
    return header.id
