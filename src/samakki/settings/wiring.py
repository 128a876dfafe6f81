"""The one table that joins the rooms: who decides, what a transaction is, who hears what."""

from contextlib import AbstractContextManager
from typing import Any

from django.db import transaction

from samakki.access.queries import JUDGE
from samakki.kernel import deeds


def wire_the_house() -> None:
    """Join the rooms; called once, when all are loaded."""
    JUDGE.read_policies()
    deeds.wire(judge=JUDGE, transaction=_whole_or_not)


def _whole_or_not() -> AbstractContextManager[Any]:
    return transaction.atomic(using="default")
