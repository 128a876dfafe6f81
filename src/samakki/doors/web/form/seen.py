"""What a page of a form carries along of what its author saw: each answer, and the stamps of where it came from.

A save then writes only what this author changed, and says from which values they started: nobody is overwritten unseen.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from django.core.exceptions import BadRequest

from samakki.instruments.words import Asked, Value, from_stored, to_stored
from samakki.kernel.clocks import Stamp

Bases = Mapping[str, tuple[Stamp, ...]]
Seen = dict[str, tuple[Value, tuple[Stamp, ...]]]
_MOST: Final = 2_000_000


def write_seen(asked: Iterable[Asked], answers: Mapping[str, Value], bases: Bases) -> str:
    """Write what is on this page: of each question its answer in store, and that answer's stamps."""
    told = {
        one.path: [to_stored(answers[one.path]), ",".join(str(stamp) for stamp in bases.get(one.path, ()))]
        if one.path in answers
        else 0
        for one in asked
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read_seen(text: str) -> Seen:
    """Read what `write_seen` wrote; raises BadRequest on anything else."""
    try:
        told = json.loads(text[:_MOST])
        return {path: _one(entry) for path, entry in told.items()}
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        message = "not what a page of ours carries"
        raise BadRequest(message) from error


def _one(entry: object) -> tuple[Value, tuple[Stamp, ...]]:
    if entry == 0:
        return None, ()
    if not isinstance(entry, list) or len(entry) != 2 or not isinstance(entry[1], str):  # noqa: PLR2004 -- value and stamps
        raise TypeError
    value, stamps = entry
    return from_stored(value), tuple(Stamp.parse(part) for part in stamps.split(",") if part)
