"""The saves of one form of a case, one after the other; and the fillings of one form, beside each other."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from samakki.cases.actions.desk import binder, of_case
from samakki.cases.rules import CLOSED, Finder, answer_field, form_value, paths_of, spot_of
from samakki.cases.words import PastFilling, PastSave
from samakki.instruments.words import GONE, HERE, Bindings
from samakki.journal import actions as journal
from samakki.journal.words import Change, Flag, OpenedEntry, Source
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import GONE as TAKEN_AWAY
from samakki.sections.words import RANK, Section, split_cell

_LONGEST_HISTORY = 2_000
Values = dict[tuple[Section, str, Stamp], Any]


@deed(about=of_case)
def filling_history(by: By, case: FileId, filling: UUID) -> tuple[PastSave, ...]:
    """Tell every save of one form, newest first: who answered what, when, in place of what, in bound fields too.

    Each is told under the version of the form in which it was made. What was written closed says only that.
    """
    saves = [save for whose, save in _saves(by, case) if whose == str(filling) and save.given]
    return tuple(sorted(saves, key=lambda save: save.stamp, reverse=True))


@deed(about=of_case)
def fillings_over_time(by: By, case: FileId, versions: Collection[UUID]) -> tuple[PastFilling, ...]:
    """Tell what was said each time when one of these versions was filled in, the oldest filling first.

    An answer stands where it was given: what a later filling, or somebody at the file, says of a bound field does not
    change what was said at the time. What was written closed says only that.
    """
    found: dict[str, PastFilling] = {}
    for whose, save in sorted(_saves(by, case), key=lambda one: one[1].stamp):
        if save.version is None or save.version not in versions:
            continue
        before = found.get(whose)
        found[whose] = PastFilling(
            filling=UUID(whose),
            version=save.version,
            begun=before.begun if before else save.stamp,
            last=save.stamp,
            author=before.author if before and _only_carried(save) else save.author,
            said={**(before.said if before else {}), **save.given},
        )
    return tuple(one for one in sorted(found.values(), key=lambda one: one.begun) if one.said)


def _saves(by: By, case: FileId) -> Iterator[tuple[str, PastSave]]:
    read = journal.read_file(by, case, page="form history", limit=_LONGEST_HISTORY)
    values: Values = {}
    find = binder(by)
    for entry in reversed(read.entries):
        if entry.body is None:
            continue
        if entry.body.filling:
            yield entry.body.filling, _save(entry, UUID(entry.body.filling), values, find)
        for change in entry.body.changes:
            values[entry.header.section, change.field, entry.header.stamp] = change.value


def _save(entry: OpenedEntry, filling: UUID, values: Values, find: Finder) -> PastSave:
    header, body = entry.header, entry.body
    given: dict[str, Any] = {}
    before: dict[str, tuple[Any, ...]] = {}
    sources: dict[str, Source] = {}
    bindings = find(UUID(body.form)) if body and body.form else Bindings(header.section)
    for change in body.changes if body else ():
        old = _stood(values, header.section, change)
        for path, value, past in _told(bindings, header.section, change, old, answer_field(filling, "")):
            given[path], before[path] = value, past
            if change.source and change.source in entry.sources:
                sources[path] = entry.sources[change.source]
    told_by = body.told_by if body else ""
    third_party = body is not None and Flag.THIRD_PARTY in body.flags
    version = UUID(body.form) if body and body.form else None
    return PastSave(header.author, header.agency, header.stamp, given, before, version, third_party, told_by, sources)


def _only_carried(save: PastSave) -> bool:
    """Tell whether a save says nothing new: all of it was said before, elsewhere."""
    return all(path in save.sources for path, value in save.given.items() if value is not None)


def _told(
    bindings: Bindings, section: Section, change: Change, old: tuple[Any, ...], start: str
) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """Go through the paths of a form that a change answers: each with the answer, and those it replaced."""
    own = change.field.removeprefix(start)
    cell = split_cell(change.field)
    if own != change.field:
        if not own.startswith("#") and not (change.value is None and spot_of(bindings, own)):
            yield own, change.value, old
    elif change.field.startswith(f"{CLOSED}/"):
        for path, _place in paths_of(bindings, section, change.field.split("/")[1]):
            yield path, {CLOSED: True}, ()
    elif cell is not None and cell.part in {RANK, TAKEN_AWAY}:
        for path, _place in paths_of(bindings, section, change.field):
            yield path, GONE if cell.part == TAKEN_AWAY else HERE, ()
    else:
        for path, place in paths_of(bindings, section, change.field):
            value, past = form_value(place, change.value), tuple(form_value(place, each) for each in old)
            if value is not None or any(each is not None for each in past):
                yield path, value, tuple(each for each in past if each is not None)


def _stood(values: Mapping[tuple[Section, str, Stamp], Any], section: Section, change: Change) -> tuple[Any, ...]:
    found = (values.get((section, change.field, stamp)) for stamp in change.base)
    return tuple(value for value in found if value is not None)
