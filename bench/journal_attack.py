"""10,000 attacks on a journal by somebody who writes to the store as they like: how many are found with one witness.

Usage: python -m bench.journal_attack [--stores sqlite|postgresql] [--attacks 10000] [--entries 48] [--seed 5]. Each
edits, deletes, reorders, truncates or forks at places of chance, as cleverly as chance has it: plainly; with every hash
made to fit; or with the node's own secret, by which all checkpoints are signed anew. Each is undone before the next.
The witness is one newest checkpoint that somebody else kept. The peer: the same proof without the witness. Between
attacks what nobody touched is proved too: a fault there is a false one. Fails when an attack is not found, or when a
fault is false.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter
from uuid import UUID

if __name__ == "__main__":
    ASKED = argparse.ArgumentParser()
    ASKED.add_argument("--stores", default="sqlite")
    for _name, _usual in (("attacks", 10_000), ("entries", 48), ("seed", 5)):
        ASKED.add_argument(f"--{_name}", type=int, default=_usual)
    os.environ["SAMAKKI_TEST_STORES"] = ASKED.parse_args().stores
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

    import django

    django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from tests.given import SeededChance, SetClock, by_node
from tests.journal import attacker
from tests.journal.conftest import FILE, OTHER, founded

from samakki.journal import actions, jobs, queries
from samakki.journal.models import Checkpoint, Entry, EntryLeaf, Read, ReadFile, ReadLeaf
from samakki.journal.rules.headers import body_hash
from samakki.journal.words import Body, Fault, Kind, Verified
from samakki.journal.words import Checkpoint as Point
from samakki.kernel import deeds
from samakki.kernel.deeds import By
from samakki.sections.words import Section

BATCH = 4
PROVED_EACH = 50


@dataclass
class Attacks:
    """What was tried and what was found, by kind and cleverness."""

    tried: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    proved: int = 0
    false: int = 0


def main() -> int:
    """Write a journal, attack it, print what was found."""
    asked = ASKED.parse_args()
    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)
    secret = Path(os.environ["SAMAKKI_TEST_FOLDER"]) / "secret"
    secret.write_text("5a" * 32)
    os.environ["SAMAKKI_NODE_SECRET_FILE"] = str(secret)
    deeds.wire(judge=lambda *_: True, transaction=lambda: transaction.atomic(using="default"))
    node = by_node(SetClock(), SeededChance())
    witness = written(founded(node), node, asked.entries)
    started = perf_counter()
    told = attack(node, witness, asked.attacks, Random(asked.seed))
    for name, count in sorted(told.tried.items()):
        print(f"  {name}: {told.found[name]:,} of {count:,}; without a witness {told.without[name]:,}")
    tried, found, without = (sum(each.values()) for each in (told.tried, told.found, told.without))
    print(
        f"{asked.stores}, {asked.entries} entries: {found:,} of {tried:,} attacks found with one witness, {without:,}"
        f" without; {told.false} of {told.proved:,} proofs of what nobody touched were false;"
        f" {(perf_counter() - started) / 60:.1f} minutes"
    )
    print(*told.missed[:20], sep="\n")
    return int(found < tried or told.false > 0)


def written(dara: By, node: By, entries: int) -> Point:
    """Write two files, a read record after each second entry, a checkpoint for each few; give the newest."""
    for at in range(entries):
        actions.append(dara, FILE if at % 3 else OTHER, Section.SAFETY, Body(Kind.NOTE, f"DEMO line {at}"))
        if at % 2:
            actions.read_file(dara, FILE if at % 4 else OTHER)
        if at % BATCH == BATCH - 1:
            jobs.sequence(node)
    jobs.sequence_all(node)
    point = queries.checkpoint(node)
    assert point is not None  # noqa: S101 -- a figure, not a product
    return Point.read(point.told())


def attack(node: By, witness: Point, times: int, dice: Random) -> Attacks:
    """Attack so often, each time as if it were the first."""
    told = Attacks()
    for turn in range(times):
        kind = dice.choice(list(KINDS))
        clever = dice.choice(list(CLEVER))
        name = f"{kind}, {clever}"
        with transaction.atomic():
            _let_keys_hang()
            what = KINDS[kind](dice)
            CLEVER[clever](node)
            told.tried[name] += 1
            told.without[name] += isinstance(queries.verify(node), Fault)
            if isinstance(queries.verify(node, witness), Fault):
                told.found[name] += 1
            else:
                told.missed.append(f"not found: {name}: {what}")
            transaction.set_rollback(True)
        if turn % PROVED_EACH == 0:
            told.proved += 1
            told.false += not isinstance(queries.verify(node, witness), Verified)
    return told


def _let_keys_hang() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")


def edit(dice: Random) -> str:
    """Change one column of an entry or of a read record into something else."""
    if dice.random() < 1 / 4:
        read = attacker.read_at(dice.randrange(ReadLeaf.objects.count()))
        name, value = dice.choice([("member", _other(dice)), ("agency", _other(dice)), ("page", "elsewhere")])
        if dice.random() < 1 / 2:
            ReadFile.objects.filter(read_id=read.pk).update(sections="legal")
            return f"what read {read.pk} opened"
        Read.objects.filter(pk=read.pk).update(**{name: value})
        return f"{name} of read {read.pk}"
    entry = attacker.entry_at(dice.randrange(EntryLeaf.objects.count()))
    body = dice.randbytes(len(entry.body))
    changes: list[dict[str, object]] = [
        {"body": body},
        {"body": body, "body_hash": body_hash(body)},
        {"author": _other(dice)},
        {"agency": _other(dice)},
        {"section": dice.choice([one for one in Section if one != entry.section])},
        {"closed": not entry.closed},
        {"key_version": entry.key_version + dice.randrange(1, 9)},
        {"stamp": f"{dice.getrandbits(48):012x}-0000-0a0b0c0d"},
    ]
    change = dice.choice(changes)
    Entry.objects.filter(pk=entry.pk).update(**change)
    return f"{sorted(change)} of entry {entry.pk}"


def delete(dice: Random) -> str:
    """Take an entry or a read record away, with its leaf or without, closing the gap or not."""
    leaf = dice.choice([EntryLeaf, ReadLeaf])
    place, how = dice.randrange(leaf.objects.count()), dice.randrange(3)
    if leaf is EntryLeaf:
        attacker.delete_entry(attacker.entry_at(place))
    else:
        attacker.delete_read(attacker.read_at(place))
    if how == 1:
        leaf.objects.filter(position=place).delete()
    elif how:
        attacker.close_up(leaf, place)
    return f"{leaf.__name__} {place}, way {how}"


def reorder(dice: Random) -> str:
    """Let two entries of a file, two leaves, or both change places."""
    leaf = dice.choice([EntryLeaf, EntryLeaf, ReadLeaf])
    one, other = dice.sample(range(leaf.objects.count()), 2)
    first, second = (attacker.entry_at(place) for place in (one, other)) if leaf is EntryLeaf else (None, None)
    how = dice.randrange(3)
    if first and second and first.file_id == second.file_id and how:
        attacker.swap_numbers(first, second)
        if how == 1:
            return f"entries {one} and {other}"
    attacker.swap_leaves(leaf, one, other)
    return f"{leaf.__name__} {one} and {other}, way {how}"


def truncate(dice: Random) -> str:
    """Take everything away from a checkpoint on: what was written, or also what speaks of it."""
    points = list(Checkpoint.objects.order_by("number"))
    last = dice.choice(points[:-1])
    for place in range(last.entries_size, EntryLeaf.objects.count()):
        attacker.delete_entry(attacker.entry_at(place))
    for place in range(last.reads_size, ReadLeaf.objects.count()):
        attacker.delete_read(attacker.read_at(place))
    how = dice.randrange(3)
    if how:
        EntryLeaf.objects.filter(position__gte=last.entries_size).delete()
        ReadLeaf.objects.filter(position__gte=last.reads_size).delete()
    if how == 2:  # noqa: PLR2004 -- the third way
        Checkpoint.objects.filter(number__gt=last.number).delete()
    return f"to checkpoint {last.number} of {len(points)}, way {how}"


def fork(dice: Random) -> str:
    """Tell another story from some entry on, in the same entries or in others in their place."""
    begins, others = dice.randrange(EntryLeaf.objects.count()), dice.random() < 1 / 2
    for place in range(begins, min(begins + dice.randrange(1, 6), EntryLeaf.objects.count())):
        leaf, body = EntryLeaf.objects.get(position=place), dice.randbytes(60)
        own = _other(dice) if others else leaf.entry
        Entry.objects.filter(pk=leaf.entry).update(id=own, body=body, body_hash=body_hash(body))
        EntryLeaf.objects.filter(position=place).update(entry=own)
    return f"from {begins} on, in {'other' if others else 'the same'} entries"


def _other(dice: Random) -> UUID:
    return UUID(int=dice.getrandbits(128), version=4)


def fit(_node: By) -> None:
    """Let nothing point at what is gone, close all gaps, and hash all anew."""
    for leaf, name, rows in ((EntryLeaf, "entry", Entry), (ReadLeaf, "read", Read)):
        there = set(rows.objects.values_list("pk", flat=True))
        for at in sorted(leaf.objects.values_list("position", flat=True), reverse=True):
            if getattr(leaf.objects.get(position=at), name) not in there:
                attacker.close_up(leaf, at)
        for new, at in enumerate(list(leaf.objects.order_by("position").values_list("position", flat=True))):
            leaf.objects.filter(position=at).update(position=new)
    attacker.make_it_look_right()


def sign(node: By) -> None:
    """Make all fit, and sign it as the node does."""
    fit(node)
    attacker.sign_anew(node)


KINDS: dict[str, Callable[[Random], str]] = {
    "edit": edit,
    "deletion": delete,
    "reordering": reorder,
    "truncation": truncate,
    "fork": fork,
}
CLEVER: dict[str, Callable[[By], None]] = {
    "plainly": lambda _node: None,
    "hashes made to fit": fit,
    "signed with the node's own secret": sign,
}


if __name__ == "__main__":
    sys.exit(main())
