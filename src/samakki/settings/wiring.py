"""The one table that joins the rooms: who decides, what a transaction is, who hears what."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, transaction

from samakki.access.queries import JUDGE
from samakki.kernel import deeds
from samakki.settings.stores import is_full


def wire_the_house() -> None:
    """Join the rooms; called once, when all are loaded."""
    JUDGE.read_policies()
    deeds.wire(judge=JUDGE, transaction=_whole_or_not)


@contextmanager
def _whole_or_not() -> Iterator[None]:
    try:
        with transaction.atomic(using="default"):
            yield
    except DatabaseError as reason:
        if is_full(reason):
            raise deeds.NoRoomError from reason
        raise
