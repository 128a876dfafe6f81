"""Proving entries: every sealed body, every header, every file's chain, every attachment."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from samakki.journal.queries.proving.attachments import prove_attachments
from samakki.journal.queries.proving.steady import Steady
from samakki.journal.rules.chains import Chains, EntryRow, bodies_hold, header_hash
from samakki.journal.rules.headers import body_hash
from samakki.journal.words import Fault, Wrong
from samakki.kernel.ids import FileId

FILES_AT_ONCE: Final = 200_000
_COLUMNS: Final = ("id", "node", "file_id", "author", "agency", "ground")


def prove_entries(store: Steady, files_at_once: int = FILES_AT_ONCE, *, bodies: bool = True) -> Fault | int:
    """Follow every file's chain; give how many entries held, or the first fault.

    Files are followed so many at a time that their ends fit in memory. Without `bodies` their proof is left to
    `prove_bodies`, and a fault is found but may not be told for what it is.
    """
    held = 0
    shares = -(-max(store.count("journal_file"), 1) // files_at_once)
    for share in range(shares):
        chains = Chains(bodies=bodies)
        for entries in (_placed, _waiting):
            rows = entries(store, _of_entry(store, bodies=bodies), (share, shares))
            fallen = chains.follow(rows)
            if fallen is not None:
                return _named(store, fallen, chains)
        fault = _files(store, chains, (share, shares)) or prove_attachments(store, chains.attached)
        if fault:
            return fault
        held += chains.held
    return held if store.count("journal_entry") == held else _added(store)


def prove_bodies(store: Steady) -> bool:
    """Tell whether every sealed body is the one its header names."""
    return bodies_hold(store.rows("SELECT body, body_hash FROM journal_entry"))


def _placed(store: Steady, of_entry: str, share: tuple[int, int]) -> Iterator[tuple[Any, ...]]:
    return store.rows(
        f"SELECT l.position, l.hash, {store.hexed('l.entry')}, {of_entry} FROM journal_entry_leaf l "  # noqa: S608 -- our own names
        f"LEFT JOIN journal_entry e ON e.id = l.entry {_share(store, share, 'e.file_id')} ORDER BY l.position"
    )


def _waiting(store: Steady, of_entry: str, share: tuple[int, int]) -> Iterator[tuple[Any, ...]]:
    return store.rows(
        f"SELECT NULL, p.hash, {store.hexed('p.entry')}, {of_entry} FROM journal_pending_entry p "  # noqa: S608 -- our own names
        f"LEFT JOIN journal_entry e ON e.id = p.entry {_share(store, share, 'e.file_id')} ORDER BY p.id"
    )


def _of_entry(store: Steady, *, bodies: bool) -> str:
    entry, node, file, author, agency, ground = (store.hexed(f"e.{column}") for column in _COLUMNS)
    body = "e.body" if bodies else "NULL"
    return (
        f"{body}, {entry}, {node}, {file}, e.number, e.section, e.key_version, {author}, {agency}, e.stamp, "
        f"CAST(e.closed AS integer), e.body_hash, e.attached_hash, e.previous, {ground}"
    )


def _share(store: Steady, part: tuple[int, int], column: str) -> str:
    share, shares = part
    if shares == 1:
        return ""
    low, high = (256 * at // shares for at in (share, share + 1))
    within = f"{store.last_two(column)} >= '{low:02x}'"
    if high < 256:  # noqa: PLR2004 -- two hex digits
        within += f" AND {store.last_two(column)} < '{high:02x}'"
    return f"WHERE ({within})" + (f" OR {column} IS NULL" if share == 0 else "")


def _files(store: Steady, chains: Chains, share: tuple[int, int]) -> Fault | None:
    """Compare where each file says its chain ends with where it was followed to."""
    where = _share(store, share, "f.id")
    for file, length, head in store.rows(
        f"SELECT {store.hexed('f.id')}, f.length, f.head FROM journal_file f {where} ORDER BY f.id"  # noqa: S608 -- our own names
    ):
        end = chains.end_of(file)
        chains.ends.pop(file, None)
        if end == (bytes(head), length):
            continue
        wrong = Wrong.TRUNCATED if length > end[1] else Wrong.EDITED
        seen = f"the file says it ends with entry {length}, its chain ends with entry {end[1]}"
        return Fault(wrong, f"file {UUID(file)}", seen, file=FileId(UUID(file)))
    for file in chains.ends:
        return Fault(Wrong.DELETED, f"file {UUID(file)}", "its entries are there, the file is not", FileId(UUID(file)))
    return None


def _named(store: Steady, row: EntryRow, chains: Chains) -> Fault:
    """Say what is wrong with the first entry that did not hold."""
    try:
        wrong, seen = _judged(store, row, chains)
    except (TypeError, OverflowError, AttributeError):
        wrong, seen = Wrong.EDITED, "its header or body is not of the form in which it was written"
    place = "waiting for its place" if row.position is None else f"position {row.position}"
    file = None if row.entry is None else FileId(UUID(row.file))
    where = f"entry {UUID(row.subject)}, {place}" + (f", number {row.number} of file {file}" if file else "")
    return Fault(wrong, where, seen, file=file, subject=UUID(row.subject), position=row.position)


def _judged(store: Steady, row: EntryRow, chains: Chains) -> tuple[Wrong, str]:
    if row.entry is None:
        return _gone(store, row)
    if body_hash(bytes(row.body)) != bytes(row.body_hash):
        return Wrong.EDITED, "its sealed body is not the one its header names"
    header, expected = header_hash(row), chains.end_of(row.file)[1] + 1
    if row.number != expected:
        return _out_of_turn(store, row, expected, as_leaf=header == bytes(row.leaf))
    if header == bytes(row.leaf):
        return Wrong.EDITED, "it does not follow from the entry before it in its file"
    moved = store.first("SELECT position FROM journal_entry_leaf WHERE hash = %s", (header,))
    if moved:
        return Wrong.REORDERED, f"the tree holds it at position {moved[0]}"
    return Wrong.EDITED, "its header is not the one the tree holds"


def _out_of_turn(store: Steady, row: EntryRow, expected: int, *, as_leaf: bool) -> tuple[Wrong, str]:
    there = "SELECT 1 FROM journal_entry WHERE file_id = %s AND number = %s"
    early = row.number > expected
    if (early and store.first(there, (row.file, expected))) or (as_leaf and not early):
        return Wrong.REORDERED, f"entry {expected} of the file should stand here"
    if as_leaf:
        return Wrong.DELETED, f"entry {expected} of the file is missing"
    return Wrong.EDITED, "its header is not the one the tree holds"


def _gone(store: Steady, row: EntryRow) -> tuple[Wrong, str]:
    later = row.position is not None and store.first(
        "SELECT 1 FROM journal_entry_leaf l JOIN journal_entry e ON e.id = l.entry WHERE l.position > %s LIMIT 1",
        (row.position,),
    )
    if later:
        return Wrong.DELETED, "the tree holds it, the journal does not"
    return Wrong.TRUNCATED, "the tree holds it and maybe more after it, the journal does not"


def _added(store: Steady) -> Fault:
    row = store.first(
        f"SELECT {store.hexed('e.id')}, {store.hexed('e.file_id')} FROM journal_entry e "  # noqa: S608 -- our own names
        "WHERE NOT EXISTS (SELECT 1 FROM journal_entry_leaf l WHERE l.entry = e.id) "
        "AND NOT EXISTS (SELECT 1 FROM journal_pending_entry p WHERE p.entry = e.id) LIMIT 1"
    )
    if row is None:
        return Fault(Wrong.EDITED, "the waiting entries", "one of them stands there twice")
    seen = "it has no place in the tree and does not wait for one"
    return Fault(Wrong.ADDED, f"entry {UUID(row[0])}", seen, FileId(UUID(row[1])), UUID(row[0]))
