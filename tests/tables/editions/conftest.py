"""An invented edition in a folder of its own, and a reader of its tables."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from samakki.tables.editions.reading import Printed
from tests.tables.editions.invented import as_printed, write_demo


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return write_demo(tmp_path / "demo")


@pytest.fixture
def printed() -> Callable[[Path], Sequence[Sequence[Printed]]]:
    return as_printed
