"""Figures with noise by keys, from the secret that they need to the attack that they must bear."""

from pathlib import Path

from samakki.disclosure.auditing import audit
from samakki.disclosure.keyfiles import RefusedKeyError, keep_secret, new_secret, read_secret
from samakki.disclosure.methods import CELL_KEYS, Keyed
from samakki.disclosure.published import read_published
from samakki.disclosure.specification import RefusedSpecificationError, Specification, few


def secret_for(spec: Specification, out: Path, begin: bytes | None) -> bytes:
    """Give the secret that noise is drawn from; a new one is kept only when all else is made.

    Raises `RefusedSpecificationError` for what is no secret, or would be published.
    """
    keyed = spec.method.keyed
    if keyed is None:
        if begin is not None:
            message = f"only {CELL_KEYS} has a key file to begin"
            raise RefusedSpecificationError(message)
        return b""
    if keyed.key_file.resolve().is_relative_to(out.resolve()):
        message = f"key_file: {keyed.key_file.name} lies in the folder that is published"
        raise RefusedSpecificationError(message)
    try:
        return read_secret(keyed.key_file) if begin is None else new_secret(keyed.key_file, begin)
    except RefusedKeyError as wrong:
        message = f"key_file: {wrong}"
        raise RefusedSpecificationError(message) from None


def keep(place: Path, secret: bytes) -> None:
    """Keep a new secret; raises `RefusedSpecificationError`."""
    try:
        keep_secret(place, secret)
    except RefusedKeyError as wrong:
        message = f"key_file: {wrong}"
        raise RefusedSpecificationError(message) from None


def attack_noise(spec: Specification, keyed: Keyed, folder: Path) -> None:
    """Attack figures with noise as they will be read, with what was told of the same persons before.

    Raises `RefusedSpecificationError` where somebody could work a cell out.
    """
    earlier = [(read_published(each.folder), each.same_persons) for each in spec.earlier]
    leaks = audit(read_published(folder), spec.threshold, earlier)
    if leaks:
        cells = [f"{leak.table}, {leak.row}, {leak.column} ({leak.low} to {leak.high})" for leak in leaks]
        message = (
            f"noise of at most {keyed.most} leaves what can be worked out, because sums hold behind it:"
            f" {few(cells)}; take a larger `most`, publish fewer tables, or with suppression"
        )
        raise RefusedSpecificationError(message)
