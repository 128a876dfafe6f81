"""The one table that joins the rooms: who decides, what a transaction is, who hears what."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, transaction

from samakki.access.queries import JUDGE
from samakki.assistance.actions import follow, follow_worker, rest, wake
from samakki.assistance.words import comes_due
from samakki.cases.actions import Now, count, note_in_clear
from samakki.cases.words import CaseAssigned, CasesJoined, CasesParted, is_noted
from samakki.journal.words import EntryWritten, FilesBegun
from samakki.kernel import deeds
from samakki.kernel.happenings import hear
from samakki.sections.words import Section, may_be_counted
from samakki.settings.stores import is_full


def wire_the_house() -> None:
    """Join the rooms; called once, when all are loaded."""
    JUDGE.read_policies()
    deeds.wire(judge=JUDGE, transaction=_whole_or_not)
    hear(EntryWritten, _count)
    hear(FilesBegun, _count_all)
    hear(EntryWritten, _follow)
    hear(FilesBegun, _follow_all)
    hear(CaseAssigned, _hand_over)
    hear(CasesJoined, _rest)
    hear(CasesParted, _wake)


def _count(by: deeds.By, written: EntryWritten) -> None:
    """Let what may be counted become a fact in the action that wrote it; most entries hold nothing of the kind."""
    _count_all(by, FilesBegun((written,)))


def _count_all(by: deeds.By, begun: FilesBegun) -> None:
    """Do the same for files that were begun together, in one go."""
    now = []
    for written in begun.entries:
        header = written.header
        fields = {name: heads for name, heads in written.now.items() if may_be_counted(header.section, name)}
        if fields:
            now.append(Now(header.file, header.section, fields))
    if now:
        count(by, now)


def _follow(by: deeds.By, written: EntryWritten) -> None:
    """Keep what stands in clear of a case, and what is due for it, in step with what was written."""
    _follow_all(by, FilesBegun((written,)))


def _follow_all(by: deeds.By, begun: FilesBegun) -> None:
    """Do the same for files that were begun together, in one go."""
    noted = _touched(begun, is_noted)
    if noted:
        note_in_clear(by, noted)
    due = _touched(begun, comes_due)
    if due:
        follow(by, due)


def _touched(begun: FilesBegun, about: Callable[[Section, str], bool]) -> list[Now]:
    """Give all of each section in which a field was written that `about` tells of, as it stands at the end."""
    found = {}
    for written in begun.entries:
        section = written.header.section
        if any(about(section, name) for name in written.now):
            found[written.header.file, section] = written.standing
    return [Now(file, section, standing) for (file, section), standing in found.items()]


def _hand_over(by: deeds.By, assigned: CaseAssigned) -> None:
    follow_worker(by, assigned.case, assigned.was, assigned.worker)


def _rest(by: deeds.By, joined: CasesJoined) -> None:
    rest(by, joined.other)


def _wake(by: deeds.By, parted: CasesParted) -> None:
    wake(by, parted.other)


@contextmanager
def _whole_or_not() -> Iterator[None]:
    try:
        with transaction.atomic(using="default"):
            yield
    except DatabaseError as reason:
        if is_full(reason):
            raise deeds.NoRoomError from reason
        raise
