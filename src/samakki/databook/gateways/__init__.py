"""What the data book reads from files. The store that counts is in a module of its own, which few need."""

from pathlib import Path
from typing import Final

from samakki.databook.rules import read_definitions, read_standard
from samakki.databook.words import MEASURES, Definition
from samakki.databook.words.quality import QUALITY, Standard

_DEFINITIONS: Final = Path(__file__).parent.parent / "definitions"


def measures() -> tuple[Definition, ...]:
    """Read the definitions that are shipped, all versions of each."""
    return read_definitions((_DEFINITIONS / MEASURES).read_text(encoding="utf-8"))


def standard() -> Standard:
    """Read what data are measured by, as it is shipped."""
    return read_standard((_DEFINITIONS / QUALITY).read_text(encoding="utf-8"))
