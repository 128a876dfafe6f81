"""The rules that come with the release."""

from functools import lru_cache
from importlib.resources import files
from typing import Final

SHIPPED: Final = ("general",)
"""The shipped sets of rules. A country's own is shipped only with a source that somebody read."""


def rule_texts() -> tuple[str, ...]:
    """Read the shipped sets of rules."""
    return tuple(map(_read, SHIPPED))


@lru_cache
def _read(name: str) -> str:
    return (files("samakki.assistance") / "rulesets" / f"{name}.yaml").read_text("utf-8")
