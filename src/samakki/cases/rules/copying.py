"""What of a file goes into its person's own copy: all of it but what was told in confidence or is left out by name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from samakki.cases.rules.marks import FORM, TAKEN_BACK, is_marked
from samakki.cases.words import CopiedEntry, KeptBack
from samakki.journal.words import Body, FileState, Flag, Head, Heads, Kind, OpenedEntry
from samakki.kernel.ids import EntryId
from samakki.sections.words import BY_NAME, GONE, RANK, Section, split_cell

Chosen = Mapping[EntryId, KeptBack]


def copied_state(state: FileState, chosen: Chosen) -> tuple[FileState, Counter[tuple[Section, KeptBack]]]:
    """Give what stands in a file without what is left out, and how many values are left out of each section and why.

    What somebody else than the person told is left out by rule: whoever told it could be known by it.
    """
    left: Counter[tuple[Section, KeptBack]] = Counter()
    sections = {}
    for section, fields in state.sections.items():
        standing = {}
        for name, heads in fields.items():
            given = tuple(head for head in heads.heads if _why(head, chosen) is None)
            if _is_said(section, name):
                left.update((section, why) for head in heads.heads if (why := _why(head, chosen)))
            if given:
                standing[name] = Heads(tuple(_unnamed(head) for head in given))
        sections[section] = standing
    return FileState(sections), left


def copied_entries(entries: Iterable[OpenedEntry], state: FileState, chosen: Chosen) -> tuple[CopiedEntry, ...]:
    """Give the entries of a file as its person is given them, the oldest first; marks of the desk are no entries."""
    told = [_entry(entry, state, chosen) for entry in sorted(entries, key=lambda one: one.header.number)]
    return tuple(one for one in told if one.kept_back or one.text or one.changes or one.attachments)


def _entry(entry: OpenedEntry, state: FileState, chosen: Chosen) -> CopiedEntry:
    header, body = entry.header, entry.body or Body(Kind.NOTE)
    why = chosen.get(header.id) or (KeptBack.OTHER_TOLD if Flag.THIRD_PARTY in body.flags else None)
    why = why or next((chosen[one] for one in entry.sources if one in chosen), None)
    shown = CopiedEntry(
        entry=header.id,
        section=header.section,
        moment=header.stamp.moment(),
        agency=header.agency,
        kind=body.kind,
        closed=header.closed,
        taken_back=is_marked(state, header.section, header.id, TAKEN_BACK),
        kept_back=why,
    )
    if why:
        return shown
    return replace(
        shown,
        text=body.note,
        changes=tuple(change for change in body.changes if _is_said(header.section, change.field)),
        filling=body.filling,
        attachments=entry.attachments,
    )


def _why(head: Head, chosen: Chosen) -> KeptBack | None:
    source = head.source.entry if head.source else None
    why = chosen.get(head.entry) or (chosen.get(source) if source else None)
    return why or (KeptBack.OTHER_TOLD if head.third_party else None)


def _unnamed(head: Head) -> Head:
    """Give a value without who of the staff wrote it down: their name is not the person's."""
    return replace(head, told_by="", source=None)


def _is_said(section: Section, name: str) -> bool:
    """Tell whether something is said there of the person; where a row stands, and marks of the desk, say nothing."""
    cell = split_cell(name)
    if cell is not None:
        return cell.part not in {RANK, GONE}
    return (section, name) in BY_NAME or (name.startswith(f"{FORM}/") and "/#" not in name)
