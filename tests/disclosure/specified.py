"""What is to be published, written as whoever publishes it writes it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

INVENTED: Final[Mapping[str, Any]] = {
    "title": "Invented persons",
    "unit": "persons",
    "source": "persons.csv",
    "as_of": "2026-03-31",
}
TABLES: Final[Mapping[str, Any]] = {
    "threshold": 5,
    "tables": {"forms": ["province", "form"], "sexes": ["province", "sex"]},
}


def write_spec(place: Path, said: Mapping[str, Any], changes: Mapping[str, Any]) -> Path:
    """Write a specification of invented persons; a change to None leaves a word out."""
    file = place / "spec.yaml"
    told = {**INVENTED, **said, **changes}
    file.write_text(yaml.safe_dump({key: value for key, value in told.items() if value is not None}))
    return file
