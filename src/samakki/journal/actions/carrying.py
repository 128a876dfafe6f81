"""Sources: the entries in which something was said that other entries only carry over."""

from collections.abc import Iterable, Mapping

from samakki.journal.models import Entry, File
from samakki.journal.words import Change, NoSuchEntryError, Source
from samakki.kernel.ids import AgencyId, EntryId, FileId


def sources_of(changes: Iterable[Change]) -> Mapping[EntryId, Source]:
    """Tell by whom and when something was said that was carried over; of an entry that is not here nothing is told."""
    named = _named(changes)
    return {EntryId(row.id): row.header().source for row in Entry.objects.filter(pk__in=named)} if named else {}


def sources_for(file: FileId, owner: AgencyId, changes: Iterable[Change]) -> Mapping[EntryId, Source]:
    """Find the entries from which something is carried into a file: its own, or those of another file of its owner.

    Raises NoSuchEntryError, so that nobody writes in the name of somebody who said nothing.
    """
    named = _named(changes)
    rows = list(Entry.objects.filter(pk__in=named)) if named else []
    others = {row.file_id for row in rows} - {file}
    if len(rows) != len(named) or (others and set(File.owners(others).values()) != {owner}):
        message = "what is carried over names an entry in which it was said"
        raise NoSuchEntryError(message)
    return {EntryId(row.id): row.header().source for row in rows}


def _named(changes: Iterable[Change]) -> set[EntryId]:
    return {change.source for change in changes if change.source}
