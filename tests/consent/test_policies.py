"""What the policies say of grounds, of the never-list and of conflicts of interest, from both sides of each rule."""

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest

from samakki.access.gateways import house_policies
from samakki.access.words import Role
from samakki.consent.words import GroundKind
from samakki.kernel.deeds import Attributes, By, Standing
from samakki.kernel.ids import AgencyId, MemberId

OWN = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a1"))
FOREIGN = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a2"))
DARA = MemberId(UUID("0195d000-0000-7000-8000-0000000000b1"))
JUDGE = house_policies()
DESK = [
    *(Role.CASEWORKER, Role.SUPERVISOR, Role.COUNSELLOR, Role.AGENCY_ADMINISTRATOR),
    *(Role.HEALTH, Role.LEGAL, Role.PSYCHOSOCIAL),
]
LEADING = [Role.SUPERVISOR, Role.AGENCY_ADMINISTRATOR]
SHARED = ["cases.read_shared_case", "cases.open_shared_entry", "cases.write_shared_note"]
BY_LEADERS = {GroundKind.INTERESTS, GroundKind.DUTY, GroundKind.COURT}


def acting(by: By, role: str, standing: Standing = Standing.ACTIVE) -> By:
    return replace(by, standing=standing, role=role, agency=OWN, member=DARA, verdicts={})


def shown(**more: object) -> Attributes:
    told: dict[str, object] = {"owner": str(FOREIGN), "section": "", "closed": False, "never": False, "declared": False}
    told |= {"sections": [], "entries": [], "purpose": "care", "now": 5, "ground_kind": "consent"}
    told |= {"ground_recipient": str(OWN), "ground_sections": ["health"], "ground_entries": []}
    told |= {"ground_purposes": ["care"], "ground_since": 1, "ground_until": 10}
    return told | more  # type: ignore[return-value]  # each test changes one attribute by its name


@pytest.mark.parametrize("act", SHARED)
@pytest.mark.parametrize("role", list(Role))
def test_who_has_a_desk_sees_what_a_ground_opens_and_nobody_else(node_by: By, act: str, role: Role) -> None:
    assert JUDGE(acting(node_by, role), act, shown()) is (role in DESK)


@pytest.mark.parametrize("act", SHARED)
@pytest.mark.parametrize(("now", "opens"), [(0, False), (1, True), (9, True), (10, False)])
def test_a_ground_opens_from_its_first_second_to_the_one_before_its_last(
    node_by: By, act: str, now: int, *, opens: bool
) -> None:
    assert JUDGE(acting(node_by, Role.CASEWORKER), act, shown(now=now)) is opens


@pytest.mark.parametrize("act", SHARED)
def test_a_ground_of_another_agency_or_for_another_use_opens_nothing(node_by: By, act: str) -> None:
    by = acting(node_by, Role.CASEWORKER)
    assert not JUDGE(by, act, shown(ground_recipient=str(FOREIGN)))
    assert not JUDGE(by, act, shown(ground_purposes=["research"]))
    assert JUDGE(by, act, shown(ground_recipient=str(DARA)))
    assert not JUDGE(by, act, {"owner": str(FOREIGN), "section": "", "closed": False})


@pytest.mark.parametrize("act", SHARED)
@pytest.mark.parametrize(("kind", "never", "declared"), list(product(GroundKind, [True, False], [True, False])))
def test_never_beats_all_but_a_courts_order_and_a_declared_conflict_beats_that(
    node_by: By, act: str, kind: GroundKind, *, never: bool, declared: bool
) -> None:
    told = shown(ground_kind=kind.value, never=never, declared=declared)
    opens = not declared and (not never or kind is GroundKind.COURT)
    assert JUDGE(acting(node_by, Role.SUPERVISOR), act, told) is opens


@pytest.mark.parametrize("act", ["cases.read_case", "cases.write_note", "cases.give_consent", "cases.readers"])
@pytest.mark.parametrize("role", DESK)
def test_a_file_is_closed_to_those_of_the_own_agency_who_must_never_see_it(node_by: By, act: str, role: Role) -> None:
    by = acting(node_by, role)
    assert JUDGE(by, act, {"owner": str(OWN), "barred": False})
    assert not JUDGE(by, act, {"owner": str(OWN), "barred": True})
    assert not JUDGE(by, act, {"owner": str(OWN)})


@pytest.mark.parametrize("role", LEADING)
def test_a_file_is_not_handed_on_by_who_must_never_see_it(node_by: By, role: Role) -> None:
    assert JUDGE(acting(node_by, role), "cases.hand_on", {"owner": str(OWN), "barred": False})
    assert not JUDGE(acting(node_by, role), "cases.hand_on", {"owner": str(OWN), "barred": True})


@pytest.mark.parametrize(
    ("kind", "role", "own", "alone"), list(product(GroundKind, DESK, [True, False], [True, False]))
)
def test_a_second_person_signs_and_for_most_grounds_one_who_leads(
    node_by: By, kind: GroundKind, role: Role, *, own: bool, alone: bool
) -> None:
    """`alone`: a life is at risk, for an hour at most, and nobody has answered; the room tells it of nothing else."""
    told = {"owner": str(OWN), "own": own, "kind": kind.value, "alone": alone}
    signs = (not own or alone) and (kind not in BY_LEADERS or role in LEADING)
    assert JUDGE(acting(node_by, role), "consent.sign_ground", told) is signs


@pytest.mark.parametrize(("role", "own", "declared"), list(product(DESK, [True, False], [True, False])))
def test_nobody_takes_themselves_off_the_list_and_who_leads_lifts_a_conflict(
    node_by: By, role: Role, *, own: bool, declared: bool
) -> None:
    told = {"owner": str(OWN), "own": own, "declared": declared}
    lifts = not own and (not declared or role in LEADING)
    assert JUDGE(acting(node_by, role), "consent.lift_never", told) is lifts


@pytest.mark.parametrize("act", ["consent.end_expired", "consent.load_texts"])
def test_the_node_ends_what_has_run_out_and_takes_texts_in_and_nobody_else(node_by: By, act: str) -> None:
    assert JUDGE(replace(node_by, verdicts={}), act, {})
    assert not [role for role in Role if JUDGE(acting(node_by, role), act, {})]


@pytest.mark.parametrize("role", list(Role))
def test_a_text_is_signed_by_who_leads_an_agency_for_that_agency(node_by: By, role: Role) -> None:
    assert JUDGE(acting(node_by, role), "consent.sign_text", {"owner": str(OWN)}) is (role in LEADING)
    assert not JUDGE(acting(node_by, role), "consent.sign_text", {"owner": str(FOREIGN)})
