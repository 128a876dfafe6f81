"""What was done about a case and stands in no field of it leaves a note there: who sees to it, who tried in vain."""

from collections.abc import Mapping

from samakki.cases.actions.desk import of_cases
from samakki.cases.rules import fitting_words
from samakki.cases.words import NOTE_LIMIT, NoteWritten
from samakki.journal import actions as journal
from samakki.journal.words import Body, Draft, Kind
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section


def _of_traced(by: By, traces: Mapping[FileId, str], *_args: object, **_more: object) -> Attributes:
    return of_cases(by, traces)


@deed(about=_of_traced)
def leave_traces(
    by: By, traces: Mapping[FileId, str], section: Section = Section.ADMINISTRATION
) -> dict[FileId, EntryId]:
    """Write into each of these cases, in words, what was done about it; gives the entry of each.

    It ends no silence: a person whose case goes from hand to hand has waited for just as long. Raises WordsRefusedError
    where there are no words, or too many.
    """
    drafts = [
        Draft(case, section, Body(Kind.NOTE, note=fitting_words(words, NOTE_LIMIT, about="note", needed=True)))
        for case, words in traces.items()
    ]
    headers = journal.append_many(by, drafts) if drafts else []
    if drafts:
        tell(by, NoteWritten(tuple(traces), section, closed=False))
    return {header.file: header.id for header in headers}
