"""An invented edition in a folder of its own."""

from pathlib import Path

import pytest

from tests.tables.editions.invented import write_demo


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return write_demo(tmp_path / "demo")
