"""What of a case stands in clear, so that reminders work without a key: which step, since when; never what or why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Final

from samakki.cases.words import days_in, standing_rows
from samakki.journal.words import Heads

_CLOSED: Final = frozenset({"closed", "closed_referred"})
_SKIPPED: Final = "skipped"
_NOT_REACHED: Final = "not_reached"


@dataclass(frozen=True, slots=True)
class Noted:
    """What stands in clear of a case's administration; a day is None while it is not known."""

    step: str
    step_since: date | None
    last_contact_on: date | None
    planned_on: date | None
    closed_on: date | None


def noted_in(fields: Mapping[str, Heads], zone: tzinfo) -> Noted:
    """Read off a case's administration what stands in clear of it; `zone` is where the days are counted."""
    step = _code(fields, "step")
    return Noted(step, _since(fields, step), _last_contact(fields), _planned(fields, zone), _closed(fields, zone))


def _since(fields: Mapping[str, Heads], step: str) -> date | None:
    """Tell the last day on which the case came to its step."""
    rows = (row for row in standing_rows(fields, "steps") if row.code("step") == step and row.code("how") != _SKIPPED)
    return max((day for row in rows for day in days_in(row.heads("day"))), default=None) if step else None


def _last_contact(fields: Mapping[str, Heads]) -> date | None:
    rows = (row for row in standing_rows(fields, "follow_ups") if row.code("way") != _NOT_REACHED)
    return max((day for row in rows for day in days_in(row.heads("date"))), default=None)


def _planned(fields: Mapping[str, Heads], zone: tzinfo) -> date | None:
    """Tell when the first line of the plan that stands was written."""
    heads = (head for row in standing_rows(fields, "plan") for part in row.parts.values() for head in part.heads)
    first = min((head.stamp for head in heads), default=None)
    return first.moment().astimezone(zone).date() if first else None


def _closed(fields: Mapping[str, Heads], zone: tzinfo) -> date | None:
    state, days = _code(fields, "status"), days_in(fields.get("closed_on", Heads()))
    if state and state not in _CLOSED:
        return None
    if days:
        return max(days)
    return fields["status"].heads[0].stamp.moment().astimezone(zone).date() if state else None


def _code(fields: Mapping[str, Heads], name: str) -> str:
    value = fields.get(name, Heads()).value
    return value if isinstance(value, str) else ""
