"""The ledger: what has been told of the same persons so far, over all releases and years.

A JSON file: `epsilon` and `delta`, all that may ever be told, and `releases`, each with its `rho` and `delta`. Rhos add
up (zCDP composes by addition), deltas add up. A release is entered before anything is handed out: whoever is stopped in
between has spent, and told nothing.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from samakki.disclosure.synthesis.budget import epsilon_of
from samakki.disclosure.synthesis.words import Budget, RefusedError, Spending, SpentError

DELTAS: Final = 10
"""The delta of a ledger is that of so many releases: finding codes spends some of it each time."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole budget, and what each release took of it, by name."""

    whole: Budget
    releases: tuple[tuple[str, Spending], ...] = ()

    def spent(self, also: Spending | None = None) -> float:
        """Tell the epsilon that all releases mean together, at the ledger's delta; infinite when no delta is left."""
        taken = [each for _name, each in self.releases] + ([also] if also else [])
        left = self.whole.delta - sum(each.delta for each in taken)
        return epsilon_of(sum(each.rho for each in taken), left) if left > 0 else float("inf")

    def covers(self, spending: Spending) -> bool:
        """Judge whether the budget bears one more release of that cost."""
        return self.spent(spending) <= self.whole.epsilon * (1 + 1e-9)


def open_ledger(place: Path, whole: Budget) -> None:
    """Begin a ledger. Raises RefusedError when there is one: a budget is set once."""
    try:
        with place.open("x", encoding="utf-8") as file:
            file.write(_text(Ledger(whole)))
    except FileExistsError:
        message = f"{place} is there already: a budget is set once."
        raise RefusedError(message) from None


def read_ledger(text: str) -> Ledger:
    """Read a ledger; raises RefusedError when it is none."""
    try:
        told = json.loads(text)
        entries = tuple((str(each["name"]), _spending(each)) for each in told["releases"])
        return Ledger(Budget(float(told["epsilon"]), float(told["delta"])), entries)
    except (ValueError, KeyError, TypeError):
        message = "The ledger cannot be read. Without it nobody knows what has been told already."
        raise RefusedError(message) from None


def _spending(entry: dict[str, Any]) -> Spending:
    spending = Spending(float(entry["rho"]), float(entry["delta"]))
    if not (spending.rho >= 0 and spending.delta >= 0):
        raise ValueError
    return spending


def enter(place: Path, name: str, spending: Spending) -> Ledger:
    """Enter a release, on the disk, before it is made.

    Raises:
        SpentError: the budget does not bear it; nothing was entered.
        RefusedError: the ledger cannot be read.

    """
    with _held(place):
        ledger = read_ledger(place.read_text("utf-8"))
        if not ledger.covers(spending):
            message = (
                f"The budget is spent: the releases in {place} mean epsilon {ledger.spent():.3g} already, this one"
                f" would make it {ledger.spent(spending):.3g}, and {ledger.whole.epsilon:g} is all that may be told"
                " of a person."
            )
            raise SpentError(message)
        entered = Ledger(ledger.whole, (*ledger.releases, (name, spending)))
        beside = place.with_name(place.name + ".new")
        with beside.open("w", encoding="utf-8") as file:
            file.write(_text(entered))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
        return entered


@contextmanager
def _held(place: Path) -> Iterator[None]:
    """Let only one release at a time look into the ledger and write in it."""
    with place.with_name(place.name + ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _text(ledger: Ledger) -> str:
    releases = [{"name": name, "rho": each.rho, "delta": each.delta} for name, each in ledger.releases]
    told = {"epsilon": ledger.whole.epsilon, "delta": ledger.whole.delta, "releases": releases}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"
