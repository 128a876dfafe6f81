"""Our own scripts: what they put on a page, keep and make is the page's own."""

import re
from pathlib import Path

import pytest

from samakki.doors import web

FOLDER = Path(web.__file__).parent
SCRIPTS = [*sorted((FOLDER / "look" / "scripts").glob("*.js")), FOLDER / "static" / "passkeys.js"]


def found(pattern: str) -> list[tuple[str, str]]:
    """Find a pattern in our scripts, each with its file."""
    return [(path.name, hit) for path in SCRIPTS for hit in re.findall(pattern, path.read_text())]


@pytest.mark.asvs("3.2.2")
def test_scripts_write_pages_of_the_house_and_text_only() -> None:
    assert found(r"outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function|javascript:") == []
    assert found(r"\w+\.innerHTML\s*=[^=]\s*\w+") == [("3-keep.js", "asking.innerHTML = text")]


@pytest.mark.asvs("14.3.3")
def test_scripts_keep_nothing_in_the_browser() -> None:
    assert found(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker") == []


@pytest.mark.asvs("15.3.6")
def test_scripts_take_no_name_of_a_field_from_what_was_typed() -> None:
    assert found(r"__proto__|\.prototype|JSON\.parse\(|structuredClone|Object\.(?:defineProperty|setPrototypeOf)") == []
    assert {name for name, _hit in found(r"\w+\[[^\]\"'\d]+\]\s*=[^=]")} <= {"passkeys.js"}, "two lists of its own"
    assert "for (const list of [" in (FOLDER / "static" / "passkeys.js").read_text()
