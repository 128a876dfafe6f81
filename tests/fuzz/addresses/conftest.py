"""The founded node of the desk's pages."""

from tests.cases.conftest import node_secret
from tests.cases.pages.conftest import node_of_today

__all__ = ["node_of_today", "node_secret"]
