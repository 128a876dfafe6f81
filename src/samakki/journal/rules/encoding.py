"""How bodies and section states are written as bytes before they are sealed, and read again."""

from typing import Any
from uuid import UUID

from samakki.journal.words import (
    Attached,
    Body,
    Change,
    Flag,
    Head,
    Heads,
    Kind,
    MalformedBodyError,
    SectionState,
    Source,
)
from samakki.kernel.canon import canonical, parse
from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import AgencyId, AttachmentId, EntryId, MemberId

Sources = dict[tuple[str, ...], Source]


def check_body(body: Body) -> None:
    """Refuse an entry that says nothing or changes a field twice; raises MalformedBodyError."""
    names = [change.field for change in body.changes]
    if not (body.note.strip() or names or body.attachments or body.filling):
        message = "an entry says something: a note, a change, a form or an attachment"
        raise MalformedBodyError(message)
    if len(set(names)) != len(names):
        message = "an entry changes each field once"
        raise MalformedBodyError(message)


def write_body(body: Body) -> bytes:
    """Write a body as canonical JSON; raises MalformedBodyError for a value that has no canonical form."""
    written: dict[str, Any] = {
        "kind": body.kind,
        "note": body.note,
        "changes": [_write_change(change) for change in body.changes],
        "form": body.form,
        "filling": body.filling,
        "flags": sorted(body.flags),
        "attachments": [one.hex for one in body.attachments],
        "told_by": body.told_by,
    }
    try:
        return canonical({name: value for name, value in written.items() if value})
    except (TypeError, ValueError) as reason:
        raise MalformedBodyError(str(reason)) from reason


def read_body(data: bytes) -> Body:
    """Read what `write_body` wrote."""
    told = parse(data)
    return Body(
        kind=Kind(told["kind"]),
        note=told.get("note", ""),
        changes=tuple(_read_change(*change) for change in told.get("changes", ())),
        form=told.get("form", ""),
        filling=told.get("filling", ""),
        flags=frozenset(Flag(flag) for flag in told.get("flags", ())),
        attachments=tuple(AttachmentId(UUID(one)) for one in told.get("attachments", ())),
        told_by=told.get("told_by", ""),
    )


def write_section(fields: SectionState) -> bytes:
    """Write what a section says as canonical JSON."""
    return canonical({name: _write_heads(heads) for name, heads in fields.items()})


def read_section(data: bytes) -> SectionState:
    """Read what `write_section` wrote."""
    known: Sources = {}
    return {name: _read_heads(heads, known) for name, heads in parse(data).items()}


def write_label(about: Attached) -> bytes:
    """Write an attachment's own name, its type and its length."""
    return canonical({"name": about.name, "media_type": about.media_type, "size": about.size})


def read_label(attachment: AttachmentId, data: bytes) -> Attached:
    """Read what `write_label` wrote."""
    told = parse(data)
    return Attached(attachment, told["name"], told["media_type"], told["size"])


def _write_change(change: Change) -> list[Any]:
    """Write a change; a fourth part, the entry it is carried over from, stands only where it is."""
    written = [change.field, change.value, [str(stamp) for stamp in change.base]]
    return [*written, change.source.hex] if change.source else written


def _read_change(name: str, value: Any, base: list[str], *source: str) -> Change:
    (entry,) = (EntryId(UUID(one)) for one in source) if source else (None,)
    return Change(name, value, tuple(Stamp.parse(stamp) for stamp in base), entry)


def _write_heads(heads: Heads) -> list[Any]:
    return [[_write_head(head) for head in heads.heads], sorted(str(stamp) for stamp in heads.awaited)]


def _write_head(head: Head) -> list[Any]:
    """Write a value and its origin: who told it only where it was not the person, its source only where carried."""
    written: list[Any] = [head.value, *_write_origin(head)]
    told = head.told_by if head.third_party else None
    if head.source:
        return [*written, told, _write_origin(head.source)]
    return written if told is None else [*written, told]


def _write_origin(one: Head | Source) -> list[str]:
    return [str(one.stamp), one.author.hex, one.agency.hex, one.entry.hex]


def _read_heads(told: list[Any], known: Sources) -> Heads:
    standing, awaited = told
    return Heads(
        tuple(_read_head(known, *head) for head in standing), frozenset(Stamp.parse(stamp) for stamp in awaited)
    )


def _read_head(known: Sources, value: Any, *told: Any) -> Head:
    origin, (told_by, source) = told[:4], (*told[4:], None, None)[:2]
    first = _read_source(known, *source) if source else None
    one = _read_source(known, *origin)
    return Head(value, one.stamp, one.author, one.agency, one.entry, told_by is not None, told_by or "", first)


def _read_source(known: Sources, *told: str) -> Source:
    """Read where a value comes from; most values of a section come from few entries, so each is read once."""
    found = known.get(told)
    if found is None:
        stamp, author, agency, entry = told
        found = Source(EntryId(UUID(entry)), MemberId(UUID(author)), AgencyId(UUID(agency)), Stamp.parse(stamp))
        known[told] = found
    return found
