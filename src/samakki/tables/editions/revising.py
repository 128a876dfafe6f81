"""What an edition tells otherwise than an earlier one, cell by cell: nothing is revised in silence."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from samakki.tables.editions.words import Change, Edition, Figure, Revision, Texts, refuse

SHAPE: Final = "samakki-edition-1"
_ABSENT: Final = ""


def machine_file(edition: Edition) -> dict[str, Any]:
    """Give what later editions are compared to: every cell of every figure, as printed, and the revisions so far."""
    return {
        "shape": SHAPE,
        "edition": edition.name,
        "on": edition.dated.isoformat(),
        "figures": {figure.name: _cells(figure) for figure in edition.figures},
        "revisions": {
            name: [
                {
                    "since": each.since,
                    "on": each.dated.isoformat(),
                    "why": dict(each.why),
                    "changes": [[one.row, one.column, one.was, one.now] for one in each.changes],
                }
                for each in revisions
            ]
            for name, revisions in edition.revisions.items()
        },
    }


def revised(edition: Edition, earlier: Sequence[Path], why: Mapping[str, Texts]) -> Edition:
    """Give the edition with what changed since each earlier one, the newest first; what those told is kept.

    Raises EditionRefusedError for a file that is no machine file of an edition, and for a change that nobody explains.
    """
    told = sorted((_opened(place) for place in earlier), key=lambda each: str(each["on"]))
    found: dict[str, tuple[Revision, ...]] = {}
    for figure in edition.figures:
        known = [each for each in told if figure.name in each["figures"]]
        if not known:
            continue
        last = known[-1]
        before = tuple(_kept(each) for each in last["revisions"].get(figure.name, ()))
        changes = _changes(_cells(figure), last["figures"][figure.name])
        if changes and figure.name not in why:
            refuse(
                figure.name,
                f"{len(changes)} cells are told otherwise than in {last['edition']}; say why (`why:`), as "
                f"{changes[0].row} / {changes[0].column}: {changes[0].was or 'nothing'}, now {changes[0].now}",
            )
        new = (Revision(last["edition"], edition.dated, changes, why[figure.name]),) if changes else ()
        if new or before:
            found[figure.name] = new + before
    return replace(edition, revisions=found)


def _cells(figure: Figure) -> list[list[str]]:
    """Give each cell with its two names; of lines with one name, the second is called by its number."""
    found, met = [], dict[str, int]()
    for row in figure.rows:
        met[row.label] = met.get(row.label, 0) + 1
        label = row.label if met[row.label] == 1 else f"{row.label} ({met[row.label]})"
        found += [[label, column, each.printed] for column, each in zip(figure.columns, row.cells, strict=True)]
    return found


def _changes(now: Sequence[Sequence[str]], was: Sequence[Sequence[str]]) -> tuple[Change, ...]:
    before = {(row, column): printed for row, column, printed in was}
    after = {(row, column): printed for row, column, printed in now}
    return tuple(
        Change(*place, before.get(place, _ABSENT), after.get(place, _ABSENT))
        for place in dict.fromkeys([*after, *before])
        if before.get(place, _ABSENT) != after.get(place, _ABSENT)
    )


def _opened(place: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        refuse(str(place.name), "this is no machine file of an earlier edition")
    if not isinstance(found, dict) or found.get("shape") != SHAPE:
        refuse(str(place.name), "this is no machine file of an earlier edition")
    return found


def _kept(told: Mapping[str, Any]) -> Revision:
    return Revision(
        told["since"], date.fromisoformat(told["on"]), tuple(Change(*each) for each in told["changes"]), told["why"]
    )
