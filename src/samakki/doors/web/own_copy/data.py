"""The person's own copy as data that another system can read: codes as they are kept, labels beside them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from django.utils.translation import gettext

from samakki.assistance.words import Due
from samakki.cases.words import CopiedEntry, FieldShown, FillingShown, OwnCopy, RowShown
from samakki.consent.words import Ground
from samakki.shelter.words import Stay

FORMAT: Final = "samakki own copy 1"


def copy_data(copy: OwnCopy, language: str, dues: Iterable[Due] = (), stays: Iterable[Stay] = ()) -> dict[str, Any]:
    """Give the whole copy, with what was due and where somebody stayed; `language` is that of its labels."""
    return {
        "format": FORMAT,
        "made_at": _moment(copy.made_at),
        "language": language,
        "case": str(copy.row.case),
        "agency": str(copy.owner),
        "sections": {
            shown.words.section.value: {
                "label": gettext(shown.words.label),
                "fields": {one.field.name: _field(one) for one in shown.known},
            }
            for shown in copy.sections
            if shown.known
        },
        "forms": [_form(one) for one in copy.fillings],
        "entries": [_entry(one) for one in copy.entries],
        "left_out": [
            {"section": section.value, "why": why.value, "values": number}
            for (section, why), number in copy.left_out.items()
        ],
        "shared": [_ground(one) for one in copy.grounds],
        "read_by": [
            {
                "at": _moment(one.moment),
                "agency": str(one.agency),
                "page": one.page,
                "purpose": one.purpose,
                "sections": [section.value for section in one.sections],
            }
            for one in copy.readings
        ],
        "due": [{"kind": due.kind.value, "on": due.on.isoformat(), "state": due.state.value} for due in dues],
        "stays": [
            {"since": _moment(stay.since), "until": _moment(stay.until) if stay.until else None} for stay in stays
        ],
        "other_files": [str(one.case) for one in copy.joined],
        "kept_without_a_seal": dict(copy.clear),
    }


def _field(one: FieldShown) -> dict[str, Any]:
    told: dict[str, Any] = {"label": gettext(one.field.label)}
    if one.heads.heads:
        told["values"] = [{"value": head.value, "at": _moment(head.stamp.moment())} for head in one.heads.heads]
    if one.standing:
        told["rows"] = [_row(row) for row in one.standing]
    return told


def _row(row: RowShown) -> dict[str, Any]:
    return {part.field.name: _field(part) for part in row.known}


def _form(one: FillingShown) -> dict[str, Any]:
    return {"version": str(one.version), "filling": str(one.filling), "answers": dict(one.answers)}


def _entry(one: CopiedEntry) -> dict[str, Any]:
    told: dict[str, Any] = {
        "at": _moment(one.moment),
        "section": one.section.value,
        "agency": str(one.agency),
        "closed": one.closed,
        "taken_back": one.taken_back,
    }
    if one.kept_back:
        return told | {"left_out": one.kept_back.value}
    return told | {
        "kind": one.kind.value,
        "text": one.text,
        "changes": [{"field": change.field, "value": change.value} for change in one.changes],
        "attachments": [
            {"name": each.name, "type": each.media_type, "bytes": each.size, "id": str(each.id)}
            for each in one.attachments
        ],
    }


def _ground(one: Ground) -> dict[str, Any]:
    return {
        "ground": one.kind.value,
        "recipient": {"kind": one.terms.recipient.kind.value, "named": one.terms.recipient.named},
        "sections": sorted(section.value for section in one.terms.sections),
        "uses": sorted(use.value for use in one.terms.uses),
        "since": _moment(one.terms.since),
        "until": _moment(one.terms.until),
        "ended_at": _moment(one.ended_at) if one.ended_at else None,
    }


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds")
