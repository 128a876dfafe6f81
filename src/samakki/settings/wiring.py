"""The one table that joins the rooms: who decides, what a transaction is, who hears what."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, transaction

from samakki.access.queries import JUDGE
from samakki.cases.actions import Now, count, note_steps
from samakki.cases.words import STEP, STEPS
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
    hear(EntryWritten, _note_steps)
    hear(FilesBegun, _note_all_steps)


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


def _note_steps(by: deeds.By, written: EntryWritten) -> None:
    """Let those who keep limits know that a case moved, whoever wrote it."""
    header = written.header
    if header.section is Section.ADMINISTRATION and any(
        name.partition("/")[0] in {STEP, STEPS} for name in written.now
    ):
        note_steps(by, header.file)


def _note_all_steps(by: deeds.By, begun: FilesBegun) -> None:
    """Do the same for files that were begun together."""
    for written in begun.entries:
        _note_steps(by, written)


@contextmanager
def _whole_or_not() -> Iterator[None]:
    try:
        with transaction.atomic(using="default"):
            yield
    except DatabaseError as reason:
        if is_full(reason):
            raise deeds.NoRoomError from reason
        raise
