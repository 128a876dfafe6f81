"""What the tests of the pages of forms share: the node of the desk's pages, and a form just begun."""

import pytest

from tests.access.conftest import node_secret
from tests.cases.pages.conftest import Node, node_of_today
from tests.instruments.pages.paper import INTAKE, Paper, begin, bring, open_case
from tests.instruments.shared import htcds, htcds_file

__all__ = ["htcds", "htcds_file", "node_of_today", "node_secret"]


@pytest.fixture
def intake(node_of_today: Node) -> Paper:
    """A form just begun by Dara."""
    dara = node_of_today.browser("dara")
    made = bring(node_of_today.by("dara"), INTAKE, "Intake")
    return begin(dara, open_case(dara), made)
