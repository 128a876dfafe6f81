"""What tests of sharing seal, by whom, and in which places."""

from collections.abc import Callable
from uuid import UUID

from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId
from samakki.sections.words import Section
from samakki.vault import actions
from samakki.vault.actions.keyring import HeldKeys
from samakki.vault.rules import BoxKey
from samakki.vault.words import (
    Box,
    Drawer,
    Lock,
    Plain,
)
from tests.vault.conftest import FILE, SHELTER

HEALTH = Drawer(FILE, Section.HEALTH)
IDENTITY = Drawer(FILE, Section.IDENTITY)
LEGAL = Drawer(FILE, Section.LEGAL)
ENTRY = EntryId(UUID("0195d000-0000-7000-8000-0000000000d1"))
OTHER_ENTRY = EntryId(UUID("0195d000-0000-7000-8000-0000000000d2"))
THEIRS = EntryId(UUID("0195d000-0000-7000-8000-0000000000d3"))
NOTE = "DEMO: needs insulin · ត្រូវការ".encode()
CLOSED = b"DEMO: closed, a test and its result"
Mali = Callable[[], By]
"""Mali of the welfare office: a new request each time she is called."""


def sealed(by: By, drawer: Drawer = HEALTH, plain: bytes = NOTE, entry: EntryId | None = None) -> Box:
    """Seal something for the shelter."""
    one = actions.seal(by, SHELTER, drawer, plain, entry, b"x")
    return SHELTER, Lock(drawer.file, drawer.section, one.version, entry), b"x", one.blob


def written_by_guest(by: By, entry: EntryId = THEIRS, plain: bytes = NOTE, *, closed: bool = False) -> Box:
    """Seal what somebody of another agency writes into a file of the shelter."""
    own = (entry, None) if closed else (None, entry)
    (one,) = actions.seal_many(by, SHELTER, [Plain(HEALTH, b"x", plain, *own)])
    return SHELTER, Lock(FILE, Section.HEALTH, one.version, entry, apart=not closed), b"x", one.blob


def keys_in_memory(by: By) -> dict[Lock, BoxKey]:
    assert isinstance(by.keys, HeldKeys)
    return dict(by.keys.data_keys)
