"""Every value that the code can write in a word of its own is explained in the glossary."""

import enum
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import samakki
from samakki.kernel.deeds import Standing
from samakki.kernel.missing import Missing

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "ideas" / "glossary.md"


def enums() -> Iterator[tuple[str, type[enum.Enum]]]:
    """Give each enum of every room's words with its room, and those of the kernel."""
    yield from (("kernel", kind) for kind in (Standing, Missing))
    for module in pkgutil.walk_packages(samakki.__path__, "samakki."):
        parts = module.name.split(".")
        if parts[2:3] == ["words"]:
            for kind in vars(import_module(module.name)).values():
                if isinstance(kind, type) and issubclass(kind, enum.Enum) and kind.__module__ == module.name:
                    yield parts[1], kind


def explained(text: str, room: str, name: str) -> str:
    """Give what the glossary says of one enum."""
    _, _, rest = text.partition(f"\n## {room}\n")
    section = rest.partition("\n## ")[0]
    found = re.search(rf"^- \*\*{name}\*\*.*?(?=^- \*\*|\Z)", section, re.MULTILINE | re.DOTALL)
    return found.group(0) if found else ""


@pytest.mark.parametrize(("room", "kind"), list(enums()), ids=lambda part: getattr(part, "__name__", part))
def test_every_value_is_in_the_glossary(room: str, kind: type[enum.Enum]) -> None:
    said = explained(GLOSSARY.read_text(), room, kind.__name__)
    assert [one.value for one in kind if f"`{one.value}`" not in said] == []


def test_a_value_that_is_explained_elsewhere_only_is_missed() -> None:
    text = "\n## a\n\n- **One**: `x`.\n- **Two**: `y`.\n\n## b\n\n- **One**: `z`.\n"
    assert explained(text, "a", "One") == "- **One**: `x`.\n"
    assert explained(text, "b", "Two") == ""
