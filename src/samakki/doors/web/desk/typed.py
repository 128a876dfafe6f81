"""What somebody typed or chose in the fields of a page, told apart from what stood there when they looked."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypedDict

from django.core.exceptions import BadRequest
from django.http import QueryDict

from samakki.cases.actions import Told
from samakki.cases.words import TEXT_LIMIT
from samakki.doors.web.desk.choices import code_typed
from samakki.kernel.clocks import Stamp
from samakki.sections.words import Field, FieldType, Listed

MONEY: Final = ("amount", "currency", "per", "date")


class Teller(TypedDict):
    """Who told what is written, where it was not the person."""

    third_party: bool
    told_by: str


def changed(fields: Sequence[Field], posted: QueryDict) -> dict[str, Told]:
    """Pick the fields that somebody changed from what they saw, each with the stamps of what they saw."""
    found = {}
    for field in fields:
        name = field.name
        if f"was-{name}" not in posted:
            continue
        said, missing = typed(field, posted), posted.get(f"missing-{name}", "")
        seen = _seen(posted.get(f"was-{name}", ""))
        if (missing, _told(field, said)) != (seen[0], _told(field, [_plain(text) for text in seen[1:]])):
            found[name] = Told(said, _missing(said, missing, seen), stamps(posted.get(f"base-{name}", "")))
    return found


def typed(field: Field, posted: QueryDict) -> list[str]:
    """Read what was typed for a field; words of a long list become its codes."""
    said = [_plain(text) for text in posted.getlist(f"f-{field.name}")]
    if field.type is FieldType.MONEY and len(said) > 1:
        said[1] = code_typed(Listed.CURRENCIES, said[1])
    if field.listed:
        said = list(dict.fromkeys(code_typed(field.listed, text) for text in said))
    return said


def teller(posted: QueryDict) -> Teller:
    """Read whether somebody else than the person told it, and who."""
    return {"third_party": "third-party" in posted, "told_by": posted.get("told-by", "")[:TEXT_LIMIT]}


def stamps(text: str) -> tuple[Stamp, ...]:
    """Read the stamps of the values that somebody saw; raises BadRequest on anything else."""
    try:
        return tuple(Stamp.parse(part) for part in text.split(",") if part)
    except ValueError:
        message = "not the stamps of a page of ours"
        raise BadRequest(message) from None


def raw(value: Any) -> tuple[list[str], str]:
    """Take a value apart into what inputs hold: texts, and the kind of missing."""
    if value is None:
        return [], ""
    if isinstance(value, Mapping):
        if "missing" in value:
            return [], str(value["missing"])
        return [str(value.get(part) or "") for part in MONEY], ""
    if isinstance(value, list):
        return [str(part) for part in value], ""
    return [str(value)], ""


def _told(field: Field, said: Sequence[str]) -> list[str]:
    """Give what is compared: money by its places, and a currency or a period alone says nothing."""
    if field.type is not FieldType.MONEY:
        return [text for text in said if text]
    amount, currency, per, day = (*said, "", "", "", "")[: len(MONEY)]
    return [amount, currency, per, day] if amount or day else []


def _missing(said: Sequence[str], missing: str, seen: Sequence[str]) -> str:
    """Somebody who types an answer means the answer, although "not known" still stands beside it."""
    answered = any(said) and missing == seen[0]
    return "" if answered else missing


def _seen(text: str) -> list[str]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not found or not all(isinstance(part, str) for part in found):
        message = "not what a page of ours carries"
        raise BadRequest(message)
    return found


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
