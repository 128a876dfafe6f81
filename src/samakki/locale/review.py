"""Tells which languages have had their words read by native readers."""

from functools import cache
from pathlib import Path

import yaml


@cache
def _states() -> dict[str, dict[str, object]]:
    with (Path(__file__).resolve().parent / "review.yaml").open(encoding="utf-8") as file:
        states: dict[str, dict[str, object]] = yaml.safe_load(file)
    return states


def is_reviewed(tag: str) -> bool:
    """Tell whether native readers have signed the words in this language."""
    return _states().get(tag, {}).get("reviewed") is True
