"""A survey of the shelter: who holds it, who codes it, the analysts of two agencies, and who leads them."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from samakki.instruments import actions as instruments
from samakki.instruments.actions import Naming
from samakki.instruments.words import InstrumentId, VersionId
from samakki.kernel.deeds import By, NoKeys
from samakki.surveys import actions
from samakki.surveys.words import RespondentId, RespondentKind, RoundId, SurveyId, Yes
from tests.cases.conftest import node_secret
from tests.facts.conftest import SignedIn, staff
from tests.given import SetClock
from tests.surveys.asked import ASKED_FORM

__all__ = ["node_secret", "staff"]


@dataclass
class House:
    """The shelter, which holds the answers, and the welfare office, which may come to analyse them."""

    staff: SignedIn
    clock: SetClock
    survey: SurveyId = field(init=False)
    version: VersionId = field(init=False)
    instrument: InstrumentId = field(init=False)

    @property
    def holder(self) -> By:
        return replace(self.staff.dara, verdicts={})

    @property
    def second(self) -> By:
        return replace(self.staff.mali, verdicts={})

    @property
    def leader(self) -> By:
        return replace(self.staff.dara, role="supervisor", verdicts={})

    @property
    def analyst(self) -> By:
        return replace(self.staff.mali, role="analyst", keys=NoKeys(), verdicts={})

    @property
    def other_leader(self) -> By:
        return replace(self.staff.noy, role="supervisor", verdicts={})

    @property
    def other_analyst(self) -> By:
        return replace(self.staff.noy, role="analyst", keys=NoKeys(), verdicts={})

    def yes(self, **more: Any) -> Yes:
        now = self.clock.now()
        return replace(
            Yes(frozenset({"research"}), now, now + timedelta(days=200), "Read together, in a quiet room.", adult=True),
            **more,
        )

    def open(self, first: int = 0, last: int = 9) -> RoundId:
        today = self.clock.now().date()
        days = today + timedelta(days=first), today + timedelta(days=last)
        return actions.open_round(self.leader, self.survey, *days, self.version)

    def tell_of(self, which: RoundId, number: int, **answers: Any) -> list[RespondentId]:
        """Ask so many persons and keep what each answers."""
        asked = []
        for _one in range(number):
            asked.append(actions.ask(self.holder, which, RespondentKind.PERSON, yes=self.yes()))
            actions.answer(self.holder, asked[-1], answers)
        return asked


@pytest.fixture
def house(staff: SignedIn, clock: SetClock, node_by: By) -> House:
    made = House(staff, clock)
    took = instruments.release_xlsform(node_by, ASKED_FORM, Naming(name="Why people leave"))
    made.version, made.instrument = took.version, took.instrument
    made.survey = actions.begin_survey(made.leader, "Why people leave", took.instrument, 3)
    return made
