"""A shelter with an analyst and a survey, and a welfare office with an analyst of its own, in their browsers."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client

from samakki.access.words import Role
from samakki.instruments import actions as instruments
from samakki.instruments.actions import Naming
from samakki.surveys import queries
from samakki.surveys.words import RoundId, SurveyId
from tests.cases.pages.conftest import Node, node_of_today
from tests.surveys.asked import ASKED_FORM

__all__ = ["node_of_today"]


@dataclass
class Desk:
    """Browsers of who leads, who holds and codes, who counts; and of the welfare office, who leads and who counts."""

    node: Node
    dara: Client
    mali: Client
    sokha: Client
    noy: Client
    vanna: Client

    @property
    def survey(self) -> SurveyId:
        (found,) = queries.surveys(self.node.by("mali"))
        return found.id

    @property
    def page(self) -> str:
        return f"/surveys/{self.survey}/"

    def round(self) -> tuple[RoundId, str]:
        """Open a round of ten days, as who leads does; gives it with its address."""
        today = date.today()  # noqa: DTZ011 -- the day of the machine on which the node runs
        days = {"first": today.isoformat(), "last": (today + timedelta(days=9)).isoformat()}
        assert self.dara.post(self.page, {"do": "open", **days}).status_code == 302
        which = queries.rounds(self.node.by("mali"), self.survey)[-1].id
        return which, f"/surveys/rounds/{which}/"

    def asks(self, address: str, **more: str) -> UUID:
        """Ask somebody; gives the number of who was asked."""
        which = RoundId(UUID(address.split("/")[3]))
        before = {one.id for one in queries.respondents(self.node.by("mali"), which)}
        assert self.mali.post(address, {"do": "ask", **more}).status_code == 302
        (made,) = {one.id for one in queries.respondents(self.node.by("mali"), which)} - before
        return made


YES = {
    "kind": "person",
    "research": "on",
    "adult": "on",
    "how": "Read together.",
    "until": (date.today() + timedelta(days=30)).isoformat(),  # noqa: DTZ011 -- as above
}


@pytest.fixture
def desk(node_of_today: Node) -> Desk:
    node = node_of_today
    node.house.colleague(node.by("dara"), "sokha", Role.ANALYST)
    node.house.colleague(node.by("noy"), "vanna", Role.ANALYST)
    took = instruments.release_xlsform(node.house.node, ASKED_FORM, Naming(name="Why people leave"))
    made = Desk(node, *(node.browser(login) for login in ("dara", "mali", "sokha", "noy", "vanna")))
    told = {"title": "Why people leave", "form": str(took.instrument), "threshold": "3"}
    begun = made.dara.post("/surveys/", told)
    assert (begun.status_code, begun.headers["Location"]) == (302, made.page), "its first round is opened there"
    return made
