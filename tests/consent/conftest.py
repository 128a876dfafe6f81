"""A shelter, a hospital, the police and an embassy under the policies of the house; and the texts, signed."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import AgencyKind, Role
from samakki.cases import actions as cases
from samakki.cases.words import Asked
from samakki.consent import actions as consent
from samakki.consent import jobs, queries
from samakki.consent.words import About, Recipient, RecipientKind, Terms, TextState, Use
from samakki.doors.web.front.seat import COOKIE, keep_ticket
from samakki.kernel import deeds
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section
from tests.access.conftest import House, node_secret
from tests.given import NODE, SetClock

__all__ = ["node_secret"]


@dataclass
class Town:
    """Dara leads the shelter, Mali and Sok work there; Noy is at the hospital, Vuthy the police, Rith an embassy."""

    house: House
    agencies: dict[str, AgencyId]

    def by(self, login: str) -> By:
        """A fresh request of somebody."""
        return self.house.by(login)

    @property
    def clock(self) -> SetClock:
        return self.house.clock

    @property
    def node(self) -> By:
        return replace(self.house.node, verdicts={})

    def to(self, name: str) -> Recipient:
        return Recipient(RecipientKind.AGENCY, str(self.agencies[name]))

    def member(self, login: str) -> Recipient:
        return Recipient(RecipientKind.MEMBER, str(self.by(login).member))

    def terms(self, recipient: Recipient, *sections: Section, **more: Any) -> Terms:
        now = self.clock.now()
        given = {"uses": frozenset({Use.CARE}), "since": now, "until": now + timedelta(days=30)} | more
        return Terms(recipient, frozenset(sections), **given)

    def asked(self, terms: Terms | None, about: About = About.SHARING, **more: Any) -> Asked:
        """Ask in Khmer, as it should be done."""
        text = queries.text_named(self.by("dara"), about.value, "km")
        given = {"how": "written", "language": "km", "explained_by": "Mali", "text": text.hash if text else ""}
        return Asked(about, terms=terms, **given | {"is_child": False} | more)

    def browser(self, login: str) -> Client:
        """A browser in which somebody is signed in."""
        response = HttpResponse()
        keep_ticket(response, self.house.sign_in(login).ticket)
        client = Client()
        client.cookies[COOKIE] = response.cookies[COOKIE].value
        return client

    def opened(self, login: str = "mali") -> FileId:
        """A case with something in its sections."""
        by = self.by(login)
        case = cases.open_case(by, "DEMO: came to the gate", "Lotus")
        for section in (Section.HEALTH, Section.SAFETY, Section.LEGAL):
            cases.write_note(by, [case], f"DEMO: words of {section.value}", section)
        return case


def settled(house: House) -> Town:
    """Let everybody in, take the texts in and have them signed."""
    dara = house.first(house.link)
    agencies = {"shelter": AgencyId(dara.agency)} if dara.agency else {}
    house.colleague(dara, "mali", Role.CASEWORKER)
    house.colleague(house.by("dara"), "sok", Role.SUPERVISOR)
    for name, login, kind in (
        ("hospital", "noy", AgencyKind.HEALTH),
        ("police", "vuthy", AgencyKind.POLICE),
        ("embassy", "rith", AgencyKind.EMBASSY),
    ):
        first = house.first(access.add_agency(house.node, f"DEMO {name}", login, kind))
        agencies[name] = AgencyId(first.agency) if first.agency else agencies["shelter"]
    by = house.by("dara")
    for text in jobs.ship_texts(replace(house.node, verdicts={})):
        assert text.state is TextState.DRAFT
        consent.sign_text(by, agencies["shelter"], text.id)
    return Town(house, agencies)


def words_of(town: Town, login: str, case: FileId, use: Use = Use.CARE) -> set[str]:
    """What somebody of another agency reads of a case."""
    read = cases.read_shared_case(town.by(login), case, use)
    return {one.body.note.removeprefix("DEMO: words of ") for one in read.entries if one.body and one.body.note}


@pytest.fixture
def town(stores: None, node_secret: Path, node_by: By, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The town, by a clock that stands."""
    monkeypatch.setattr(deeds._House, "judge", about_access.JUDGE)
    return settled(House(node_by, clock, access.init_node(node_by, "DEMO shelter", "dara")))


def today(monkeypatch: pytest.MonkeyPatch) -> Town:
    """Let the town be there by the machine's own clock."""
    clock = WallClock()
    by = By(NODE, clock, HybridClock(clock, "0a0b0c0d"), SystemChance(), Standing.NODE)
    monkeypatch.setattr(deeds._House, "judge", about_access.JUDGE)
    link = access.init_node(by, "DEMO shelter", "dara")
    return settled(House(by, clock, link))  # type: ignore[arg-type]  # the machine's clock is not moved here


@pytest.fixture
def town_of_today(stores: None, all_allowed: None, node_secret: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The town by the machine's own clock, as pages see it, rolled back after the test."""
    return today(monkeypatch)
