"""What the vault does when nobody waits."""

from datetime import timedelta
from typing import Final

from samakki.kernel.deeds import By
from samakki.vault.actions.upkeep import EntriesAlive, FilesAlive, forget_milestones, sweep

LEAST_AGE: Final = timedelta(hours=1)


def sweep_orphans(by: By, files: FilesAlive, entries: EntriesAlive, least_age: timedelta = LEAST_AGE) -> int:
    """Destroy keys that were made for something the data then never committed, and tell how many.

    `files` and `entries` are given some ids and give back those that the data knows: the rooms above know, the vault
    does not. `least_age` must exceed the longest transaction, for keys are committed before what they lock.
    Never call this on data that was just restored from an older backup: what is newer would look like an orphan.
    """
    until = by.clock.now() - least_age
    swept, after = sweep(by, files, entries, (0, until))
    while after:
        more, after = sweep(by, files, entries, (after, until))
        swept += more
    forget_milestones(by)
    return swept
