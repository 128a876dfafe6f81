"""Fields that the desk itself writes beside the described ones.

Marks on notes (`note/…`), answers (`form/…`), and marks that something was written closed (`closed/…`).

A described field has no stroke in its name, so neither can be taken for it.
"""

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from samakki.cases.words import ClosedShown, PinnedNote
from samakki.journal.words import Body, Change, FileState, Head, Heads
from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import EntryId, MemberId
from samakki.sections.words import BY_NAME, Section

FORM: Final = "form"
DESK: Final = "note"
CLOSED: Final = "closed"
PINNED: Final = "pinned"
TAKEN_BACK: Final = "no_longer_open"
VERSION: Final = "#version"
SAVED: Final = "#saved"


def mark_field(entry: EntryId, mark: str) -> str:
    """Name the field that holds a mark on an entry: `note/<entry>/pinned`."""
    return f"{DESK}/{entry}/{mark}"


def answer_field(filling: UUID, path: str) -> str:
    """Name the field that holds one answer of one filling: `form/<filling>/<path>`."""
    return f"{FORM}/{filling}/{path}"


def is_marked(state: FileState, section: Section, entry: EntryId, mark: str) -> bool:
    """Tell whether an entry bears the mark; with two opinions side by side it does."""
    return any(head.value for head in state.heads(section, mark_field(entry, mark)).heads)


def pinned_value(text: str, author: MemberId | None = None, stamp: Stamp | None = None) -> dict[str, str]:
    """Write what a pin keeps, so that the note stands on the first page however old it is.

    A note that is pinned as it is written needs no author and stamp: they are those of the entry.
    """
    return {"text": text} | ({"author": str(author), "stamp": str(stamp)} if author and stamp else {})


def pinned_notes(state: FileState) -> Iterator[PinnedNote]:
    """List the notes that are pinned and not taken back, in the order of their sections."""
    for section, fields in state.sections.items():
        for name, heads in fields.items():
            kind, _, rest = name.partition("/")
            entry_text, _, mark = rest.partition("/")
            head = next((head for head in heads.heads if head.value), None)
            if kind != DESK or mark != PINNED or head is None or not isinstance(head.value, dict):
                continue
            entry = EntryId(UUID(entry_text))
            if not is_marked(state, section, entry, TAKEN_BACK):
                yield _pinned(entry, section, head)


def _pinned(entry: EntryId, section: Section, head: Head) -> PinnedNote:
    told = head.value
    author = MemberId(UUID(told["author"])) if "author" in told else head.author
    stamp = Stamp.parse(told["stamp"]) if "stamp" in told else head.stamp
    return PinnedNote(entry, section, told["text"], author, stamp)


def closed_mark(field: str, entry: EntryId) -> str:
    """Name the mark that says that something about a field was written closed, in which entry; never what."""
    return f"{CLOSED}/{field}/{entry}"


def no_longer_open(state: FileState, section: Section, changes: Iterable[Change]) -> Iterator[Change]:
    """Take back what stands open where something is written closed now, as far as its author saw it.

    What they did not see stays beside it, until a person decides.
    """
    for change in changes:
        if any(head.value is not None for head in state.heads(section, change.field).heads):
            yield Change(change.field, None, change.base)


def stands_for_closed(body: Body) -> bool:
    """Tell whether an entry stands for one that was written closed with it."""
    return any(change.field.startswith(f"{CLOSED}/") for change in body.changes)


def starts_closed(section: Section, name: str) -> bool:
    """Tell whether a field, or the rows to which a cell belongs, starts closed; marks of the desk do not."""
    root, _, rest = name.partition("/")
    field = BY_NAME.get((section, root))
    part = field.part(rest.rpartition("/")[2]) if field and rest else None
    return bool((field and field.closed) or (part and part.closed))


def closed_in(state: FileState) -> dict[tuple[Section, str], Heads]:
    """Give the fields about which somebody wrote closed: who and when, the newest first."""
    found: dict[tuple[Section, str], list[Head]] = {}
    for section, fields in state.sections.items():
        for name, heads in fields.items():
            if name.startswith(f"{CLOSED}/"):
                found.setdefault((section, name.split("/")[1]), []).extend(heads.heads)
    return {place: Heads(tuple(sorted(marks, key=_stamp, reverse=True))) for place, marks in found.items()}


def closed_about(state: FileState, section: Section) -> dict[str, tuple[ClosedShown, ...]]:
    """Give the closed entries of a section by the field about which they are, the newest first."""
    found: dict[str, list[ClosedShown]] = {}
    for name, heads in state.sections.get(section, {}).items():
        if name.startswith(f"{CLOSED}/") and heads.heads:
            _, field, entry = name.split("/")
            head = heads.heads[0]
            found.setdefault(field, []).append(ClosedShown(EntryId(UUID(entry)), head.author, head.stamp, head.source))
    return {field: tuple(sorted(shown, key=_when, reverse=True)) for field, shown in found.items()}


def _when(shown: ClosedShown) -> Stamp:
    return shown.stamp


def _stamp(head: Head) -> Stamp:
    return head.stamp
