"""Proving read records: each with the files that stood on its page."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from samakki.journal.queries.proving.steady import BATCH, Steady
from samakki.journal.rules.headers import read_hash, shown_on
from samakki.journal.words import Fault, Wrong


def prove_reads(store: Steady) -> Fault | int:
    """Hash every read record; give how many held, or the first fault."""
    held = 0
    for rows in (_placed(store), _waiting(store)):
        while batch := list(islice(rows, BATCH // 4)):
            files = _files(store, [row[3] for row in batch if row[3] is not None])
            for row in batch:
                fault = _judged(store, row, files)
                if fault:
                    return fault
            held += len(batch)
    return held if store.count("journal_read") == held else _added(store)


def _placed(store: Steady) -> Iterator[tuple[Any, ...]]:
    return store.rows(
        f"SELECT l.position, {store.hexed('l.read')}, l.hash, {_of_read(store)} FROM journal_read_leaf l "  # noqa: S608 -- our own names
        "LEFT JOIN journal_read r ON r.id = l.read ORDER BY l.position"
    )


def _waiting(store: Steady) -> Iterator[tuple[Any, ...]]:
    return store.rows(
        f"SELECT NULL, {store.hexed('p.read')}, p.hash, {_of_read(store)} FROM journal_pending_read p "  # noqa: S608 -- our own names
        "LEFT JOIN journal_read r ON r.id = p.read ORDER BY p.id"
    )


def _of_read(store: Steady) -> str:
    own, node, member, agency, entry = (
        store.hexed(f"r.{name}") for name in ("id", "node", "member", "agency", "entry")
    )
    return f"{own}, {node}, {member}, {agency}, r.stamp, r.purpose, r.page, coalesce({entry}, ''), r.why, r.hash"


def _files(store: Steady, reads: list[str]) -> dict[str, list[tuple[str, str]]]:
    """Find which files stood on these pages."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    if reads:
        marks = ", ".join(["%s"] * len(reads))
        for read, file, sections, ground in store.rows(
            f"SELECT {store.hexed('read_id')}, {store.hexed('file_id')}, sections, {store.hexed('ground')} "  # noqa: S608 -- our own names
            f"FROM journal_read_file WHERE read_id IN ({marks})",
            reads,
        ):
            found[read].append((file, shown_on(sections, ground)))
    return found


def _judged(store: Steady, row: tuple[Any, ...], files: dict[str, list[tuple[str, str]]]) -> Fault | None:
    position, read, leaf, *fields, kept = row
    if fields[0] is None:
        wrong = Wrong.DELETED if _later(store, position) else Wrong.TRUNCATED
        return _fault(wrong, read, position, "the tree holds it, the read log does not")
    digest = read_hash(tuple(fields), files.get(read, ()))
    if digest == bytes(leaf) == bytes(kept):
        return None
    moved = store.first("SELECT position FROM journal_read_leaf WHERE hash = %s", (digest,))
    if moved and moved[0] != position:
        return _fault(Wrong.REORDERED, read, position, f"the tree holds it at position {moved[0]}")
    return _fault(Wrong.EDITED, read, position, "it is not the record that the tree holds")


def _later(store: Steady, position: int | None) -> bool:
    sql = "SELECT 1 FROM journal_read_leaf l JOIN journal_read r ON r.id = l.read WHERE l.position > %s LIMIT 1"
    return position is not None and store.first(sql, (position,)) is not None


def _fault(wrong: Wrong, read: str, position: int | None, seen: str) -> Fault:
    place = "waiting for its place" if position is None else f"position {position} of the reads"
    return Fault(wrong, f"read record {UUID(read)}, {place}", seen, subject=UUID(read), position=position)


def _added(store: Steady) -> Fault:
    row = store.first(
        f"SELECT {store.hexed('r.id')} FROM journal_read r "  # noqa: S608 -- our own names
        "WHERE NOT EXISTS (SELECT 1 FROM journal_read_leaf l WHERE l.read = r.id) "
        "AND NOT EXISTS (SELECT 1 FROM journal_pending_read p WHERE p.read = r.id) LIMIT 1"
    )
    if row is None:
        return Fault(Wrong.EDITED, "the waiting read records", "one of them stands there twice")
    return _fault(Wrong.ADDED, row[0], None, "it has no place in the tree and does not wait for one")
