"""What the tests of forms share."""

from tests.instruments.shared import htcds, htcds_file

__all__ = ["htcds", "htcds_file"]
