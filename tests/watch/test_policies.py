"""Who may watch, judge, answer, ask for a section and be the second person: each rule from both sides."""

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest

from samakki.access.queries import JUDGE
from samakki.access.words import AT_THE_DESK, Role
from samakki.kernel.deeds import By, Standing
from tests.consent.test_policies import OWN, acting

OTHER = UUID(int=99)
LEADING = {Role.SUPERVISOR, Role.AGENCY_ADMINISTRATOR}
ACTS = ["watch.alarms", "watch.days_seen", "watch.papers", "watch.months", "watch.flagged", "watch.glasses"]


@pytest.mark.parametrize(("act", "role"), list(product(ACTS, Role)))
def test_those_who_lead_and_auditors_watch(node_by: By, act: str, role: Role) -> None:
    assert JUDGE(acting(node_by, role), act, {}) is (role in LEADING | {Role.AUDITOR})


@pytest.mark.parametrize(
    ("role", "own", "judged", "here"), list(product(Role, [True, False], [True, False], [True, False]))
)
def test_two_watchers_judge_and_nobody_is_both_or_the_reader(
    node_by: By, role: Role, *, own: bool, judged: bool, here: bool
) -> None:
    told = {"owner": str(OWN if here else OTHER), "own": own, "judged": judged}
    watches = (role in LEADING and here) or role is Role.AUDITOR
    assert JUDGE(acting(node_by, role), "watch.judge", told) is (watches and not own and not judged)
    assert JUDGE(acting(node_by, role), "watch.ask_reader", told) is (watches and not own)


@pytest.mark.parametrize("own", [True, False])
def test_only_who_is_asked_answers(node_by: By, *, own: bool) -> None:
    assert JUDGE(acting(node_by, Role.CASEWORKER), "watch.answer", {"own": own}) is own


@pytest.mark.parametrize(("role", "on_duty", "here"), list(product(Role, [True, False], [True, False])))
def test_who_leads_or_is_on_duty_asks_for_a_section_of_the_own_agency(
    node_by: By, role: Role, *, on_duty: bool, here: bool
) -> None:
    told = {"owner": str(OWN if here else OTHER), "on_duty": on_duty}
    asks = here and role in AT_THE_DESK and (on_duty or role in LEADING)
    assert JUDGE(acting(node_by, role), "watch.break_glass", told) is asks


@pytest.mark.parametrize(("role", "own", "here"), list(product(Role, [True, False], [True, False])))
def test_the_second_person_is_another_and_who_goes_on_alone_is_who_asked(
    node_by: By, role: Role, *, own: bool, here: bool
) -> None:
    told = {"owner": str(OWN if here else OTHER), "own": own}
    works = here and role in AT_THE_DESK
    assert JUDGE(acting(node_by, role), "watch.agree_to_break", told) is (works and not own)
    assert JUDGE(acting(node_by, role), "watch.go_on_alone", told) is (works and own)
    assert JUDGE(acting(node_by, role), "watch.review_glass", told) is (here and role in LEADING and not own)


@pytest.mark.parametrize("act", ["watch.look", "watch.forget"])
def test_only_the_node_looks_the_record_through(node_by: By, act: str) -> None:
    assert JUDGE(node_by, act, {})
    assert not any(JUDGE(acting(node_by, role), act, {}) for role in Role)


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.LOCKED, Standing.VISITOR])
def test_nobody_watches_who_has_not_arrived(node_by: By, standing: Standing) -> None:

    by = replace(acting(node_by, Role.SUPERVISOR), standing=standing, verdicts={})
    assert not JUDGE(by, "watch.alarms", {})
