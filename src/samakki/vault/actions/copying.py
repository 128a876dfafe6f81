"""Copies of the keystore, sealed to a generation of which only the newest stands, and putting one back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import transaction

from samakki.kernel.copying.words import UnsoundError
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, NodeId
from samakki.vault import gateways
from samakki.vault.actions.turns import keystore
from samakki.vault.gateways import Generation
from samakki.vault.models import Erased, Root, Wrap
from samakki.vault.rules import BoxKey, bound, box_key, cut_frames, derived, number, open_frames, seal_frames
from samakki.vault.words import (
    FAULT_TEXTS,
    CannotOpenError,
    FaultKind,
    GenerationEndedError,
    KeystoreCopy,
    KeystoreFault,
)

END: Final = ".sealed"
_PIECE: Final = 1 << 20
_AT_ONCE: Final = 500


@deed(changes=False)
def copy_keystore(by: By, folder: Path) -> KeystoreCopy:
    """Write a copy of the keystore as it stands into a folder, sealed to the newest generation, and read it again.

    Begins a new generation when the newest is as old as one may be. Raises KeysAwayError, KeystoreFault, OSError;
    CannotOpenError when what was written cannot be read.
    """
    counted = Root.objects.filter(node=by.node).values_list("generation", flat=True).first()
    if counted is None:
        raise KeystoreFault(FaultKind.UNFOUNDED, str(FAULT_TEXTS[FaultKind.UNFOUNDED]))
    one = _newest_for(by)
    files = []
    for name, chunks in gateways.keystore_parts():
        _write(by, folder / f"{name}{END}", one, chunks)
        files.append(f"{name}{END}")
    for _name, plain in _opened(by.node, folder, files, one):
        for _chunk in plain:
            pass
    return KeystoreCopy(one.number, counted, gateways.keystore_kind(), tuple(files))


@deed(changes=False)
def put_keystore_back(by: By, folder: Path, files: Sequence[str], generation: int) -> None:
    """Put a copy in the place of the keystore, without the keys of what was erased since it was made.

    Raises GenerationEndedError when its key was destroyed, CannotOpenError, InUseError, KeysAwayError.
    """
    standing = _of_node(by.node)
    one = next((each for each in standing if each.number == generation), None)
    if one is None:
        raise GenerationEndedError
    try:
        gateways.put_keystore(dict(_opened(by.node, folder, files, one)))
    except UnsoundError as reason:
        raise CannotOpenError from reason
    _end_keys_of([file for each in standing for file in each.erased])


@deed(changes=False)
def end_erased_keys(by: By) -> None:
    """Destroy whatever keys stand here of files that the generations name as erased: an old keystore was put back."""
    _end_keys_of([file for each in _of_node(by.node) for file in each.erased])


@deed(changes=False)
def renew_generation(by: By, erased: Sequence[FileId] = ()) -> datetime:
    """See to it that no copy from now on is sealed to a key that opens one with the keys of these files.

    Gives the moment from which no older copy opens. Raises KeysAwayError.
    """
    return renewed(by, erased)


@deed(changes=False)
def end_generations(by: By, *, at_once: bool = False) -> tuple[int, ...]:
    """Destroy the keys of the generations whose time is over, `at_once` those of all but the newest; gives which.

    Raises KeysAwayError.
    """
    now, ended = by.clock.now(), []
    for old, following in pairwise(_of_node(by.node)):
        if at_once or following.made_at + gateways.grace() <= now:
            gateways.destroy_generation(old.number)
            ended.append(old.number)
    return tuple(ended)


def renewed(by: By, erased: Sequence[FileId]) -> datetime:
    """Name files as erased in a generation to which no copy was sealed; where none was ever made, all is final now."""
    with gateways.in_turn():
        standing = _of_node(by.node)
        known = next((one for one in standing if set(erased) <= set(one.erased)), None) if erased else None
        if known is None and standing:
            known = _next(by, standing, erased)
            gateways.write_generation(known)
    return by.clock.now() if known is None else known.made_at + gateways.grace()


def remember_erased(ids: Iterable[UUID]) -> None:
    """Write down ids that must never come back; those that stand there stay."""
    Erased.objects.bulk_create([Erased(id=one) for one in ids], ignore_conflicts=True, batch_size=_AT_ONCE)


def _end_keys_of(files: Sequence[FileId]) -> None:
    with transaction.atomic(using=keystore(), durable=True):
        for at in range(0, len(files), _AT_ONCE):
            Wrap.objects.filter(file__in=files[at : at + _AT_ONCE]).delete()
        remember_erased(files)


def _newest_for(by: By) -> Generation:
    """Give the generation to seal with, and note that it is used; one that is too old is followed by a new one."""
    with gateways.in_turn():
        standing = _of_node(by.node)
        one = standing[-1] if standing else None
        if one is None or one.made_at + gateways.grace() <= by.clock.now():
            one = _next(by, standing, ())
        if not one.used:
            one = replace(one, used=True)
            gateways.write_generation(one)
    return one


def _next(by: By, standing: Sequence[Generation], erased: Sequence[FileId]) -> Generation:
    """Give a generation that no copy was sealed to: the newest with more files named in it, or a new one."""
    newest = standing[-1] if standing else None
    if newest is not None and not newest.used:
        return replace(newest, erased=(*newest.erased, *erased))
    return Generation(by.node, newest.number + 1 if newest else 1, by.chance.bytes(32), by.clock.now(), tuple(erased))


def _of_node(node: NodeId) -> list[Generation]:
    return [one for one in gateways.generations() if one.node == node]


def _write(by: By, place: Path, one: Generation, chunks: Iterable[bytes]) -> None:
    key, where = _key_and_place(by.node, one, place.name)
    nonces = iter(lambda: by.chance.bytes(12), None)
    with place.open("xb") as file:
        file.writelines(seal_frames(key, nonces, where, chunks))


def _opened(node: NodeId, folder: Path, files: Iterable[str], one: Generation) -> Iterator[tuple[str, Iterator[bytes]]]:
    for name in files:
        key, where = _key_and_place(node, one, name)
        yield name.removesuffix(END), open_frames(key, where, cut_frames(_pieces(folder / name)))


def _key_and_place(node: NodeId, one: Generation, name: str) -> tuple[BoxKey, bytes]:
    place = bound(b"copy of the keystore", node.bytes, number(one.number), name.encode())
    return box_key(derived(one.key, place)), place


def _pieces(place: Path) -> Iterator[bytes]:
    try:
        with place.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except FileNotFoundError:
        raise CannotOpenError from None
