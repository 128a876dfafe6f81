"""What a publication says of itself: how it protects people, and what that costs."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from samakki.disclosure.attack import Flags
from samakki.disclosure.linked import Linked
from samakki.disclosure.methods import CELL_KEYS, PRIVATE, ROUNDING, SUPPRESSION
from samakki.disclosure.published import MARK
from samakki.disclosure.specification import HIDDEN, SHOWN, Specification

ATTACKED: Final = "every cell that is not told exactly, over all tables together: none is known better than its rule"
UNBOUNDED: Final = "nothing, for there is nothing to work out: noise has no bounds, so that any count is possible"


def method_of(spec: Specification) -> dict[str, Any]:
    """Give the method and its numbers, as the machine file and the report have them."""
    of = spec.method
    told: dict[str, Any] = {"method": of.name} | ({} if of.private else {"threshold": of.threshold})
    if of.name == ROUNDING:
        told["base"] = of.base
    if of.keyed:
        told |= {"most": of.keyed.most, "adds_up": False}
    if of.private:
        told |= {"epsilon": of.private.budget.epsilon, "delta": of.private.budget.delta}
    return told | {"zeros": SHOWN if of.name == SUPPRESSION and spec.zeros_shown else HIDDEN}


def report(spec: Specification, linked: Linked, hidden: Flags, scale: float = 0.0) -> dict[str, Any]:
    """Say what was hidden and what that costs in cells: how many persons are in them would help to work them out.

    `scale` is the standard deviation of noise that no bound is known of; which noise there was is never told.
    """
    tables: Mapping[str, Any] = {
        name: {"cells": len(cells), "hidden": int(hidden[cells].sum())}
        for name, cells in zip(spec.tables, linked.tables, strict=True)
    }
    return {
        "title": spec.title,
        "unit": spec.unit,
        "as_of": spec.as_of,
        "adds_up": True,
        **method_of(spec),
        "known_missing": spec.known_missing,
        "cells": linked.size,
        "hidden": int(hidden.sum()),
        "tables": tables,
        **({"of": spec.method.private.unit, "noise": round(scale, 2)} if spec.method.private else {}),
        "attacked": UNBOUNDED if spec.method.private else ATTACKED,
    }


def in_words(told: Mapping[str, Any]) -> str:
    """Write the report for people."""
    lines = [
        f"# {told['title']}: what was protected",
        "",
        f"Unit: {told['unit']}. As of {told['as_of']}.",
        *_WAYS[told["method"]](told),
        f"Known to be missing: {told['known_missing'] or 'nothing was stated'}.",
        "All sums hold." if told["adds_up"] else "**Sums do not hold**: a total is not the sum of its printed parts.",
        "",
        "| table | cells | hidden |",
        "|---|---:|---:|",
    ]
    for name, of in told["tables"].items():
        lines.append(f"| {name} | {of['cells']} | {of['hidden']} |")
    return "\n".join([*lines, "", f"Attacked: {told['attacked']}.", ""])


def _of_suppression(told: Mapping[str, Any]) -> Iterator[str]:
    yield f"Hidden cells are marked `{MARK}`."
    yield f"Counts of 1 to {told['threshold'] - 1} are hidden, and others without which they could be worked out."
    yield f"Zeros are {told['zeros']}."
    yield f"{told['hidden']} of {told['cells']} cells are hidden."


def _of_rounding(told: Mapping[str, Any]) -> Iterator[str]:
    yield f"Every count is a multiple of {told['base']} beside the true one, chosen by chance so that sums hold."
    yield f"So each is less than {told['base']} off, and a printed 0 may stand for up to {told['base'] - 1}."


def _of_cell_keys(told: Mapping[str, Any]) -> Iterator[str]:
    yield f"Every count carries noise of its own, at most {told['most']} persons up or down and never more than itself."
    yield "The noise belongs to the persons: the same persons have the same noise in every table and every release."
    yield f"What is 0 stays 0, and a printed 0 may stand for up to {told['most']}."


def _of_private(told: Mapping[str, Any]) -> Iterator[str]:
    yield f"Differential privacy with epsilon {told['epsilon']:g} and delta {told['delta']:g}."
    yield f"The unit is {told['of']}."
    yield f"Noise with a standard deviation of {told['noise']:g} stands in every finest cell,"
    yield "in the sums of each breakdown and in the number of all; groups gather that of their parts."
    yield "Figures were made of noisy counts alone: whole numbers from 0 that add up. Small ones may be chance."


_WAYS: Final[Mapping[str, Callable[[Mapping[str, Any]], Iterator[str]]]] = {
    SUPPRESSION: _of_suppression,
    ROUNDING: _of_rounding,
    CELL_KEYS: _of_cell_keys,
    PRIVATE: _of_private,
}
