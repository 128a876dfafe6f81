"""How the keystore is written: in a transaction of its own, one writer at a time, committed before the data is."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import router, transaction
from django.db.models import F

from samakki.kernel.deeds import By
from samakki.vault.models import Milestone, Root, last_milestone
from samakki.vault.words import FAULT_TEXTS, FaultKind, KeystoreFault


def keystore() -> str:
    """Name the store that the keys lie in."""
    return router.db_for_write(Root)


@contextmanager
def turn(by: By) -> Iterator[int]:
    """Take one's turn at writing keys and give the new generation: all is committed when the block ends, or nothing.

    Whatever becomes of the data's transaction afterwards, the keys stay: an orphan does no harm, a lost key does.
    Counting the generation first also keeps two writers from crossing: the second waits at that row.
    Raises KeystoreFault when this is not the keystore of the node that acts.
    """
    with transaction.atomic(using=keystore(), durable=True):
        if not Root.objects.filter(node=by.node).update(generation=F("generation") + 1):
            kind = FaultKind.FOREIGN if Root.objects.exists() else FaultKind.UNFOUNDED
            raise KeystoreFault(kind, str(FAULT_TEXTS[kind]))
        generation = Root.objects.values_list("generation", flat=True).get()
        yield generation
    Milestone.objects.create(node=by.node, generation=generation)


def remember(by: By, generation: int) -> None:
    """Let the data remember that generation, unless it does: whoever made the key may have been undone since."""
    seen = last_milestone()
    if seen is None or seen.generation < generation:
        Milestone.objects.create(node=by.node, generation=generation)
