"""Secrets of the node, as the service manager hands them over: never from the data, the keystore or a backup."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.core.exceptions import ImproperlyConfigured

from samakki.kernel.clocks import Chance

SIGNS_COOKIES: Final = "samakki-secret-key"
SIGNS_CHECKPOINTS: Final = "samakki-node"
_BYTES: Final = 32


def credential(name: str, env: Mapping[str, str], shortest: int = 1) -> str:
    """Read the credential `name` from `$CREDENTIALS_DIRECTORY`, or from the file that its own variable names.

    The variable of `samakki-secret-key` is SAMAKKI_SECRET_KEY_FILE. Raises ImproperlyConfigured, which says what is
    missing and where it was looked for, when there is no such file or it holds fewer than `shortest` characters.
    """
    variable = f"{name.replace('-', '_').upper()}_FILE"
    places = [Path(env["CREDENTIALS_DIRECTORY"]) / name] if env.get("CREDENTIALS_DIRECTORY") else []
    if env.get(variable):
        places.append(Path(env[variable]))
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        looked = ", ".join(str(place) for place in places) or f"neither $CREDENTIALS_DIRECTORY nor {variable} is set"
        message = f"the credential {name} is missing (looked for: {looked})"
        raise ImproperlyConfigured(message)
    text = found.read_text().strip()
    if len(text) < shortest:
        message = f"the credential {name} has {len(text)} characters, fewer than {shortest}"
        raise ImproperlyConfigured(message)
    return text


def make_missing(folder: Path, chance: Chance) -> None:
    """Make both secrets in a folder that only this user may read: for a demonstration, which has no service manager.

    Of several processes that start at once the first makes them, whole, and the others use what it made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in (SIGNS_COOKIES, SIGNS_CHECKPOINTS):
        if not (folder / name).exists():
            _make(folder / name, chance.bytes(_BYTES).hex() + "\n")


def _make(place: Path, secret: str) -> None:
    written, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}-")
    try:
        with os.fdopen(written, "w") as file:
            file.write(secret)
        with suppress(FileExistsError):
            os.link(name, place)
    finally:
        Path(name).unlink()
