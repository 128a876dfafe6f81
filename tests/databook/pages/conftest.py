"""A shelter with an analyst and a supervisor, and persons of whom forms of exploitation are told."""

from dataclasses import dataclass

import pytest
from django.test import Client

from samakki.access.words import Role
from tests.cases.pages.conftest import Node, node_of_today
from tests.databook.test_keeping import told_of_forms

__all__ = ["node_of_today"]


@dataclass
class Bureau:
    """Browsers of who counts, who leads, and who only assists."""

    node: Node
    sokha: Client
    dara: Client
    mali: Client


@pytest.fixture
def bureau(node_of_today: Node) -> Bureau:
    node = node_of_today
    node.house.colleague(node.by("dara"), "sokha", Role.ANALYST)
    told_of_forms(node.by("dara"), "labour")
    told_of_forms(node.by("dara"), "labour", "marriage")
    return Bureau(node, node.browser("sokha"), node.browser("dara"), node.browser("mali"))
