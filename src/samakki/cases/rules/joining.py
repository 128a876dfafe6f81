"""Two files of one person: what the one that goes on takes over, and what it gives back when it was a mistake."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from samakki.cases.rules.kin import linked
from samakki.cases.rules.marks import starts_closed
from samakki.cases.rules.rows import cells_of, rank_after, rows_shown
from samakki.cases.words import JOINED, Joined, Way
from samakki.journal.words import Change, FileState, Head, Heads
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import BY_NAME, GONE, RANK, RECORD, FieldType, Section, cell, split_cell

OF_THE_FILE: Final = frozenset(
    {
        (Section.IDENTITY, "pseudonym"),
        *((Section.ADMINISTRATION, name) for name in ("reason", "same_person", "same_person_why")),
    }
)
"""What tells of a file and not of the person: it stays where it is, and is read there."""


@dataclass(slots=True)
class Sheaf:
    """Changes that go into one entry: of one section, told by one."""

    section: Section
    third_party: bool
    told_by: str
    changes: list[Change] = field(default_factory=list)


def joined_field(other: FileId) -> str:
    """Name the field that says that another file is of the same person: `joined/<file>`."""
    return f"{JOINED}/{other}"


def joined_value(way: Way, why: str, entries: list[EntryId]) -> dict[str, Any]:
    """Write what that field holds."""
    return {"way": way.value, "why": why, "entries": [str(entry) for entry in entries]}


def joined_in(state: FileState) -> tuple[Joined, ...]:
    """List the other files of the same person."""
    fields = state.sections.get(Section.ADMINISTRATION, {})
    return tuple(
        _joined(name, heads.heads[0])
        for name, heads in fields.items()
        if name.startswith(f"{JOINED}/") and heads.value is not None
    )


def _joined(name: str, head: Head) -> Joined:
    told = head.value
    return Joined(
        case=FileId(UUID(name.partition("/")[2])),
        way=Way(told["way"]),
        why=told["why"],
        author=head.author,
        agency=head.agency,
        stamp=head.stamp,
        entries=frozenset(EntryId(UUID(entry)) for entry in told["entries"]),
    )


def taken_over(kept: FileState, other: FileState, kept_file: FileId) -> list[Sheaf]:
    """Give what one file takes over from the other: what stands nowhere in it, beside what stands there differently.

    Nothing is replaced: where both say different things, both values stand until a person decides. Rows come after
    those that are there. What starts closed is never copied, where it still stands open in the other file neither.
    """
    sheaves: dict[tuple[Section, int, bool, str], Sheaf] = {}
    for section in RECORD:
        left_out = _rows_left_out(other, section, kept_file)
        ranks = _ranks(kept, section)
        for name, heads in sorted(other.sections.get(section, {}).items()):
            if not _of_the_person(section, name) or _row_named(name) in left_out:
                continue
            for at, (head, change) in enumerate(_taken(kept, section, name, heads, ranks)):
                key = (section, at, head.third_party, head.told_by)
                sheaves.setdefault(key, Sheaf(section, head.third_party, head.told_by)).changes.append(change)
    return list(sheaves.values())


def _taken(
    kept: FileState, section: Section, name: str, heads: Heads, ranks: Mapping[str, int]
) -> Iterator[tuple[Head, Change]]:
    standing, named = kept.heads(section, name), split_cell(name)
    empty = standing.value is None and not standing.in_conflict
    known = [head.value for head in standing.heads]
    if named and named.part == RANK and standing.heads:
        return
    for head in heads.heads:
        value = head.value
        if value is None or value in known:
            continue
        if named and named.part == RANK and isinstance(value, int):
            value += ranks.get(named.field, 0)
        known.append(value)
        yield head, Change(name, value, standing.base if empty else (), head.first.entry)


def given_back(kept: FileState, entries: frozenset[EntryId]) -> list[Sheaf]:
    """Give what undoes a taking over: values that came with it go, unless somebody has decided or written since."""
    sheaves: dict[tuple[Section, bool, str], Sheaf] = {}

    def put(section: Section, change: Change, *, third_party: bool = False, told_by: str = "") -> None:
        sheaf = sheaves.setdefault((section, third_party, told_by), Sheaf(section, third_party, told_by))
        sheaf.changes.append(change)

    for section, fields in kept.sections.items():
        rows = _rows_come(fields, entries)
        for of, row in sorted(rows):
            put(section, Change(cell(of, row, GONE), value=True))
        for name, heads in sorted(fields.items()):
            come = [head.stamp for head in heads.heads if head.entry in entries]
            if not come or _row_named(name) in rows:
                continue
            stays = next((head for head in heads.heads if head.stamp not in come), None)
            if stays is None:
                put(section, Change(name, None, tuple(sorted(come))))
            else:
                change = Change(name, stays.value, tuple(sorted([*come, stays.stamp])), stays.first.entry)
                put(section, change, third_party=stays.third_party, told_by=stays.told_by)
    return list(sheaves.values())


def _rows_come(fields: Mapping[str, Heads], entries: frozenset[EntryId]) -> set[tuple[str, str]]:
    """Find the rows in which nothing stands but what came with the other file."""
    come: dict[tuple[str, str], bool] = {}
    for name, heads in fields.items():
        row = _row_named(name)
        if row:
            own = all(head.entry in entries for head in heads.heads)
            come[row] = come.get(row, True) and own
    return {row for row, all_of_it in come.items() if all_of_it}


def _of_the_person(section: Section, name: str) -> bool:
    root = named.field if (named := split_cell(name)) else name
    return (section, root) in BY_NAME and (section, name) not in OF_THE_FILE and not starts_closed(section, name)


def _row_named(name: str) -> tuple[str, str] | None:
    named = split_cell(name)
    return (named.field, named.row) if named else None


def _ranks(state: FileState, section: Section) -> dict[str, int]:
    cells = cells_of(state, section)
    return {
        one.name: rank_after(rows_shown(one, cells.get(one.name, {}))) - 1
        for one in RECORD[section].fields
        if one.type is FieldType.ROWS
    }


def _rows_left_out(other: FileState, section: Section, kept: FileId) -> set[tuple[str, str]]:
    """Find rows of the family that lead to the person: nobody is a relative of their own."""
    if section is not Section.FAMILY:
        return set()
    rows = rows_shown(BY_NAME[section, "members"], cells_of(other, section).get("members", {}))
    return {("members", row.row) for row in rows if linked(row) == kept}
