"""What an entry is made of, whether it is written alone or among many: who told it, what is sealed, header, row."""

from typing import Any

from samakki.journal.actions.asking import who
from samakki.journal.rules.fold import Origin
from samakki.journal.rules.headers import body_hash
from samakki.journal.words import Draft, EntryHeader
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, fresh_id
from samakki.vault.words import Drawer, Plain, Sealed


def origin_of(by: By, draft: Draft) -> Origin:
    """Tell who writes an entry, when, under which id, and whether somebody else than the person told it."""
    author, agency = who(by)
    entry = draft.entry or EntryId(fresh_id(by.clock, by.chance))
    return Origin(by.hybrid.tick(), author, agency, entry).telling(draft.body)


def plain_of(draft: Draft, origin: Origin, body: bytes) -> Plain:
    """Give the body of an entry as it goes to be sealed; closed, or written on a ground, it gets a key of its own."""
    closed = origin.entry if draft.closed else None
    apart = origin.entry if draft.ground is not None and not draft.closed else None
    return Plain(Drawer(draft.file, draft.section), b"entry:" + origin.entry.bytes, body, closed, apart)


def header_of(  # noqa: PLR0913, PLR0917 -- a header is all of this
    by: By, draft: Draft, origin: Origin, body: Sealed, number: int, previous: bytes, attached: bytes
) -> EntryHeader:
    """Give what stands in clear about an entry, bound to the entry before it."""
    return EntryHeader(
        id=origin.entry,
        node=by.node,
        file=draft.file,
        number=number,
        section=draft.section,
        key_version=body.version,
        author=origin.author,
        agency=origin.agency,
        stamp=origin.stamp,
        closed=draft.closed,
        body_hash=body_hash(body.blob),
        attached_hash=attached,
        previous=previous,
        ground=None if draft.ground is None else draft.ground.id,
    )


def row_of(header: EntryHeader, blob: bytes) -> dict[str, Any]:
    """Give an entry as it is stored, by column."""
    return {
        "id": header.id,
        "node": header.node,
        "file_id": header.file,
        "number": header.number,
        "section": header.section.value,
        "key_version": header.key_version,
        "author": header.author,
        "agency": header.agency,
        "stamp": str(header.stamp),
        "closed": header.closed,
        "body_hash": header.body_hash,
        "attached_hash": header.attached_hash,
        "previous": header.previous,
        "ground": header.ground,
        "body": blob,
    }
