"""A browser that was late is asked once more, and the run says so; what a test asserts is never asked twice."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ONCE = """
from pathlib import Path
from playwright.sync_api import Error, TimeoutError

def first(name):
    seen = Path(__file__).with_name(name)
    there = seen.exists()
    seen.touch()
    return not there

def test_late():
    if first("late"):
        raise TimeoutError("Locator.wait_for: Timeout 30000ms exceeded.")

def test_gone():
    if first("gone"):
        raise Error("Page.evaluate: Execution context was destroyed, most likely because of a navigation")

def test_leaked():
    assert not first("leaked")
"""


def test_only_a_browser_that_was_late_is_asked_again(tmp_path: Path) -> None:
    tests = tmp_path / "test_once.py"
    tests.write_text(ONCE)
    asked = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), str(tests)]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert "1 failed, 2 passed, 2 rerun" in told
    assert re.search(r"RERUN \S*test_once.py::test_late", told)
    assert re.search(r"FAILED \S*test_once.py::test_leaked", told)
