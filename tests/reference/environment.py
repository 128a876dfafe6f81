"""The page of environment variables: what is found in the code must be described here, and the other way round."""

import re
from pathlib import Path
from typing import Final

import yaml

from samakki.settings.credentials import SIGNS_COOKIES
from tests.reference.write import table

CODE: Final = Path(__file__).resolve().parents[2] / "src" / "samakki"
NAMED: Final = re.compile(r"[\"'](SAMAKKI_[A-Z_]+|CREDENTIALS_DIRECTORY)[\"']")
SECRET_KEY_FILE: Final = f"{SIGNS_COOKIES.replace('-', '_').upper()}_FILE"
MEANINGS: Final = Path(__file__).parent / "environment.yaml"
OF_DJANGO: Final = frozenset({"SAMAKKI_SECOND_FACTOR"})


def page() -> str:
    rows = [(f"`{name}`", told["unset"], told["meaning"]) for name, told in sorted(described().items())]
    return "# Environment variables\n\n" + table(("variable", "when not set", "meaning"), rows)


def described() -> dict[str, dict[str, str]]:
    """Read what the variables mean."""
    meanings: dict[str, dict[str, str]] = yaml.safe_load(MEANINGS.read_text())
    return meanings


def found() -> set[str]:
    """Find the variables that the code reads."""
    texts = [path.read_text() for path in sorted(CODE.rglob("*.py"))]
    return {name for text in texts for name in NAMED.findall(text)} | {SECRET_KEY_FILE}


def undocumented() -> list[str]:
    """Tell which variables are read and not described, or described and not read."""
    return sorted((found() - OF_DJANGO) ^ set(described()))
