"""Publish tables that give nobody away: CSV, machine file and a report, whole or not at all."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from samakki.disclosure.attack import Flags, Seen, attack
from samakki.disclosure.budgeted import budgeted, declared, measured, spend
from samakki.disclosure.cellkey import perturbed
from samakki.disclosure.counting import count
from samakki.disclosure.hiding import CannotProtectError, Rule
from samakki.disclosure.keyed import attack_noise, keep, secret_for
from samakki.disclosure.linear import Ints
from samakki.disclosure.linked import Key, Linked, Tree, link
from samakki.disclosure.methods import PRIVATE, ROUNDING, SUPPRESSION
from samakki.disclosure.protecting import Earlier, open_already, protect, with_earlier, with_hidden
from samakki.disclosure.published import MARK, Published, read_published
from samakki.disclosure.reporting import in_words, method_of, report
from samakki.disclosure.rounding import CannotRoundError, rounded, rounded_bounds
from samakki.disclosure.specification import (
    TOTAL,
    RefusedSpecificationError,
    Source,
    Specification,
    few,
    read_source,
    trees,
)
from samakki.kernel.folders import PUBLIC, made_at


@dataclass(frozen=True)
class _Asked:
    """What a specification asks for, with its rows read and its tables linked."""

    spec: Specification
    source: Source
    by_name: Mapping[str, Tree]
    tables: Sequence[Sequence[Tree]]
    linked: Linked
    same: tuple[Published, ...] = ()
    """What was told of the very same persons before."""

    def counts(self) -> Ints:
        """Count the persons, exactly."""
        return self.counted(self.linked, self.tables)

    def counted(self, linked: Linked, tables: Sequence[Sequence[Tree]]) -> Ints:
        """Count the persons into other tables."""
        numbers = None if self.source.numbers is None else np.asarray(self.source.numbers, dtype=np.int64)
        return count(linked, tables, self.source.columns, numbers)

    def joint(self) -> tuple[Linked, Ints]:
        """Link these tables with all that was told of the same persons; raises `RefusedSpecificationError`."""
        crossed = [*self.tables, *(trees for each in self.same for _name, trees in each.tables)]
        for name, code, known in (
            (tree.name, code, tree.parents)
            for one in crossed
            for tree in one
            for code in set(self.source.columns[tree.name])
        ):
            if code not in known:
                message = f"an earlier release has no {name} {code}: it is not of the same persons"
                raise RefusedSpecificationError(message)
        linked = link(crossed)
        counts = self.counted(linked, crossed)
        index = linked.index()
        for each in self.same:
            for key, (low, high) in each.bounds.items():
                if not low <= counts[index[key]] <= high:
                    message = f"an earlier release tells other figures of {named([key])}: it is not of the same persons"
                    raise RefusedSpecificationError(message)
        return linked, counts


@dataclass(frozen=True)
class _Printed:
    """What is printed: a figure for each cell, which are hidden, and how far figures with noise are off."""

    counts: Ints
    hidden: Flags
    scale: float = 0.0


def publish(
    spec: Specification,
    out: Path,
    draw: np.random.Generator,
    begin: bytes | None = None,
    whole: float | None = None,
) -> dict[str, Any]:
    """Write a publication into the new folder `out`, and give its report. Chance comes from `draw`.

    With `begin` the key file of noise by keys is made, of these bytes; with `whole` the ledger of a budget, of this
    epsilon; neither is there before. Raises `RefusedSpecificationError`, `UnreadableError` for an earlier release,
    FileExistsError where something is there already; then nothing was written.
    """
    if out.exists():
        raise FileExistsError(out)
    if whole is not None and spec.method.private is None:
        message = f"only {PRIVATE} has a ledger to open"
        raise RefusedSpecificationError(message)
    secret = secret_for(spec, out, begin)
    same = same_persons(spec)
    source = read_source(spec, {tree.name for each in same for _name, crossed in each.tables for tree in crossed})
    needed = {name for names in spec.tables.values() for name in names}
    by_name = trees(spec, {name: source.columns[name] for name in sorted(needed)})
    tables = [[by_name[name] for name in names] for names in spec.tables.values()]
    asked = _Asked(spec, source, by_name, tables, link(tables), same)
    printed = _printed(asked, secret, draw, whole)
    told = report(spec, asked.linked, printed.hidden, printed.scale)
    with made_at(out, PUBLIC) as making:
        _write(asked, printed, making)
        (making / "report.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
        (making / "report.md").write_text(in_words(told), "utf-8")
        if spec.method.keyed:
            attack_noise(spec, spec.method.keyed, making)
        if spec.method.keyed and begin is not None:
            keep(spec.method.keyed.key_file, begin)
    return told


def _printed(of: _Asked, secret: bytes, draw: np.random.Generator, whole: float | None) -> _Printed:
    """Protect the counts in the way that the specification says."""
    spec, linked, source = of.spec, of.linked, of.source
    none = np.zeros(linked.size, dtype=np.bool_)
    if spec.method.private:
        private = spec.method.private
        declared(spec.source.name, source.columns, of.by_name)
        asked = measured(linked, of.tables, private)
        spend(private, f"{spec.title}, {spec.as_of}", whole)
        return _Printed(budgeted(linked, of.tables, source, asked, private, draw), none, asked.scale)
    if spec.method.keyed:
        most = spec.method.keyed.most
        return _Printed(perturbed(linked, of.tables, source.columns, source.records, secret, most), none)
    if spec.method.name == ROUNDING:
        return _Printed(_rounded(spec, linked, of.counts(), draw), none)
    counts = of.counts()
    return _Printed(counts, _hidden(of, counts))


def same_persons(spec: Specification) -> tuple[Published, ...]:
    """Read what was told of the very same persons, where cells are hidden; raises `UnreadableError`."""
    hides = spec.method.name == SUPPRESSION
    return tuple(read_published(each.folder) for each in spec.earlier if each.same_persons and hides)


def _hidden(of: _Asked, counts: Ints) -> Flags:
    """Choose what is hidden, so that it also is beside all that earlier releases told of the same persons."""
    spec, linked = of.spec, of.linked
    releases = tuple(
        Earlier(read_published(each.folder).shown(), each.same_persons, each.only_grew) for each in spec.earlier
    )
    rule = Rule(spec.threshold, spec.zeros_shown)
    gone = open_already(linked, counts, rule, releases)
    if gone:
        message = f"an earlier release shows small cells, which nothing hides any more: {named(gone)}"
        raise RefusedSpecificationError(message)
    joint, all_counts = of.joint() if of.same else (linked, counts)
    figures = with_hidden(
        with_earlier(joint, all_counts, rule, releases), [each.bounds for each in of.same], set(linked.keys)
    )
    try:
        hidden = protect(figures)
    except CannotProtectError as wrong:
        cells = named([joint.keys[cell] for cell in wrong.cells])
        message = f"nothing that could be hidden protects {cells}: publish fewer breakdowns or larger groups"
        raise RefusedSpecificationError(message) from None
    index = joint.index()
    return hidden[[index[key] for key in linked.keys]]


def _rounded(spec: Specification, linked: Linked, counts: Ints, draw: np.random.Generator) -> Ints:
    """Round all counts so that they add up, and attack them before anybody else does."""
    try:
        printed = rounded(linked, counts, spec.method.base, draw)
    except CannotRoundError:
        message = f"these tables cannot be rounded to {spec.method.base} so that they add up: publish with suppression"
        raise RefusedSpecificationError(message) from None
    low, high = rounded_bounds(printed, spec.method.base)
    proof = attack(linked, Seen(low, high), np.full(linked.size, float(spec.threshold)), low < high, counts)
    if proof.bad.size:
        cells = named([linked.keys[cell] for cell in proof.bad.tolist()])
        message = (
            f"rounded to {spec.method.base}, {cells} can be worked out: take a larger base, or publish with suppression"
        )
        raise RefusedSpecificationError(message)
    return printed


def named(keys: Sequence[Key]) -> str:
    """Name cells by what their persons have in common."""
    return few([", ".join(f"{name} {code}" for name, code in key) or TOTAL for key in keys])


def _write(of: _Asked, printed: _Printed, folder: Path) -> None:
    spec, linked = of.spec, of.linked
    resources = []
    for (name, breakdowns), cells in zip(spec.tables.items(), linked.tables, strict=True):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow([*breakdowns, "count"])
            for cell in cells.tolist():
                codes = dict(linked.keys[cell])
                said = MARK if printed.hidden[cell] else str(printed.counts[cell])
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
            **method_of(spec),
            "known_missing": spec.known_missing,
            "breakdowns": {name: dict(tree.parents) for name, tree in of.by_name.items()},
        },
    }
    (folder / "datapackage.json").write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", "utf-8")
