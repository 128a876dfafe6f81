"""Whether the journal is as it was written, and what to hand to a witness."""

from functools import partial
from typing import Final

from samakki.journal.models import Checkpoint as CheckpointRow
from samakki.journal.queries.proving.beside import Beside, moment
from samakki.journal.queries.proving.entries import prove_bodies, prove_entries
from samakki.journal.queries.proving.reads import prove_reads
from samakki.journal.queries.proving.steady import Steady
from samakki.journal.queries.proving.trees import (
    ENTRIES,
    READS,
    leaves_unsigned,
    newest_checkpoint,
    prove_checkpoints,
    prove_tree,
)
from samakki.journal.rules.headers import checkpoint_hash
from samakki.journal.rules.signing import wrong_with
from samakki.journal.words import Checkpoint, Fault, Verified, Wrong
from samakki.kernel.deeds import By, sight
from samakki.vault.queries import node_public_key

_MISSHAPEN: Final = (TypeError, ValueError, OverflowError, AttributeError)


@sight()
def checkpoint(by: By) -> Checkpoint | None:
    """Give the newest signed checkpoint, None before the first."""
    row = CheckpointRow.objects.order_by("-number").first()
    return None if row is None else row.point()


@sight()
def verify(by: By, witness: Checkpoint | None = None) -> Fault | Verified:
    """Prove everything that stands in the journal, and name the first fault by place and kind.

    `witness` is a checkpoint that somebody else kept: with it a history cut short or told anew is found too. Nothing
    is opened; writing goes on meanwhile, and what is written meanwhile is not looked at. Two processes share the work
    where they can; what does not hold is looked at again by one, in order, so that the first fault is named. Raises
    HalfNotProvedError when the second process died.
    """
    key = node_public_key(by)
    with moment(partial(_trees_and_bodies, witness=witness)) as (store, beside):
        try:
            wrong = _wrong_witness(key, witness)
            return wrong or (beside and _shared(store, beside, key, witness)) or _verify(store, key, witness)
        except _MISSHAPEN as reason:
            seen = f"something in it is not of the form in which it was written: {reason}"
            return Fault(Wrong.EDITED, "the store", seen)


def _wrong_witness(key: bytes, witness: Checkpoint | None) -> Fault | None:
    if witness is None:
        return None
    wrong = wrong_with(witness, key)
    if wrong:
        return Fault(wrong[0], "the witness", wrong[1])
    return None


def _trees_and_bodies(store: Steady, witness: Checkpoint | None) -> list[int] | None:
    """Prove the half of the second process; give how many leaves each tree has, None when something does not hold."""
    sizes = []
    try:
        newest = newest_checkpoint(store)
        for names in (ENTRIES, READS):
            fault, size = prove_tree(store, names, newest, witness)
            if fault:
                return None
            sizes.append(size)
        return sizes if prove_bodies(store) else None
    except _MISSHAPEN:
        return None


def _shared(store: Steady, beside: Beside, key: bytes, witness: Checkpoint | None) -> Verified | None:
    """Prove all but trees and bodies, which the second process proves; None when something does not hold."""
    try:
        newest = prove_checkpoints(store, key)
        if isinstance(newest, Fault):
            return None
        entries, reads = prove_entries(store, bodies=False), prove_reads(store)
    except _MISSHAPEN:
        return None
    if isinstance(entries, Fault) or isinstance(reads, Fault) or _told_anew(witness):
        return None
    sizes = beside.told()
    if sizes is None or any(map(leaves_unsigned, sizes, (newest, newest), (ENTRIES, READS))):
        return None
    of_entries, of_reads = sizes
    counted = (entries, entries - of_entries), (reads, reads - of_reads)
    return Verified.of(*counted, newest.number if newest else 0)


def _verify(store: Steady, key: bytes, witness: Checkpoint | None) -> Fault | Verified:
    newest = prove_checkpoints(store, key)
    if isinstance(newest, Fault):
        return newest
    counted = []
    for names, prove in ((ENTRIES, prove_entries), (READS, prove_reads)):
        of_tree, size = prove_tree(store, names, newest, witness)
        if of_tree is not None and of_tree.seen == "no leaf has this place":
            return of_tree
        held = prove(store)
        if isinstance(held, Fault):
            return held
        fault = of_tree or leaves_unsigned(size, newest, names)
        if fault:
            return fault
        counted.append((held, held - size))
    fault = _told_anew(witness)
    return fault or Verified.of(counted[0], counted[1], newest.number if newest else 0)


def _told_anew(witness: Checkpoint | None) -> Fault | None:
    """Refuse a history that has the witness's roots but another checkpoint of its number."""
    if witness is None:
        return None
    row = CheckpointRow.objects.filter(number=witness.number).first()
    if row is None:
        return Fault(Wrong.TRUNCATED, f"checkpoint {witness.number}", "the witness saw it, it is not here")
    if checkpoint_hash(row.point()) != checkpoint_hash(witness):
        return Fault(Wrong.FORKED, f"checkpoint {witness.number}", "the witness saw another one of this number")
    return None
