"""Judging copies: whose they are, whether they are whole, which one is the newest."""

from collections.abc import Sequence
from errno import EDQUOT, ENOSPC
from pathlib import Path

from samakki.keeping import gateways
from samakki.keeping.rules import Manifest, must_be_ours, must_be_whole, read_manifest
from samakki.keeping.words import BackupRefusedError, BackupWrong, Holds
from samakki.kernel.deeds import By
from samakki.vault import queries as keystore


def list_of(by: By, folder: Path, holds: Holds) -> Manifest:
    """Read the list of a copy that this node made; raises BackupRefusedError."""
    content = gateways.read_list(folder)
    if content is None:
        raise BackupRefusedError(BackupWrong.PARTIAL, str(folder))
    manifest = read_manifest(content, str(folder))
    must_be_ours(manifest, keystore.own_public_key(by), str(folder))
    if manifest.holds is not holds:
        raise BackupRefusedError(BackupWrong.TAMPERED, str(folder))
    return manifest


def whole(by: By, folder: Path, holds: Holds) -> Manifest:
    """Read a copy through and compare it with its list; raises BackupRefusedError."""
    manifest = list_of(by, folder, holds)
    must_be_whole(manifest, gateways.found_in(folder), str(folder))
    return manifest


def ours(by: By, folder: Path) -> Manifest | None:
    """Read the list of a copy of the keystore; None for what is not ours to judge."""
    try:
        return list_of(by, folder, Holds.KEYSTORE)
    except BackupRefusedError:
        return None


def not_written(reason: OSError) -> BackupWrong:
    """Tell a full disk from all else that keeps a file from being written."""
    return BackupWrong.NO_ROOM if reason.errno in {ENOSPC, EDQUOT} else BackupWrong.NOT_WRITTEN


def data_at(place: Path) -> Path:
    """Find the copy of the data that is meant: the one named, or the newest of a place of copies.

    Raises BackupRefusedError where there is none.
    """
    if not gateways.is_place(place):
        raise BackupRefusedError(BackupWrong.NOTHING, str(place))
    if gateways.read_list(place) is not None:
        return place
    found = gateways.copies_in(place, Holds.DATA)
    if not found:
        wrong = BackupWrong.PARTIAL if gateways.has_files(place) else BackupWrong.NOTHING
        raise BackupRefusedError(wrong, str(place))
    return found[0]


def keystores_at(by: By, places: Sequence[Path]) -> list[tuple[Path, Manifest]]:
    """List the copies of the keystore in these places that can be opened still, the newest first.

    Raises BackupRefusedError for one that is newer than those and is not whole: without it something would come back.
    """
    standing = {one.number for one in keystore.generations_standing(by)}
    found = []
    for folder in (one for place in places for one in gateways.copies_in(place, Holds.KEYSTORE)):
        manifest = list_of(by, folder, Holds.KEYSTORE)
        if manifest.number in standing:
            found.append((folder, manifest))
    return sorted(found, key=lambda one: (one[1].counted, one[1].moment), reverse=True)
