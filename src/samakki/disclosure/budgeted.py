"""Tables with differential privacy: cells are counted with noise, and what is printed is made of that alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from samakki.disclosure.counting import Columns, count
from samakki.disclosure.fitting import fitted
from samakki.disclosure.linear import Ints
from samakki.disclosure.linked import Linked, Tree
from samakki.disclosure.methods import Private
from samakki.disclosure.specification import RefusedSpecificationError, Source
from samakki.disclosure.synthesis.budget import noise_of
from samakki.disclosure.synthesis.ledger import DELTAS, Ledger, enter, open_ledger
from samakki.disclosure.synthesis.making import spending_of
from samakki.disclosure.synthesis.noise import with_noise
from samakki.disclosure.synthesis.persons import bounded
from samakki.disclosure.synthesis.words import Budget, RefusedError, Table

MOST_CELLS: Final = 20_000
"""Finest cells of all tables together; beyond, noise drowns what is told, and to make it add up takes minutes."""


@dataclass(frozen=True)
class Measured:
    """What is asked of the persons: some crossings, each of which a person is in once a row, with that much noise."""

    crossings: tuple[Ints, ...]
    scale: float


def measured(linked: Linked, tables: Sequence[Sequence[Tree]], private: Private) -> Measured:
    """Say what is counted, and with how much noise; raises `RefusedSpecificationError` for too many cells.

    The finest cells of each table are, each breakdown for itself, and the number of all: what people look at first is
    then no sum of many noises. A person who comes or goes changes each crossing by at most `rows` in one cell; all
    crossings share the budget.
    """
    leaves = {tree.name: set(tree.parents) - set(tree.parents.values()) for trees in tables for tree in trees}
    wanted = {tuple(sorted(tree.name for tree in trees)) for trees in tables} | {(name,) for name in leaves} | {()}
    crossings: dict[tuple[str, ...], list[int]] = {names: [] for names in sorted(wanted)}
    for cell, key in enumerate(linked.keys):
        names = tuple(name for name, _code in key)
        if names in wanted and all(code in leaves[name] for name, code in key):
            crossings[names].append(cell)
    cells = sum(len(each) for each in crossings.values())
    if cells > MOST_CELLS:
        message = f"{cells:,} cells are more than can be told of with noise ({MOST_CELLS:,}): group the codes"
        raise RefusedSpecificationError(message)
    rho = spending_of(private.budget, declared=True).rho
    return Measured(
        tuple(np.asarray(each, dtype=np.int64) for each in crossings.values()),
        noise_of(rho, len(crossings), private.rows),
    )


def declared(file: str, columns: Columns, by_name: Mapping[str, Tree]) -> None:
    """Refuse a row with a code that the specification does not declare; the code itself is not told."""
    for name, codes in columns.items():
        known = set(by_name[name].parents) - set(by_name[name].parents.values())
        for row, code in enumerate(codes, 1):
            if code not in known:
                message = f"{file}: row {row} has a {name} that `codes` does not declare (an empty one is `unknown`)"
                raise RefusedSpecificationError(message)


def spend(private: Private, name: str, whole: float | None) -> Ledger:
    """Enter the release in the ledger before anything is drawn; `whole` begins one, with the epsilon of all releases.

    Raises `RefusedSpecificationError` where there is no ledger, or the budget is spent.
    """
    try:
        if whole is not None:
            open_ledger(private.ledger, Budget(whole, DELTAS * private.budget.delta))
        elif not private.ledger.exists():
            message = f"there is no ledger {private.ledger}: begin it once with --open-ledger"
            raise RefusedSpecificationError(message)
        return enter(private.ledger, name, spending_of(private.budget, declared=True))
    except RefusedError as wrong:
        raise RefusedSpecificationError(str(wrong)) from None
    except OSError as wrong:
        message = f"the ledger {private.ledger} can't be written: {wrong.strerror}"
        raise RefusedSpecificationError(message) from None


def budgeted(  # noqa: PLR0913, PLR0917 -- what is counted, of whom, how, and with which dice
    linked: Linked,
    tables: Sequence[Sequence[Tree]],
    source: Source,
    asked: Measured,
    private: Private,
    dice: np.random.Generator,
) -> Ints:
    """Count with noise, and make of the noisy counts alone whole numbers from 0 that add up in all tables.

    The whole of it is (epsilon, delta) differentially private for a person. `dice` choose which rows of a person count.
    """
    names = tuple(source.columns)
    table = Table(names, tuple(tuple(source.columns[name]) for name in names), tuple(source.owners) or None)
    table = bounded(table, private.rows, dice)
    numbers = None if source.numbers is None else np.asarray(source.numbers, dtype=np.int64)
    counts = count(linked, tables, dict(zip(table.names, table.columns, strict=True)), numbers)
    cells = np.concatenate(asked.crossings)
    return fitted(linked, cells, with_noise(counts[cells], asked.scale), asked.scale)
