"""The questionnaires that come with the release."""

from importlib.resources import files
from typing import Final

SHIPPED: Final = ("leaving_and_support", "organisations_work")
"""For people who were assisted, and for organisations and embassies."""


def questionnaires() -> tuple[str, ...]:
    """Read the questionnaires that are shipped, in the short form of instruments."""
    folder = files("samakki.surveys") / "shipped"
    return tuple((folder / f"{name}.yaml").read_text("utf-8") for name in SHIPPED)
