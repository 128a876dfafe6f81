"""The shelter and the welfare office of the desk's tests."""

from tests.cases.conftest import node_secret, staff

__all__ = ["node_secret", "staff"]
