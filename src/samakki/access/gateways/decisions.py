"""Decisions by Cedar: the policies are read and checked once, each distinct question is asked once.

A verdict follows from its question alone, and the policies do not change while a process runs: so it is remembered.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import cedarpy

from samakki.kernel.deeds import Attributes, By

FOLDER: Final = Path(__file__).resolve().parent.parent / "policies"
Actor = tuple[str, str, str | None, str | None]
_Still = tuple[str, Any]
_REMEMBERED: Final = 4096
_SPACE: Final = "Samakki"
_HOUSE: Final = {"type": f"{_SPACE}::House", "id": "this"}
_ACTOR: Final = {"type": f"{_SPACE}::Actor", "id": "this"}


class PoliciesBrokenError(Exception):
    """The policies cannot be read, or do not fit their schema: nothing may start with them."""


class Policies:
    """The rules of who may do what, as one set that was checked against its schema."""

    def __init__(self, schema: str, policies: str) -> None:
        """Read both texts; raises PoliciesBrokenError with what does not fit."""
        try:
            self._schema = cedarpy.Schema.from_str(schema)
            self._set = cedarpy.PolicySet.from_str(policies)
        except ValueError as fault:
            raise PoliciesBrokenError(str(fault)) from fault
        self._remembered = lru_cache(_REMEMBERED)(self._decide)
        found = cedarpy.validate_policies(policies, self._schema)
        if not found.validation_passed:
            raise PoliciesBrokenError("; ".join(str(error) for error in found.errors))

    def __call__(self, by: By, act: str, about: Attributes) -> bool:
        """Decide; what the schema does not know, and anything Cedar remarks on, is a no."""
        question = (act, tuple(sorted((name, _still(value)) for name, value in about.items())))
        verdict = by.verdicts.get(question)
        if verdict is None:
            actor = (by.standing.value, by.role, by.agency and str(by.agency), by.member and str(by.member))
            verdict = by.verdicts[question] = self._remembered(actor, *question)
        return verdict

    def decide_all(self, actor: Actor, questions: Sequence[tuple[str, Attributes]]) -> list[bool]:
        """Decide about several acts of one who acts, each by itself: standing, role, agency and member as text."""
        told = dict(zip(("standing", "role", "agency", "member"), actor, strict=True))
        attributes = {name: value for name, value in told.items() if value is not None}
        answers = cedarpy.is_authorized_batch(
            [
                {
                    "principal": _ACTOR,
                    "action": {"type": f"{_SPACE}::Action", "id": act},
                    "resource": _HOUSE,
                    "context": dict(about),
                }
                for act, about in questions
            ],
            self._set,
            json.dumps([{"uid": _ACTOR, "attrs": attributes, "parents": []}]),
            self._schema,
        )
        return [answer.allowed and not answer.diagnostics.errors for answer in answers]

    def _decide(self, actor: Actor, act: str, about: tuple[tuple[str, _Still], ...]) -> bool:
        said = {name: list(value[1]) if value[0] == "list" else value[1] for name, value in about}
        return self.decide_all(actor, [(act, said)])[0]


def _still(value: str | int | bool | list[str]) -> _Still:  # noqa: FBT001 -- an attribute may be a truth
    return (type(value).__name__, tuple(value) if isinstance(value, list) else value)


def house_policies(folder: Path = FOLDER) -> Policies:
    """Read the policies that lie with the code; raises PoliciesBrokenError."""
    return Policies(f"namespace {_SPACE} {{\n{_read(folder, '*.cedarschema')}}}", _read(folder, "*.cedar"))


def _read(folder: Path, pattern: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern)))
