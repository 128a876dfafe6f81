"""Two files that may be of one person, where nobody is sure: said, so that counts can tell it, and taken back."""

from typing import Final

from samakki.cases.actions.desk import of_two, written
from samakki.cases.actions.joining import check_two
from samakki.cases.rules import alike_in, fitting_words, leads_to, said_alike, said_unlike
from samakki.cases.words import TEXT_LIMIT, WordsRefusedError
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, Draft, Kind
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import Section

_ADMIN: Final = Section.ADMINISTRATION


@deed(about=of_two)
def say_alike(by: By, case: FileId, other: FileId, reason: str) -> None:
    """Say that two files may be of one person though nobody is sure: both stay, and counts tell how many there are.

    The file leads to the other from now on; the other leads back, unless it leads to a third. Raises WordsRefusedError
    without a reason, for one and the same file, and for one that was joined already.
    """
    why = fitting_words(reason, TEXT_LIMIT, about="reason", needed=True)
    check_two(case, other)
    states = journal.read_snapshots(by, [case, other], [_ADMIN], page="beside")
    drafts = [_draft(case, said_alike(states[case], other, why))]
    if alike_in(states[other]) is None or leads_to(states[other], case):
        drafts.append(_draft(other, said_alike(states[other], case, why)))
    _write(by, drafts)


@deed(about=of_two)
def say_unlike(by: By, case: FileId, other: FileId) -> None:
    """Say that two files are of two people after all. Raises WordsRefusedError where neither leads to the other."""
    states = journal.read_snapshots(by, [case, other], [_ADMIN], page="beside")
    told = {case: said_unlike(states[case], other), other: said_unlike(states[other], case)}
    drafts = [_draft(file, changes) for file, changes in told.items() if changes]
    if not drafts:
        raise WordsRefusedError("other", "not_a_case")  # noqa: EM101 -- a code, and not a message
    _write(by, drafts)


def _draft(file: FileId, changes: tuple[Change, ...]) -> Draft:
    return Draft(file, _ADMIN, Body(Kind.CHANGE, changes=changes))


def _write(by: By, drafts: list[Draft]) -> None:
    journal.append_many(by, drafts)
    for draft in drafts:
        written(by, draft.file)
