"""The folder of the demonstration: begun, filled once, known again, and never somebody else's."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from samakki.demo.gateways import clear, recall, remember, without_waiting_for_the_disk
from samakki.demo.words import ALL, StaffCard, Wishes
from samakki.kernel.clocks import Chance, Clock

if TYPE_CHECKING:
    from samakki.demo.jobs.filling import Filled


def known_staff(folder: Path) -> list[StaffCard]:
    """Give the staff of a folder that was filled before; none if there is something left to fill."""
    return recall(folder)


def fill_folder(
    folder: Path, clock: Clock, chance: Chance, make_tables: Callable[[], None], wishes: Wishes = ALL
) -> "Filled":
    """Start over in a folder: make both stores, let `make_tables` make their tables, fill them.

    Raises NotOursError, and touches nothing, where stores lie that the demonstration has not made.
    """
    from samakki.demo.jobs.filling import fill  # noqa: PLC0415 -- a second run asks only who works here, and is quick

    clear(folder)
    remember(folder, [])
    make_tables()
    with without_waiting_for_the_disk():
        filled = fill(clock.now(), chance, wishes)
    remember(folder, filled.staff)
    return filled
