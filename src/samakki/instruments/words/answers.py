"""What people answered: values by path, the ways of leaving a question, and how a save names what it changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from samakki.kernel.missing import Missing

FORM: Final = "form"
HERE: Final = "here"
GONE: Final = "gone"


class Unanswered(StrEnum):
    """Why a question has no answer, in the person's or the worker's own word; a blank says nothing at all."""

    UNKNOWN = Missing.UNKNOWN.value
    DECLINED = Missing.DECLINED.value
    NOT_ASKED = Missing.NOT_ASKED.value


Value = str | list[str] | Unanswered | None
Answers = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer as somebody now gives it; `base` holds the stamps of the values that they saw when they did."""

    path: str
    value: Value
    base: tuple[str, ...] = ()


def field_name(filling: UUID, path: str) -> str:
    """Name the field of a case file that holds one answer of one filling: `form/<filling>/<path>`."""
    return f"{FORM}/{filling}/{path}"


def of_filling(filling: UUID, fields: Mapping[str, Any]) -> dict[str, Value]:
    """Pick the answers of one filling out of the fields of a case file."""
    start = field_name(filling, "")
    return {name.removeprefix(start): from_stored(value) for name, value in fields.items() if name.startswith(start)}


def to_stored(value: Value) -> Any:
    """Write an answer as the journal keeps it: text, a list of texts, `{"missing": …}`, or nothing."""
    return {"missing": value.value} if isinstance(value, Unanswered) else value


def from_stored(stored: Any) -> Value:
    """Read what `to_stored` wrote; what is of no known shape is kept as text, so that nothing is lost."""
    if stored is None or isinstance(stored, str):
        return stored
    if isinstance(stored, dict) and stored.get("missing") in set(Unanswered):
        return Unanswered(stored["missing"])
    if isinstance(stored, Sequence) and all(isinstance(part, str) for part in stored):
        return list(stored)
    return str(stored)
