"""What an entry replaced, so that it can stand again: nobody's later words are touched."""

from collections.abc import Mapping
from typing import Any

from samakki.journal.words import Change, FileRead, Flag, Heads, OpenedEntry
from samakki.kernel.clocks import Stamp
from samakki.sections.words import GONE, RANK, cell, split_cell

Teller = tuple[bool, str]


def replaced_by(opened: OpenedEntry, read: FileRead) -> dict[Teller, list[Change]]:
    """Give what undoes an entry, by who told what stood before; nothing where others have written over all of it.

    A row that the entry added is taken away. Of two values that stood side by side the later one stands again.
    """
    stamp, section = opened.header.stamp, opened.header.section
    changes = opened.body.changes if opened.body else ()
    standing = read.state.sections.get(section, {})
    added = {
        (named.field, named.row)
        for change in changes
        if (named := split_cell(change.field)) and named.part == RANK and not change.base
    }
    sheaves: dict[Teller, list[Change]] = {}
    for field, row in sorted(added):
        gone = standing.get(cell(field, row, GONE), Heads())
        if not gone.value:
            sheaves.setdefault((False, ""), []).append(Change(cell(field, row, GONE), value=True, base=gone.base))
    before = _values(read, stamp)
    for change in changes:
        named, heads = split_cell(change.field), standing.get(change.field, Heads())
        if (named and (named.field, named.row) in added) or heads.base != (stamp,):
            continue
        known = [before[change.field, each] for each in sorted(change.base) if (change.field, each) in before]
        value, teller = known[-1] if known else (None, (False, ""))
        if not change.base or known:
            sheaves.setdefault(teller, []).append(Change(change.field, value, heads.base))
    return sheaves


def _values(read: FileRead, before: Stamp) -> Mapping[tuple[str, Stamp], tuple[Any, Teller]]:
    """Give every value that was written before, by its field and its stamp, with who told it."""
    return {
        (change.field, entry.header.stamp): (change.value, (Flag.THIRD_PARTY in entry.body.flags, entry.body.told_by))
        for entry in read.entries
        if entry.body is not None and entry.header.stamp < before
        for change in entry.body.changes
    }
