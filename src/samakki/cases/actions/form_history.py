"""The saves of one form of a case, one after the other."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from samakki.cases.actions.desk import of_case
from samakki.cases.rules import answer_field
from samakki.cases.words import PastSave
from samakki.journal import actions as journal
from samakki.journal.words import OpenedEntry
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId

_LONGEST_HISTORY = 2_000


@deed(about=of_case)
def filling_history(by: By, case: FileId, filling: UUID) -> tuple[PastSave, ...]:
    """Tell every save of one form, newest first: who answered what, when, and in place of what."""
    read = journal.read_file(by, case, page="form history", limit=_LONGEST_HISTORY)
    start = answer_field(filling, "")
    values: dict[tuple[str, Stamp], Any] = {}
    saves = []
    for entry in reversed(read.entries):
        save = _save(entry, start, values)
        if save is not None and save.given:
            saves.append(save)
    return tuple(sorted(saves, key=lambda save: save.stamp, reverse=True))


def _save(entry: OpenedEntry, start: str, values: dict[tuple[str, Stamp], Any]) -> PastSave | None:
    if entry.body is None:
        return None
    given: dict[str, Any] = {}
    before: dict[str, tuple[Any, ...]] = {}
    for change in entry.body.changes:
        path = change.field.removeprefix(start)
        if path == change.field or path.startswith("#"):
            continue
        given[path] = change.value
        before[path] = _stood(values, path, change.base)
        values[path, entry.header.stamp] = change.value
    return PastSave(entry.header.author, entry.header.agency, entry.header.stamp, given, before)


def _stood(values: Mapping[tuple[str, Stamp], Any], path: str, base: tuple[Stamp, ...]) -> tuple[Any, ...]:
    return tuple(values[path, stamp] for stamp in base if values.get((path, stamp)) is not None)
