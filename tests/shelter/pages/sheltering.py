"""A house on a founded node, and the browser of one who works there."""

from dataclasses import dataclass

import pytest
from django.test import Client

from samakki.kernel.ids import FileId
from samakki.shelter import actions
from samakki.shelter.words import Arrival, HouseId
from tests.assistance.one_case import person
from tests.cases.pages.conftest import Node
from tests.shelter.in_a_house import Set, set_up

OK, GONE_ON, REFUSED, NOWHERE = 200, 302, 422, 404


@dataclass
class Shelter:
    """A house on a node, and Dara's browser."""

    node: Node
    set: Set
    dara: Client

    @property
    def house(self) -> HouseId:
        return self.set.house

    def post(self, address: str, client: Client | None = None, **told: object) -> int:
        return (client or self.dara).post(address, told).status_code

    def received(self, name: str = "K-0001", bed: int = 0, **more: object) -> FileId:
        case = person(self.node.by("dara"), name)
        actions.receive(self.node.by("dara"), self.house, [Arrival(case, self.set.beds[bed])], **more)  # type: ignore[arg-type]  # how often somebody looks in
        return case


@pytest.fixture
def shelter(node_of_today: Node) -> Shelter:
    return Shelter(node_of_today, set_up(node_of_today.by("dara")), node_of_today.browser("dara"))
