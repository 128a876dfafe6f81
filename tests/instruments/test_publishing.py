"""Two names: who brings a form in does not publish it; a published one can be begun, a withdrawn one only finished."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.cases.actions import Answer
from samakki.instruments import actions, queries
from samakki.instruments.actions import Naming
from samakki.instruments.models import Version
from samakki.instruments.words import (
    Hand,
    Imported,
    InstrumentUnknownError,
    NotPublishedError,
    StateMovedError,
    VersionId,
    VersionState,
)
from samakki.kernel.deeds import By, RefusedError
from tests.access.conftest import House, house, node_secret
from tests.instruments.forms import form, q

__all__ = ["house", "node_secret"]

FIRST = form(q("text", "a", "First"))
SECOND = form(q("text", "a", "Second"))
THIRD = form(q("text", "a", "Third"))


@dataclass
class Staff:
    """A shelter: Dara is its administrator, Thuza a supervisor, Mali a caseworker."""

    house: House
    dara: By
    thuza: By
    mali: By

    @property
    def node(self) -> By:
        return self.house.node

    def bring(self, content: bytes = FIRST, by: By | None = None) -> Imported:
        return actions.import_xlsform(by or self.dara, content, Naming("intake.xlsx"))

    def published(self, content: bytes = FIRST) -> Imported:
        made = self.bring(content)
        actions.publish(self.thuza, made.version)
        return made

    def state(self, made: Imported) -> VersionState:
        return queries.version(self.dara, made.version).line.state


@pytest.fixture
def staff(house: House) -> Staff:
    dara = house.first(house.link)
    thuza, mali = (house.colleague(dara, *one) for one in (("thuza", Role.SUPERVISOR), ("mali", Role.CASEWORKER)))
    return Staff(house, dara, thuza, mali)


def test_what_somebody_brings_is_a_draft_until_another_publishes_it_and_both_names_stay(staff: Staff) -> None:
    made = staff.bring()
    assert made.state is VersionState.DRAFT
    assert queries.offered(staff.dara) == ()
    assert not queries.may_be_begun(staff.dara, made.version)
    with pytest.raises(RefusedError):
        actions.publish(staff.dara, made.version)
    assert staff.state(made) is VersionState.DRAFT

    staff.house.clock.move(hours=3)
    actions.publish(staff.thuza, made.version)
    line = queries.version(staff.dara, made.version).line
    assert (line.state, line.brought.hand, line.brought.member) == ("published", Hand.MEMBER, staff.dara.member)
    assert line.published is not None
    assert (line.published.hand, line.published.member) == (Hand.MEMBER, staff.thuza.member)
    assert line.published.at == staff.house.clock.now()
    assert line.withdrawn is None
    assert [one.name for one in queries.offered(staff.mali)] == ["intake"]


def test_the_operator_of_the_machine_is_one_name_and_never_the_second(staff: Staff) -> None:
    made = staff.bring(by=staff.node)
    assert queries.version(staff.dara, made.version).line.brought.hand is Hand.OPERATOR
    with pytest.raises(RefusedError):
        actions.publish(staff.node, made.version)
    with pytest.raises(RefusedError):
        actions.withdraw(staff.node, made.version)
    actions.publish(staff.dara, made.version)
    assert staff.state(made) is VersionState.PUBLISHED


def test_bringing_again_what_a_colleague_brought_takes_nobodys_name_off_it(staff: Staff) -> None:
    made = staff.bring()
    assert not staff.bring(by=staff.thuza).new
    with pytest.raises(RefusedError):
        actions.publish(staff.dara, made.version)


@pytest.mark.parametrize("act", [actions.publish, actions.withdraw])
def test_a_caseworker_neither_publishes_nor_withdraws(staff: Staff, act: Callable[[By, VersionId], None]) -> None:
    made = staff.bring()
    with pytest.raises(RefusedError):
        act(staff.mali, made.version)
    with pytest.raises(RefusedError):
        staff.bring(SECOND, staff.mali)
    assert staff.state(made) is VersionState.DRAFT


def test_publishing_and_withdrawing_happen_once(staff: Staff) -> None:
    made = staff.published()
    with pytest.raises(StateMovedError):
        actions.publish(staff.thuza, made.version)
    actions.withdraw(staff.dara, made.version)
    for act in (actions.publish, actions.withdraw):
        with pytest.raises(StateMovedError):
            act(staff.thuza, made.version)
        with pytest.raises(InstrumentUnknownError):
            act(staff.thuza, VersionId(uuid4()))


def test_a_draft_cannot_be_filled_in_whatever_page_or_program_asks(staff: Staff) -> None:
    case = cases.open_case(staff.dara, "At the gate")
    made = staff.bring()
    for version in (made.version, uuid4()):
        with pytest.raises(NotPublishedError):
            cases.fill_form(staff.mali, case, version, uuid4(), [Answer("a", "x")])
    assert cases.fillings(staff.mali, case) == ()


def test_no_filling_is_carried_over_to_a_draft(staff: Staff) -> None:
    case, filling = cases.open_case(staff.dara, "At the gate"), uuid4()
    made = staff.published()
    cases.fill_form(staff.mali, case, made.version, filling, [Answer("a", "x")])
    draft = staff.bring(SECOND)
    assert queries.version(staff.mali, made.version).newest.id == made.version
    with pytest.raises(NotPublishedError):
        cases.fill_form(staff.mali, case, draft.version, filling, [])
    actions.publish(staff.thuza, draft.version)
    assert queries.version(staff.mali, made.version).newest.id == draft.version
    cases.fill_form(staff.mali, case, draft.version, filling, [])
    assert cases.read_filling(staff.mali, case, filling).version == draft.version


def test_a_withdrawn_version_is_not_begun_but_what_was_begun_is_read_and_finished(staff: Staff) -> None:
    case, filling = cases.open_case(staff.dara, "At the gate"), uuid4()
    made = staff.published()
    cases.fill_form(staff.mali, case, made.version, filling, [Answer("a", "x")])
    actions.withdraw(staff.dara, made.version)
    assert queries.offered(staff.mali) == ()
    with pytest.raises(NotPublishedError):
        cases.fill_form(staff.mali, case, made.version, uuid4(), [])
    cases.fill_form(staff.mali, case, made.version, filling, [Answer("a", "finished")])
    assert cases.read_filling(staff.mali, case, filling).answers == {"a": "finished"}
    assert queries.assess(staff.mali, made.version, {"a": "finished"}).values == {"a": "finished"}


def test_when_the_newest_is_withdrawn_the_one_before_it_is_offered_and_nobody_is_sent_back(staff: Staff) -> None:
    first, second = staff.published(), staff.published(SECOND)
    staff.bring(THIRD)
    (line,) = queries.offered(staff.mali)
    assert (line.offered, line.newest.number, line.drafts) == (queries.version(staff.mali, second.version).line, 3, 1)
    actions.withdraw(staff.dara, second.version)
    (line,) = queries.offered(staff.mali)
    assert line.offered is not None
    assert line.offered.id == first.version
    assert queries.version(staff.mali, second.version).newest.id == second.version


def test_a_draft_can_be_put_away_and_the_same_form_does_not_come_back_by_itself(staff: Staff) -> None:
    made = staff.bring()
    actions.withdraw(staff.dara, made.version)
    again = staff.bring(by=staff.thuza)
    assert (again.version, again.new, again.state) == (made.version, False, VersionState.WITHDRAWN)


def test_what_the_release_brings_is_published_by_it_and_what_people_withdrew_stays_withdrawn(staff: Staff) -> None:
    made = actions.release_xlsform(staff.node, FIRST, Naming("intake.xlsx"))
    line = queries.version(staff.dara, made.version).line
    assert line.published is not None
    assert (line.brought.hand, line.published.hand, line.published.member) == (Hand.RELEASE, Hand.RELEASE, None)
    assert not actions.release_xlsform(staff.node, FIRST, Naming("intake.xlsx")).new
    actions.withdraw(staff.dara, made.version)
    assert actions.release_xlsform(staff.node, FIRST, Naming("intake.xlsx")).state is VersionState.WITHDRAWN
    draft = staff.bring(SECOND)
    assert actions.release_xlsform(staff.node, SECOND, Naming("intake.xlsx")).version == draft.version
    assert staff.state(draft) is VersionState.PUBLISHED
    with pytest.raises(RefusedError):
        actions.release_xlsform(staff.dara, THIRD, Naming("intake.xlsx"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"published_by": None},
        {"published_at": None},
        {"published_hand": ""},
        {"published_hand": Hand.OPERATOR.value, "published_by": None},
        {"brought_by": None},
        {"brought_hand": Hand.OPERATOR.value},
        {"state": VersionState.DRAFT.value},
        {"state": VersionState.WITHDRAWN.value},
        {"state": VersionState.WITHDRAWN.value, "withdrawn_by": uuid4()},
        {"withdrawn_by": uuid4()},
        {"published_by": "the one who brought it"},
    ],
)
def test_the_store_itself_keeps_who_and_when_together_and_two_names_apart(
    staff: Staff, wrong: dict[str, object]
) -> None:
    made = staff.published()
    told = {name: staff.dara.member if value == "the one who brought it" else value for name, value in wrong.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(id=made.version).update(**told)
