"""The one table that joins the rooms: who decides, what a transaction is, who hears what."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, transaction

from samakki.access.queries import JUDGE
from samakki.cases.actions import Now, count
from samakki.journal.words import EntriesWritten
from samakki.kernel import deeds
from samakki.kernel.happenings import hear
from samakki.sections.words import may_be_counted
from samakki.settings.stores import is_full


def wire_the_house() -> None:
    """Join the rooms; called once, when all are loaded."""
    JUDGE.read_policies()
    deeds.wire(judge=JUDGE, transaction=_whole_or_not)
    hear(EntriesWritten, _count)


def _count(by: deeds.By, written: EntriesWritten) -> None:
    """Let what may be counted become a fact in the action that wrote it; most entries hold nothing of the kind."""
    now = []
    for each in written.entries:
        header = each.header
        fields = {name: heads for name, heads in each.now.items() if may_be_counted(header.section, name)}
        if fields:
            now.append(Now(header.file, header.section, fields))
    if now:
        count(by, now)


@contextmanager
def _whole_or_not() -> Iterator[None]:
    try:
        with transaction.atomic(using="default"):
            yield
    except DatabaseError as reason:
        if is_full(reason):
            raise deeds.NoRoomError from reason
        raise
