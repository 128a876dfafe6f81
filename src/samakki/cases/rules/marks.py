"""Fields that the desk itself writes beside the described ones: marks on notes (`note/…`) and answers (`form/…`).

A described field has no stroke in its name, so neither can be taken for it.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from samakki.cases.words import FillingShown, PinnedNote
from samakki.journal.words import FileState, Head, Heads, SectionState
from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import EntryId, MemberId
from samakki.sections.words import Section

FORM: Final = "form"
DESK: Final = "note"
PINNED: Final = "pinned"
TAKEN_BACK: Final = "taken_back"
VERSION: Final = "#version"


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


def fillings_in(state: FileState) -> list[FillingShown]:
    """List the forms that were begun in a file, the one written last first."""
    found = [
        _filling(filling, section, answers)
        for section, fields in state.sections.items()
        for filling, answers in _answers(fields).items()
        if VERSION in answers
    ]
    return sorted(found, key=_last, reverse=True)


def _answers(fields: SectionState) -> dict[UUID, dict[str, Heads]]:
    found: dict[UUID, dict[str, Heads]] = {}
    for name, heads in fields.items():
        kind, _, rest = name.partition("/")
        if kind == FORM:
            filling, _, path = rest.partition("/")
            found.setdefault(UUID(filling), {})[path] = heads
    return found


def _filling(filling: UUID, section: Section, answers: Mapping[str, Heads]) -> FillingShown:
    last = max((head for heads in answers.values() for head in heads.heads), key=_stamp)
    told = {path: heads for path, heads in answers.items() if path != VERSION}
    return FillingShown(
        filling=filling,
        version=UUID(str(answers[VERSION].value)),
        section=section,
        answers={path: heads.value for path, heads in told.items()},
        bases={path: heads.base for path, heads in told.items()},
        last=last.stamp,
        author=last.author,
        agency=last.agency,
        torn=frozenset(path for path, heads in told.items() if heads.in_conflict),
    )


def _last(shown: FillingShown) -> Stamp:
    return shown.last


def _stamp(head: Head) -> Stamp:
    return head.stamp
