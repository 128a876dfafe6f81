"""What lies beside the repository and is not ours to ship."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def htcds_file() -> Path:
    """IOM's own XLSForm; tests that ask for it are skipped, by name, where it is absent."""
    beside = Path(os.environ.get("SAMAKKI_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    file = beside / "htcds" / "xlsform.xlsx"
    if not file.exists():
        pytest.skip("htcds: ../shared/htcds/xlsform.xlsx is absent")
    return file


@pytest.fixture
def htcds(htcds_file: Path) -> bytes:
    """The same as bytes."""
    return htcds_file.read_bytes()
