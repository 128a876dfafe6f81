"""Compiles the catalogues of words for the server: `python -m samakki.locale.catalogues`, part of setting a node up.

Translators edit `<language>/LC_MESSAGES/django.po`; what is compiled lies beside it and is never committed.
"""

import os
import sys
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HERE: Final = Path(__file__).resolve().parent


def sources() -> list[Path]:
    """List the catalogues that translators edit."""
    return sorted(HERE.glob("*/LC_MESSAGES/django.po"))


def compile_stale() -> list[Path]:
    """Compile the catalogues that are newer than what was compiled from them; tells which."""
    stale = [source for source in sources() if _is_stale(source)]
    for source in stale:
        _compile(source)
    return stale


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name, domain="django")
    fresh = source.with_suffix(f".{os.getpid()}")
    with fresh.open("wb") as file:
        write_mo(file, catalogue)
    fresh.replace(source.with_suffix(".mo"))


if __name__ == "__main__":
    for each in compile_stale():
        sys.stdout.write(f"compiled {each.parent.parent.name}\n")
