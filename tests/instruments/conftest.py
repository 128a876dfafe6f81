"""What the tests of forms share."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def htcds() -> bytes:
    """IOM's own XLSForm, which is not ours to ship: it lies beside the repository."""
    beside = Path(os.environ.get("SAMAKKI_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    file = beside / "htcds" / "xlsform.xlsx"
    if not file.exists():
        pytest.skip("htcds: ../shared/htcds/xlsform.xlsx is absent")
    return file.read_bytes()
