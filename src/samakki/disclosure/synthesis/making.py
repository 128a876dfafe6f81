"""From rows of persons to rows of nobody."""

from dataclasses import dataclass

import numpy as np

from samakki.disclosure.synthesis.budget import rho_of
from samakki.disclosure.synthesis.counting import count
from samakki.disclosure.synthesis.domain import SHARE, coded, find_codes
from samakki.disclosure.synthesis.drawing import draw
from samakki.disclosure.synthesis.improving import improve
from samakki.disclosure.synthesis.mixture import expected_pairs, fit
from samakki.disclosure.synthesis.persons import bounded
from samakki.disclosure.synthesis.support import support_of
from samakki.disclosure.synthesis.words import (
    MISSING,
    Budget,
    Codebook,
    Coded,
    Counted,
    Knobs,
    RefusedError,
    Spending,
    Table,
)

STANDARD: Knobs = Knobs()
_PADDING = "\0"


@dataclass(frozen=True, slots=True)
class Made:
    """Synthetic rows, the noisy counts they were made from, the persons' own rows as they were counted."""

    rows: Coded
    counted: Counted
    true: Coded


def spending_of(budget: Budget, *, declared: bool) -> Spending:
    """Tell what a release costs: rho, and where the codes have to be found half of delta on top."""
    if declared:
        return Spending(rho_of(budget))
    return Spending(rho_of(Budget(budget.epsilon, budget.delta / 2)), budget.delta / 2)


def make(  # noqa: PLR0913, PLR0917 -- whose rows, within which bounds, with which dice
    table: Table, budget: Budget, book: Codebook | None, rows: int, dice: np.random.Generator, knobs: Knobs = STANDARD
) -> Made:
    """Make synthetic rows; the whole of it is (epsilon, delta) differentially private for a person.

    Two tables are neighbours when one has all rows of one person more. The number of rows is not taken as known: it is
    told by the noisy counts. `rows` bounds how many rows of a person are counted; without persons each row is one.

    Raises:
        RefusedError: no columns, codes that the codebook lacks, or too many of them.

    """
    if not table.columns:
        message = "There is no column to synthesize."
        raise RefusedError(message)
    at_most = rows if table.persons is not None else 1
    table = bounded(table, at_most, dice)
    spending = spending_of(budget, declared=book is not None)
    rho = spending.rho
    if book is None:
        rho *= 1 - SHARE
        found = find_codes(table, Spending(spending.rho * SHARE, spending.delta), at_most)
        true = coded(table, found, strict=False)
    else:
        true = coded(table, book, strict=True)
    padded = _padded(true)
    counted = count(padded, rho, at_most)
    values = synthesized(counted, padded.sizes, knobs, dice)[: len(true.names)]
    return Made(Coded(true.names, true.codes, values), counted, true)


def synthesized(
    counted: Counted, sizes: tuple[int, ...], knobs: Knobs, dice: np.random.Generator
) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    """Make rows from noisy counts alone."""
    if round(counted.total) <= 0:
        return np.zeros((len(sizes), 0), np.int32)
    mixture = fit(counted, knobs.profiles, knobs.rounds, dice)
    likely = expected_pairs(mixture, counted)
    support = support_of(mixture, counted, likely, sizes, knobs)
    drawn = draw(mixture, counted, support, knobs, dice)
    improve(drawn, counted, likely, support, knobs, dice)
    return drawn.values[:, dice.permutation(drawn.values.shape[1])]


def _padded(data: Coded) -> Coded:
    """Give a table of one column a second one that says nothing: pairs are all that is counted."""
    if len(data.names) > 1:
        return data
    empty = np.zeros((1, data.rows), np.int32)
    return Coded((*data.names, _PADDING), (*data.codes, (MISSING,)), np.concatenate([data.values, empty]))
