"""No library is older than docs/operate/libraries.md allows: the day of the lock is held against that of the commit."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_DAYS = 90


def committed() -> date:
    """Tell on which day what stands here was committed; skips where no history lies beside the code."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("no history of the code lies here")
    told = subprocess.run([git, "log", "-1", "--format=%cs"], cwd=ROOT, check=True, capture_output=True, text=True)
    return date.fromisoformat(told.stdout.strip())


def is_within_terms(locked: date, released: date) -> bool:
    return (released - locked).days <= MOST_DAYS


@pytest.mark.asvs("15.2.1")
def test_the_newest_versions_were_taken_within_the_days_that_are_promised() -> None:
    locked = date.fromisoformat((ROOT / "requirements" / "locked-on").read_text().strip())
    assert is_within_terms(locked, committed()), "run `make lock` and see what holds"


@pytest.mark.parametrize(("locked", "kept"), [(date(2026, 8, 24), True), (date(2026, 8, 23), False)])
def test_a_day_more_is_too_many(locked: date, *, kept: bool) -> None:
    assert is_within_terms(locked, date(2026, 11, 22)) is kept


def test_the_promise_is_the_one_that_is_kept() -> None:
    page = (ROOT / "docs" / "operate" / "libraries.md").read_text()
    assert f"at least every {MOST_DAYS} days" in page
    assert "date -u +%F > requirements/locked-on" in (ROOT / "Makefile").read_text()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\n", (ROOT / "requirements" / "locked-on").read_text())
