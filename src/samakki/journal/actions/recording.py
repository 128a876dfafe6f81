"""The read log's pen: every page that opens something leaves one record, in the same transaction."""

from collections.abc import Iterable
from uuid import UUID

from samakki.journal.actions.asking import who
from samakki.journal.models import PendingRead, Read, ReadFile, swift
from samakki.journal.rules.headers import read_hash, shown_on
from samakki.kernel.deeds import By
from samakki.kernel.grounds import NO_GROUNDS, Grounds
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import Section


def record(
    by: By,
    purpose: str,
    page: str,
    files: Iterable[tuple[FileId, Iterable[Section]]],
    entry: EntryId | None = None,
    grounds: Grounds = NO_GROUNDS,
) -> UUID:
    """Write down who read which sections of which files, why, on which kind of page and ground; never what they say."""
    member, agency = who(by)
    own = fresh_id(by.clock, by.chance)
    stamp = str(by.hybrid.tick())
    listed = [(file, ",".join(sorted(sections)), _ground(grounds, file)) for file, sections in files]
    fields = (own.hex, by.node.hex, member.hex, agency.hex, stamp, purpose, page, entry.hex if entry else "", by.why)
    digest = read_hash(
        fields, ((file.hex, shown_on(sections, ground.hex if ground else None)) for file, sections, ground in listed)
    )
    swift.insert(
        Read,
        {
            "id": own,
            "node": by.node,
            "member": member,
            "agency": agency,
            "stamp": stamp,
            "purpose": str(purpose),
            "page": page,
            "entry": entry,
            "why": by.why,
            "hash": digest,
        },
    )
    columns = ("read_id", "file_id", "sections", "ground")
    swift.insert_many(ReadFile, columns, [(own, *each) for each in listed])
    swift.insert(PendingRead, {"read": own, "hash": digest})
    return own


def _ground(grounds: Grounds, file: FileId) -> UUID | None:
    shown = grounds.get(file)
    return shown.id if shown else None
