"""Decisions by Cedar: the policies are read and checked once, each distinct question is asked once a request."""

import json
from pathlib import Path
from typing import Final

import cedarpy

from samakki.kernel.deeds import Attributes, By

FOLDER: Final = Path(__file__).resolve().parent.parent / "policies"
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
        found = cedarpy.validate_policies(policies, self._schema)
        if not found.validation_passed:
            raise PoliciesBrokenError("; ".join(str(error) for error in found.errors))

    def __call__(self, by: By, act: str, about: Attributes) -> bool:
        """Decide; what the schema does not know, and anything Cedar remarks on, is a no."""
        question = (act, tuple(sorted((name, _still(value)) for name, value in about.items())))
        verdict = by.verdicts.get(question)
        if verdict is None:
            verdict = by.verdicts[question] = self._decide(by, act, about)
        return verdict

    def _decide(self, by: By, act: str, about: Attributes) -> bool:
        actor: dict[str, str] = {"standing": by.standing.value, "role": by.role}
        if by.agency is not None:
            actor["agency"] = str(by.agency)
        if by.member is not None:
            actor["member"] = str(by.member)
        answer = cedarpy.is_authorized(
            {
                "principal": _ACTOR,
                "action": {"type": f"{_SPACE}::Action", "id": act},
                "resource": _HOUSE,
                "context": dict(about),
            },
            self._set,
            json.dumps([{"uid": _ACTOR, "attrs": actor, "parents": []}]),
            self._schema,
        )
        return answer.allowed and not answer.diagnostics.errors


def _still(value: str | int | bool | list[str]) -> object:  # noqa: FBT001 -- an attribute may be a truth
    return tuple(value) if isinstance(value, list) else (type(value).__name__, value)


def house_policies(folder: Path = FOLDER) -> Policies:
    """Read the policies that lie with the code; raises PoliciesBrokenError."""
    return Policies(f"namespace {_SPACE} {{\n{_read(folder, '*.cedarschema')}}}", _read(folder, "*.cedar"))


def _read(folder: Path, pattern: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern)))
