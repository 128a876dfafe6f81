"""Taking a copy of the node while it runs: the data first, then the keystore, each in a place of its own."""

from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from samakki.keeping import gateways
from samakki.keeping.actions.erasing import make_final
from samakki.keeping.actions.judging import not_written, ours
from samakki.keeping.actions.noting import note_beginning, note_end
from samakki.keeping.rules import FileTold, Manifest
from samakki.keeping.words import BackupRefusedError, BackupWrong, Holds, Taken
from samakki.kernel.copying.words import UnsoundError
from samakki.kernel.deeds import By, deed
from samakki.kernel.folders import made_at
from samakki.vault import actions as vault
from samakki.vault import queries as keystore
from samakki.vault.words import CannotOpenError, KeysAwayError


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a copy as it was written: of which store, up to which count, sealed to which generation."""

    holds: Holds
    kind: str
    counted: int
    number: int = 0


@deed(changes=False)
def take_backup(by: By, place: Path, keystore_place: Path | None = None, keep: int = 0) -> Taken:
    """Copy the data, then the keystore, below `place` (or the keystore elsewhere), while people go on working.

    Each half is read again after it was written, and has its own signed list. With `keep`, so many copies of the data
    stay, and older ones go. Copies of the keystore that nobody can open any more go too. Raises BackupRefusedError;
    what was not finished is removed.
    """
    noted = note_beginning(by, place)
    try:
        taken = _take(by, place, keystore_place or place)
        _let_go(by, place, keystore_place or place, keep)
    except BackupRefusedError as refused:
        note_end(by, noted, None, refused.wrong)
        raise
    except BaseException:
        note_end(by, noted, None, BackupWrong.NOT_WRITTEN)
        raise
    note_end(by, noted, taken, None)
    return taken


@deed(changes=False)
def end_older_generations(by: By) -> tuple[int, ...]:
    """Let no copy of the keystore but those of the newest generation be opened from now on; gives which ended.

    What was erased before the newest copy was made is then final. Raises BackupRefusedError.
    """
    try:
        ended = vault.end_generations(by, at_once=True)
    except KeysAwayError as reason:
        raise BackupRefusedError(BackupWrong.KEYS_AWAY, reason.place) from reason
    make_final(by)
    return ended


def _take(by: By, place: Path, keystore_place: Path) -> Taken:
    name = by.clock.now().astimezone(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    try:
        data, data_bytes = _copied(by, place / Holds.DATA.value / name, Holds.DATA)
        keys, keystore_bytes = _copied(by, keystore_place / Holds.KEYSTORE.value / name, Holds.KEYSTORE)
    except KeysAwayError as reason:
        raise BackupRefusedError(BackupWrong.KEYS_AWAY, reason.place) from reason
    except (UnsoundError, CannotOpenError) as reason:
        raise BackupRefusedError(BackupWrong.NOT_SOUND, str(place)) from reason
    except OSError as reason:
        raise BackupRefusedError(not_written(reason), str(place)) from reason
    return Taken(data, keys, data_bytes, keystore_bytes)


def _copied(by: By, place: Path, holds: Holds) -> tuple[Path, int]:
    with made_at(place) as folder:
        half = _data(by, folder) if holds is Holds.DATA else _keystore(by, folder)
        files = gateways.written(folder)
        gateways.write_list(folder, _list(by, half, files))
    return place, sum(one.length for one in files.values())


def _data(by: By, folder: Path) -> Half:
    """Copy the data; the count of the keystore is read after it, so that whatever the data needs has been counted."""
    gateways.copy_data(folder)
    _whose, counted, _seen = keystore.counted_here(by)
    return Half(Holds.DATA, gateways.data_kind(), counted)


def _keystore(by: By, folder: Path) -> Half:
    copy = vault.copy_keystore(by, folder)
    return Half(Holds.KEYSTORE, copy.kind, copy.generation, copy.number)


def _list(by: By, half: Half, files: dict[str, FileTold]) -> bytes:
    made = gateways.tables_made(half.holds)
    manifest = Manifest(
        holds=half.holds,
        node=by.node,
        key=keystore.node_public_key(by),
        moment=by.clock.now().astimezone(UTC),
        kind=half.kind,
        counted=half.counted,
        number=half.number,
        tables=tuple(name for name, is_made in made.items() if is_made),
        files=files,
    )
    return manifest.signed(vault.sign(by, manifest.text())).write()


def _let_go(by: By, place: Path, keystore_place: Path, keep: int) -> None:
    """Remove what is not to be kept: old copies of the data where so many were asked for, keystores nobody can open."""
    for old in gateways.copies_in(place, Holds.DATA)[keep:] if keep else ():
        gateways.remove_copy(old)
    vault.end_generations(by)
    standing = {one.number for one in keystore.generations_standing(by)}
    for old in gateways.copies_in(keystore_place, Holds.KEYSTORE):
        manifest = ours(by, old)
        if manifest is not None and manifest.number not in standing:
            gateways.remove_copy(old)
