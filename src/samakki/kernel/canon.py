"""One way to write a value as bytes, so that the same value always has the same hash."""

import json
from typing import Any


def canonical(value: Any) -> bytes:
    """Write a JSON value with sorted keys, no spaces, in UTF-8 (the rules of RFC 8785 without floats).

    Raises TypeError on a float, whose text differs between machines, and on what JSON cannot hold.
    """
    _refuse_floats(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def parse(data: bytes) -> Any:
    """Read what `canonical` wrote; raises ValueError on anything that is not JSON, and on half a sign in it."""
    value = json.loads(data)
    if b"\\ud" in data or b"\\uD" in data:  # half a sign, as an escape: nothing of ours has one
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        message = "a float has no canonical form: give a whole number or a decimal as text"
        raise TypeError(message)
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)
