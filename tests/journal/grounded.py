"""Grounds that tests show, and the data that could leak: a file with something in several sections, open and closed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from samakki.journal import actions
from samakki.journal.words import Body, Change, Kind
from samakki.kernel.deeds import By
from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section
from samakki.vault import actions as vault
from samakki.vault.words import Drawer
from tests.given import NOON
from tests.journal.conftest import FILE, SHELTER, WELFARE, signed_in

NOY = MemberId(UUID("0195d000-0000-7000-8000-0000000000b3"))
GROUND = UUID("0195d000-0000-7000-8000-0000000000e1")
WEEK = timedelta(days=7)
Comes = Callable[[], By]
CARE = frozenset({"care"})


def ground(  # noqa: PLR0913, PLR0917 -- a ground is all of this
    recipient: AgencyId | MemberId = WELFARE,
    sections: tuple[Section, ...] = (Section.HEALTH,),
    entries: tuple[EntryId, ...] = (),
    purposes: frozenset[str] = CARE,
    since: datetime = NOON,
    until: datetime | None = NOON + WEEK,
) -> GroundShown:
    """Give a consent as it would be shown."""
    names, closed = frozenset(map(str, sections)), frozenset(map(str, entries))
    return GroundShown(GROUND, "consent", str(recipient), names, closed, purposes, since.astimezone(UTC), until)


def note(text: str) -> Body:
    return Body(Kind.NOTE, text)


def change(name: str, value: object) -> Body:
    return Body(Kind.CHANGE, changes=(Change(name, value),))


@dataclass(frozen=True, slots=True)
class Told:
    """The entries of the file: open and closed in health, open in identity."""

    health: EntryId
    closed: EntryId
    other_closed: EntryId
    identity: EntryId


def tell(dara: By, file: FileId = FILE) -> Told:
    """Let Dara write what could leak."""
    return Told(
        actions.append(dara, file, Section.HEALTH, change("weight", 51)).id,
        actions.append(dara, file, Section.HEALTH, note("DEMO: a test and its result"), closed=True).id,
        actions.append(dara, file, Section.HEALTH, note("DEMO: another test"), closed=True).id,
        actions.append(dara, file, Section.IDENTITY, change("name", "DEMO Somchai")).id,
    )


def share(dara: By, *sections: Section, file: FileId = FILE, entries: tuple[EntryId, ...] = ()) -> None:
    """Share sections, and closed entries in health, with the welfare office."""
    drawers = [Drawer(file, section) for section in sections]
    vault.share(dara, SHELTER, WELFARE, drawers, [(Drawer(file, Section.HEALTH), entry) for entry in entries])


def unshare(by: By, *sections: Section, file: FileId = FILE) -> None:
    """Take sections back from the welfare office."""
    vault.unshare(by, SHELTER, WELFARE, [Drawer(file, section) for section in sections])


def again(judged: By, node_by: By) -> By:
    """Let Dara make a new request."""
    return replace(signed_in(node_by), role="caseworker", verdicts={})
