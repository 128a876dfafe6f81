"""Two agencies with their staff, as the tests of cases have them."""

from tests.cases.conftest import node_secret, staff

__all__ = ["node_secret", "staff"]
