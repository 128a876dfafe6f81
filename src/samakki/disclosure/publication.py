"""Publish tables that give nobody away: CSV, machine file and a report, whole or not at all."""

import csv
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

from samakki.disclosure.attack import Flags
from samakki.disclosure.counting import count
from samakki.disclosure.hiding import CannotProtectError, Rule
from samakki.disclosure.linear import Ints
from samakki.disclosure.linked import Key, Linked, Tree, link
from samakki.disclosure.protecting import Earlier, open_already, protect, with_earlier
from samakki.disclosure.published import read_published
from samakki.disclosure.specification import (
    SUPPRESSION,
    TOTAL,
    RefusedSpecificationError,
    Specification,
    read_source,
    trees,
)

MARK: Final = "c"
NAMED: Final = 5


def publish(spec: Specification, out: Path) -> dict[str, Any]:
    """Write a publication into the new folder `out`, and give its report.

    Raises `RefusedSpecificationError`, `UnreadableError` for an earlier release; then nothing was written.
    """
    if out.exists():
        message = f"{out} is there already: a release is not written over"
        raise RefusedSpecificationError(message)
    columns, persons = read_source(spec)
    by_name = trees(spec, columns)
    tables = [[by_name[name] for name in names] for names in spec.tables.values()]
    linked = link(tables)
    counts = count(linked, tables, columns, None if persons is None else np.asarray(persons, dtype=np.int64))
    hidden = _hidden(spec, linked, counts)
    told = report(spec, linked, hidden)
    out.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        _write(spec, by_name, linked, counts, hidden, making)
        (making / "report.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
        (making / "report.md").write_text(in_words(told), "utf-8")
        making.chmod(0o755)
        os.rename(making, out)  # noqa: PTH104 -- Path.rename gives a path that nobody needs
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return told


def _hidden(spec: Specification, linked: Linked, counts: Ints) -> Flags:
    releases = tuple(
        Earlier(read_published(each.folder).shown(), each.same_persons, each.only_grew) for each in spec.earlier
    )
    rule = Rule(spec.threshold, spec.zeros_shown)
    gone = open_already(linked, counts, rule, releases)
    if gone:
        message = f"an earlier release shows small cells, which nothing hides any more: {_named(gone)}"
        raise RefusedSpecificationError(message)
    of = with_earlier(linked, counts, rule, releases)
    try:
        return protect(of)
    except CannotProtectError as wrong:
        cells = _named([linked.keys[cell] for cell in wrong.cells])
        message = f"nothing that could be hidden protects {cells}: publish fewer breakdowns or larger groups"
        raise RefusedSpecificationError(message) from None


def _named(keys: list[Key]) -> str:
    words = [", ".join(f"{name} {code}" for name, code in key) or TOTAL for key in keys]
    return "; ".join(words[:NAMED]) + (f"; and {len(words) - NAMED} more" if len(words) > NAMED else "")


def report(spec: Specification, linked: Linked, hidden: Flags) -> dict[str, Any]:
    """Say what was hidden and what that costs in cells: how many persons are in them would help to work them out."""
    tables: Mapping[str, Any] = {
        name: {"cells": len(cells), "hidden": int(hidden[cells].sum())}
        for name, cells in zip(spec.tables, linked.tables, strict=True)
    }
    return {
        "title": spec.title,
        "unit": spec.unit,
        "as_of": spec.as_of,
        "method": SUPPRESSION,
        "threshold": spec.threshold,
        "zeros": "shown" if spec.zeros_shown else "hidden",
        "known_missing": spec.known_missing,
        "cells": linked.size,
        "hidden": int(hidden.sum()),
        "tables": tables,
        "attacked": "every hidden cell, over all tables together: none can be worked out more narrowly than its rule",
    }


def in_words(told: Mapping[str, Any]) -> str:
    """Write the report for people."""
    lines = [
        f"# {told['title']}: what was protected",
        "",
        f"Unit: {told['unit']}. As of {told['as_of']}. Hidden cells are marked `{MARK}`.",
        f"Counts of 1 to {told['threshold'] - 1} are hidden, and others without which they could be worked out.",
        f"Zeros are {told['zeros']}. Known to be missing: {told['known_missing'] or 'nothing was stated'}.",
        "",
        f"{told['hidden']} of {told['cells']} cells are hidden.",
        "",
        "| table | cells | hidden |",
        "|---|---:|---:|",
    ]
    for name, of in told["tables"].items():
        lines.append(f"| {name} | {of['cells']} | {of['hidden']} |")
    return "\n".join([*lines, "", f"Attacked: {told['attacked']}.", ""])


def _write(  # noqa: PLR0913, PLR0917 -- a whole publication
    spec: Specification, by_name: Mapping[str, Tree], linked: Linked, counts: Ints, hidden: Flags, folder: Path
) -> None:
    resources = []
    for (name, breakdowns), cells in zip(spec.tables.items(), linked.tables, strict=True):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow([*breakdowns, "count"])
            for cell in cells.tolist():
                codes = dict(linked.keys[cell])
                said = MARK if hidden[cell] else str(counts[cell])
                writer.writerow([*(codes.get(each, TOTAL) for each in breakdowns), said])
        fields = [*({"name": each, "type": "string"} for each in breakdowns), {"name": "count", "type": "integer"}]
        schema = {"fields": fields, "missingValues": [MARK]}
        resources.append({"name": name, "path": f"{name}.csv", "schema": schema})
    described = {
        "title": spec.title,
        "resources": resources,
        "samakki": {
            "unit": spec.unit,
            "as_of": spec.as_of,
            "method": SUPPRESSION,
            "threshold": spec.threshold,
            "zeros": "shown" if spec.zeros_shown else "hidden",
            "known_missing": spec.known_missing,
            "breakdowns": {name: dict(tree.parents) for name, tree in by_name.items()},
        },
    }
    (folder / "datapackage.json").write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", "utf-8")
