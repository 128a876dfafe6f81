"""What the tests of the pages of forms share: the node of the desk's pages, and cases with forms."""

from tests.access.conftest import node_secret
from tests.cases.pages.conftest import node_of_today
from tests.instruments.shared import htcds, htcds_file

__all__ = ["htcds", "htcds_file", "node_of_today", "node_secret"]
