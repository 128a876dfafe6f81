"""A receipt as data: the fields of ISO/IEC TS 27560:2023, in its four parts: header, processing, parties, events."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from samakki.cases.words import ReceiptRead
from samakki.consent.words import Ground, GroundKind, RecipientKind
from samakki.sections.words import RECORD, Section

SCHEMA: Final = "ISO/IEC TS 27560:2023 (Samakki 1)"
_SPECIAL: Final = frozenset({Section.EXPERIENCE, Section.HEALTH, Section.PSYCHOSOCIAL, Section.LEGAL})
_STATES: Final = {
    "given": "consent given",
    "refused": "consent refused",
    "later": "consent requested",
    "withdrawn": "consent withdrawn",
}
_RIGHTS: Final = ("withdrawal", "access", "rectification", "erasure", "restriction", "objection", "complaint")


def receipt_fields(read: ReceiptRead, jurisdiction: str, now: datetime) -> dict[str, Any]:
    """Give a receipt with the standard's field names; no name of the person is in it.

    `jurisdiction` is a country's code, empty where the agency has chosen no country's rules.
    """
    record = str(read.ground.id) if read.ground else f"{read.case}/{read.line.row}"
    events = list(_events(read, now))
    return {
        "schema_version": SCHEMA,
        "receipt_id": f"{record}/{len(events)}",
        "record_id": record,
        "pii_principal_id": str(read.case),
        "pii_processing": _processing(read, jurisdiction),
        "party_identification": list(_parties(read)),
        "event": events,
    }


def _processing(read: ReceiptRead, jurisdiction: str) -> dict[str, Any]:
    line, text = read.line, read.text
    notice = {
        "title": text.title if text else "",
        "version": f"{text.name} {text.version}" if text else "",
        "language": text.language if text else "",
        "hash": f"sha256:{text.hash}" if text else "",
    }
    return {
        "privacy_notice": notice,
        "language": line.words("language"),
        "purposes": list(_purposes(read)),
        "collection_method": "told by the person, written down by staff",
        "processing_method": "sealed storage; keys are given to the recipient while the consent holds",
        "storage_locations": [str(read.owner)],
        "retention_period": _moment(read.ground.terms.until) if read.ground else line.words("until"),
        "processing_locations": [str(read.owner)],
        "geographic_restrictions": [],
        "service": line.words("area") or line.words("what"),
        "jurisdiction": jurisdiction or "not stated",
        "withdrawal_method": "by word of mouth or in writing to any member of staff of the controller, on any day",
        "privacy_rights": list(_RIGHTS),
    }


def _purposes(read: ReceiptRead) -> Iterator[dict[str, Any]]:
    terms = read.ground.terms if read.ground else None
    uses = sorted(use.value for use in terms.uses) if terms else [read.line.words("about")]
    for use in uses:
        yield {
            "purpose": use,
            "purpose_type": read.line.words("about"),
            "lawful_basis": GroundKind.CONSENT.value,
            "pii_information": list(_information(read.ground)),
            "pii_controllers": [str(read.owner)],
            "recipient_third_parties": [terms.recipient.named] if terms else [],
        }


def _information(ground: Ground | None) -> Iterator[dict[str, Any]]:
    if ground is None:
        return
    told = [(section, f"section:{section.value}") for section in sorted(ground.terms.sections)]
    told += [(section, f"entry:{entry}") for section, entry in sorted(ground.terms.entries)]
    for section, attribute in told:
        yield {
            "pii_type": RECORD[section].label,
            "pii_attribute_id": attribute,
            "pii_optional": True,
            "sensitive_pii_category": True,
            "special_pii_category": section in _SPECIAL,
        }


def _parties(read: ReceiptRead) -> Iterator[dict[str, str]]:
    owner = str(read.owner)
    yield {"party_id": owner, "party_name": read.agencies.get(owner, ""), "party_role": "PII controller"}
    if read.ground:
        named = read.ground.terms.recipient
        told = {"party_id": named.named, "party_name": read.line.words("recipient") or named.named}
        yield told | {"party_role": "third party", "party_type": named.kind.value}
        if named.kind is RecipientKind.KIND:
            for agency in sorted({str(share.agency) for share in read.shares}):
                name = read.agencies.get(agency, "")
                yield {"party_id": agency, "party_name": name, "party_role": "third party"}


def _events(read: ReceiptRead, now: datetime) -> Iterator[dict[str, str]]:
    line, ground = read.line, read.ground
    answer = line.words("answer")
    first = "given" if answer in {"given", "withdrawn"} else answer
    until = _moment(ground.terms.until) if ground else line.words("until")
    yield {
        "event_time": _moment(ground.made_at) if ground else line.words("asked_on"),
        "event_type": line.words("how") or "spoken",
        "event_state": _STATES.get(first, "consent unknown"),
        "entity_id": str(read.case),
        "validity_duration": until,
    }
    if answer == "withdrawn":
        ended = _moment(ground.ended_at) if ground and ground.ended_at else line.words("ended_on")
        yield {
            "event_time": ended,
            "event_type": "withdrawal",
            "event_state": _STATES["withdrawn"],
            "entity_id": str(read.case),
        }
    elif ground and (ground.ended_at or ground.terms.until <= now):
        over = ground.ended_at or ground.terms.until
        state = "consent expired" if over >= ground.terms.until else "consent terminated"
        yield {
            "event_time": _moment(min(over, ground.terms.until)),
            "event_type": ground.ended_why.value if ground.ended_why else "expired",
            "event_state": state,
            "entity_id": str(read.owner),
        }


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
