"""Putting a copy back: old data, and the newest keystore that there is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from samakki.keeping import gateways
from samakki.keeping.actions.judging import data_at, keystores_at, not_written, whole
from samakki.keeping.rules import Manifest, must_fit
from samakki.keeping.words import BackupRefusedError, BackupWrong, Holds, Restored
from samakki.kernel.copying.words import InUseError, UnsoundError
from samakki.kernel.deeds import By, deed
from samakki.vault import actions as vault
from samakki.vault import queries as keystore
from samakki.vault.words import CannotOpenError, GenerationEndedError, KeysAwayError


@deed(changes=False)
def restore_backup(by: By, place: Path, keystore_place: Path | None = None, *, over: bool = False) -> Restored:
    """Put a copy of the data back, and the newest keystore: the one that is here, unless a copy is newer.

    `place` is one copy of the data, or a place of copies, of which the newest is taken. Data that is here already stays
    unless `over` is said. Everything is judged before anything is touched; what was erased must be erased in the data
    again (`erase_again`) before anybody is served. Raises BackupRefusedError.
    """
    try:
        folder = data_at(place)
        manifest = whole(by, folder, Holds.DATA)
        must_fit(manifest, gateways.data_kind(), gateways.tables_made(Holds.DATA), str(folder))
        as_node = replace(by, node=manifest.node)
        places = [keystore_place] if keystore_place else [place, folder.parent.parent]
        keys = _newest_keystore(as_node, manifest, list(dict.fromkeys(places)), over=over)
        gateways.data_must_be_alone()
        if keys is not None:
            vault.put_keystore_back(as_node, keys[0], list(keys[1].files), keys[1].number)
        gateways.put_data(folder, manifest.files)
        vault.end_erased_keys(as_node)
    except KeysAwayError as reason:
        raise BackupRefusedError(BackupWrong.KEYS_AWAY, reason.place) from reason
    except InUseError as reason:
        raise BackupRefusedError(BackupWrong.IN_USE) from reason
    except GenerationEndedError as reason:
        raise BackupRefusedError(BackupWrong.ENDED) from reason
    except (UnsoundError, CannotOpenError) as reason:
        raise BackupRefusedError(BackupWrong.TAMPERED, str(place)) from reason
    except OSError as reason:
        raise BackupRefusedError(not_written(reason), str(place)) from reason
    return Restored(folder, manifest.moment, keys[0] if keys else None)


def _newest_keystore(by: By, data: Manifest, places: Sequence[Path], *, over: bool) -> tuple[Path, Manifest] | None:
    """Choose between the keystore that is here and the copies of it; None when the one here is the newest."""
    whose, counted, seen = keystore.counted_here(by)
    if whose is not None and whose != data.node:
        raise BackupRefusedError(BackupWrong.FOREIGN)
    if seen and not over:
        raise BackupRefusedError(BackupWrong.HERE)
    copies = keystores_at(by, places) if _asks_for_copies(counted, places) else []
    if counted and counted >= max([data.counted, *(copy.counted for _folder, copy in copies)]):
        return None
    if not copies:
        wrong = BackupWrong.OLDER if counted else BackupWrong.ENDED if _any_there(places) else BackupWrong.NOTHING
        raise BackupRefusedError(wrong, ", ".join(map(str, places)))
    folder, _told = copies[0]
    manifest = whole(by, folder, Holds.KEYSTORE)
    if manifest.counted < data.counted:
        raise BackupRefusedError(BackupWrong.OLDER, str(folder))
    must_fit(manifest, keystore.keystore_kind(by), gateways.tables_made(Holds.KEYSTORE), str(folder))
    return folder, manifest


def _asks_for_copies(counted: int, places: Sequence[Path]) -> bool:
    """Tell whether copies are looked at: always where no keystore is here, else where there are some."""
    return not counted or _any_there(places)


def _any_there(places: Sequence[Path]) -> bool:
    return any(gateways.copies_in(place, Holds.KEYSTORE) for place in places)
