"""What an edition tells otherwise than an earlier one, cell by cell: nothing is revised in silence."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from samakki.kernel.told import ToldWrongError
from samakki.tables.editions.planned import Measure, Plan, Standing, Status
from samakki.tables.editions.words import Change, Edition, Figure, Revision

SHAPE: Final = "samakki-edition-1"
_ABSENT: Final = ""
_STRANGE: Final = "this is no machine file of an earlier edition"


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
        "plan": {measure.name: _stood(measure) for measure in (edition.plan.measures if edition.plan else ())},
    }


def revised(edition: Edition) -> Edition:
    """Give the edition with what changed since each one that it follows, the newest first; what those told is kept.

    Raises ToldWrongError for a file that is no machine file of an edition, and for a change that nobody explains.
    """
    told = sorted((_opened(place) for place in edition.earlier), key=lambda each: str(each["on"]))
    found: dict[str, tuple[Revision, ...]] = {}
    for figure in edition.figures:
        known = [each for each in told if figure.name in each["figures"]]
        if not known:
            continue
        last = known[-1]
        before = tuple(_kept(each) for each in last["revisions"].get(figure.name, ()))
        changes = _changes(_cells(figure), last["figures"][figure.name])
        if changes and not figure.why:
            raise ToldWrongError(
                figure.name,
                f"{len(changes)} cells are told otherwise than in {last['edition']}; say why (`why:`), as "
                f"{changes[0].row} / {changes[0].column}: {changes[0].was or 'nothing'}, now {changes[0].now}",
            )
        new = (Revision(last["edition"], edition.dated, changes, figure.why),) if changes else ()
        if new or before:
            found[figure.name] = new + before
    return replace(edition, revisions=found, plan=_with_earlier(edition.plan, told))


def _stood(measure: Measure) -> list[str]:
    return [measure.standing.status, measure.standing.dated.isoformat()]


def _with_earlier(plan: Plan | None, told: Sequence[Mapping[str, Any]]) -> Plan | None:
    """Let each measure that the plan still has know how it stood in earlier editions, the newest first."""
    if plan is None:
        return None
    known = [(each["edition"], each.get("plan", {})) for each in reversed(told)]
    return replace(
        plan,
        measures=tuple(
            replace(
                each, earlier=tuple(_standing(stood[each.name], since) for since, stood in known if each.name in stood)
            )
            for each in plan.measures
        ),
    )


def _standing(told: Sequence[str], since: str) -> Standing:
    try:
        status, dated = told
        return Standing(Status(status), date.fromisoformat(dated), since=since)
    except ValueError as error:
        raise ToldWrongError(since, _STRANGE) from error


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
    except (OSError, ValueError) as error:
        raise ToldWrongError(place.name, _STRANGE) from error
    if not isinstance(found, dict) or found.get("shape") != SHAPE:
        raise ToldWrongError(place.name, _STRANGE)
    return found


def _kept(told: Mapping[str, Any]) -> Revision:
    return Revision(
        told["since"], date.fromisoformat(told["on"]), tuple(Change(*each) for each in told["changes"]), told["why"]
    )
