"""What a ground opens, from both sides of each border; each clause of the policies is missed when it is taken away."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from samakki.access.gateways import Policies, house_policies
from samakki.access.gateways.decisions import FOLDER
from samakki.access.words import Role
from samakki.kernel.deeds import Attributes, By, Standing
from samakki.kernel.ids import AgencyId, MemberId

OWNER = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a1"))
GUEST = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a2"))
MALI = MemberId(UUID("0195d000-0000-7000-8000-0000000000b2"))
JUDGE = house_policies()
NOW = 1_772_625_600
ASSISTING = [
    *(Role.CASEWORKER, Role.SUPERVISOR, Role.COUNSELLOR, Role.AGENCY_ADMINISTRATOR),
    *(Role.HEALTH, Role.LEGAL, Role.PSYCHOSOCIAL),
]
WATCHING = [Role.NODE_ADMINISTRATOR, Role.AUDITOR]
OUTSIDE = [*WATCHING, Role.SURVIVOR]
SHOWN: dict[str, Any] = {
    "ground_kind": "consent",
    "ground_recipient": str(GUEST),
    "ground_sections": ["health", "legal"],
    "ground_entries": ["e1", "e2"],
    "ground_purposes": ["care", "export"],
    "ground_since": NOW,
    "ground_until": NOW + 1,
    "now": NOW,
}
FILE: dict[str, Any] = {"owner": str(OWNER), "section": "", "closed": False}
READ = {**FILE, "sections": ["health"], "entries": [], "purpose": "care", **SHOWN}
WRITE = {**FILE, "section": "health", "sections": ["health"], "entries": [], "purpose": "", **SHOWN}
TURN = {"owner": str(OWNER), "closed": False, "sections": ["health"], "entries": [], **SHOWN}
CLOSED: dict[str, Any] = {"closed": True, "sections": [], "entries": ["e1"]}
ACTS: dict[str, dict[str, Any]] = {
    **{f"journal.{act}": READ for act in ("read_file", "open_closed", "read_attachment", "shown_snapshots")},
    **{f"journal.{act}": WRITE for act in ("append", "append_many", "resolve", "attach")},
    **{f"vault.{act}": TURN for act in ("open_of", "seal_many", "make_section_keys")},
}
READING = [act for act, about in ACTS.items() if about is READ]
OPENING = [*READING, "vault.open_of"]


def guest(node_by: By, role: str = Role.CASEWORKER, standing: Standing = Standing.ACTIVE) -> By:
    return replace(node_by, agency=GUEST, member=MALI, role=role, standing=standing, verdicts={})


@pytest.mark.parametrize("act", ACTS)
def test_a_guest_may_what_the_ground_opens(node_by: By, act: str) -> None:
    for role in ASSISTING:
        assert JUDGE(guest(node_by, role), act, ACTS[act])
    for role in ("", "director", *WATCHING):
        assert not JUDGE(guest(node_by, role), act, ACTS[act])
    by_name = {**ACTS[act], "ground_recipient": str(MALI)}
    assert JUDGE(guest(node_by, "interpreter"), act, by_name)
    for role in WATCHING:
        assert not JUDGE(guest(node_by, role), act, by_name)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "other",
    [
        {"ground_recipient": str(OWNER)},
        {"ground_recipient": ""},
        {"sections": ["identity"]},
        {"sections": ["health", "identity"]},
        {"ground_since": NOW + 1},
        {"ground_until": NOW},
        {"now": NOW - 1},
        {"now": NOW + 1},
        {"ground_sections": []},
    ],
    ids=str,
)
def test_nothing_else(node_by: By, act: str, other: dict[str, Any]) -> None:
    assert not JUDGE(guest(node_by), act, {**ACTS[act], **other})


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("missing", sorted({*SHOWN, "sections"} - {"ground_kind", "ground_entries", "ground_purposes"}))
def test_a_ground_that_tells_less_opens_nothing(node_by: By, act: str, missing: str) -> None:
    assert not JUDGE(guest(node_by), act, {name: value for name, value in ACTS[act].items() if name != missing})


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.ACTIVE])
def test_only_at_work(node_by: By, act: str, standing: Standing) -> None:
    assert not JUDGE(guest(node_by, standing=standing), act, ACTS[act])
    assert not JUDGE(guest(node_by, standing=standing), act, {**ACTS[act], "ground_recipient": str(MALI)})


@pytest.mark.parametrize("act", OPENING)
def test_a_closed_entry_needs_to_be_named(node_by: By, act: str) -> None:
    assert JUDGE(guest(node_by), act, {**ACTS[act], **CLOSED})
    assert JUDGE(guest(node_by), act, {**ACTS[act], **CLOSED, "entries": ["e1", "e2"], "ground_sections": []})
    assert not JUDGE(guest(node_by), act, {**ACTS[act], **CLOSED, "entries": ["e3"]})
    assert not JUDGE(guest(node_by), act, {**ACTS[act], **CLOSED, "entries": ["e1", "e3"]})
    assert not JUDGE(guest(node_by), act, {**ACTS[act], **CLOSED, "ground_entries": []})


@pytest.mark.parametrize("act", READING)
def test_a_purpose_is_one_of_those_named_and_a_list_is_for_care(node_by: By, act: str) -> None:
    for purpose, allowed in (("care", True), ("export", True), ("overview", True), ("answer", False), ("", False)):
        assert JUDGE(guest(node_by), act, {**ACTS[act], "purpose": purpose}) is allowed
    for purpose, allowed in (("care", False), ("export", True), ("overview", False)):
        about = {**ACTS[act], "purpose": purpose, "ground_purposes": ["export"]}
        assert JUDGE(guest(node_by), act, about) is allowed


@pytest.mark.parametrize(
    "act", ["journal.append", "journal.append_many", "journal.resolve", "journal.attach", "vault.seal_many"]
)
def test_who_was_shown_something_for_another_purpose_than_care_writes_nothing(node_by: By, act: str) -> None:
    assert not JUDGE(guest(node_by), act, {**ACTS[act], "ground_purposes": ["export"]})


@pytest.mark.parametrize("role", ASSISTING)
def test_for_the_owner_no_ground_counts(node_by: By, role: Role) -> None:
    own = replace(guest(node_by, role), agency=OWNER)
    for act, about in ACTS.items():
        bare = {name: about[name] for name in ("owner", "section", "closed") if name in about}
        assert JUDGE(own, act, bare)
        assert JUDGE(own, act, {**about, "ground_until": NOW - 9})
        assert not JUDGE(guest(node_by, role), act, bare)


ENDING: list[tuple[bool, Standing, str, Attributes]] = [
    *[(True, Standing.ACTIVE, role, {"owner": str(GUEST), "own": False}) for role in ASSISTING],
    *[(False, Standing.ACTIVE, role, {"owner": str(OWNER), "own": False}) for role in Role],
    *[(role not in OUTSIDE, Standing.ACTIVE, role, {"owner": str(OWNER), "own": True}) for role in Role],
    *[(False, Standing.ACTIVE, role, {"owner": str(GUEST), "own": False}) for role in WATCHING],
    *[(how is Standing.NODE, how, "", {"owner": str(OWNER), "own": False}) for how in Standing],
    *[(False, how, "caseworker", {"owner": str(GUEST), "own": True}) for how in (Standing.LOCKED, Standing.WAITING)],
]


@pytest.mark.parametrize(("allowed", "standing", "role", "about"), ENDING)
def test_who_takes_back_what_was_shared(
    node_by: By, standing: Standing, role: str, about: Attributes, *, allowed: bool
) -> None:
    by = guest(node_by, role, standing)
    by = replace(node_by, verdicts={}) if standing is Standing.NODE else by
    assert JUDGE(by, "vault.unshare", about) is allowed


@pytest.mark.parametrize("act", ["vault.share", "vault.share_with_member"])
def test_only_the_owning_agency_shares_and_the_node_never_does(node_by: By, act: str) -> None:
    for role in Role:
        assert JUDGE(guest(node_by, role), act, {"owner": str(GUEST)}) is (role in ASSISTING)
        assert not JUDGE(guest(node_by, role), act, {"owner": str(OWNER)})
    assert not JUDGE(node_by, act, {"owner": str(GUEST)})


CLAUSES = re.compile(r"\n\s*(?:&& |\|\| )[^\n]+")


def clauses() -> list[str]:
    text = (FOLDER / "sharing.cedar").read_text()
    return [found.group() for found in CLAUSES.finditer(text)]


def borders() -> list[tuple[str, dict[str, Any], str, Standing]]:
    """Give questions on both sides of every border that the tests above draw."""
    asked: list[tuple[str, dict[str, Any], str, Standing]] = []
    for act in ("journal.read_file", "journal.append", "vault.open_of"):
        about, caseworker, active = ACTS[act], Role.CASEWORKER.value, Standing.ACTIVE
        others: list[dict[str, Any]] = [
            {},
            CLOSED,
            {**CLOSED, "entries": ["e3"]},
            {"sections": ["identity"]},
            {"now": NOW - 1},
            {"now": NOW + 1},
            {"ground_recipient": str(OWNER)},
            {"ground_purposes": ["export"]},
            {"purpose": "overview"} if "purpose" in about else {},
            {"purpose": "answer"} if "purpose" in about else {},
        ]
        asked += [(act, {**about, **other}, caseworker, active) for other in others]
        asked += [(act, {**about, "ground_recipient": str(MALI)}, "interpreter", active)]
        asked += [(act, about, role, active) for role in ("director", "auditor", "node administrator")]
        asked += [
            (act, {**about, "ground_recipient": str(MALI)}, role, active) for role in ("auditor", "node administrator")
        ]
        asked += [(act, about, caseworker, Standing.LOCKED)]
    return [*asked, *borders_of_safety()]


def borders_of_safety() -> list[tuple[str, dict[str, Any], str, Standing]]:
    """Give questions on both sides of writing on a ground that was given for safety alone."""
    act, named = "journal.append", {"ground_purposes": ["safety"], "ground_sections": ["health", "safety"]}
    about = {**ACTS[act], **named, "section": "safety", "sections": ["safety"]}
    others: list[dict[str, Any]] = [
        *({}, {"now": NOW - 1}, {"now": NOW + 1}, {"ground_recipient": str(OWNER)}, {"ground_recipient": str(MALI)}),
        *({"ground_purposes": ["legal"]}, {"ground_sections": ["health"]}, {"sections": ["health"]}),
    ]
    return [
        (act, {**about, **other}, role, standing)
        for other in others
        for role in (Role.CASEWORKER.value, "interpreter", "director")
        for standing in (Standing.ACTIVE, Standing.LOCKED)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("clause", [one for one in clauses() if " has " not in one], ids=str.strip)
def test_a_policy_that_lacks_a_clause_decides_otherwise_somewhere(node_by: By, tmp_path: Path, clause: str) -> None:
    for text in FOLDER.iterdir():
        (tmp_path / text.name).write_text(text.read_text())
    whole = (tmp_path / "sharing.cedar").read_text()
    mutants = [whole[: one.start()] + whole[one.end() :] for one in re.finditer(re.escape(clause), whole)]
    for mutant in mutants:
        (tmp_path / "sharing.cedar").write_text(mutant)
        try:
            judge: Policies = house_policies(tmp_path)
        except Exception:  # noqa: BLE001, S112 -- a mutant that cannot be read decides nothing
            continue
        assert verdicts(node_by, judge) != verdicts(node_by, JUDGE)


def verdicts(node_by: By, judge: Policies) -> list[bool]:
    told = [judge(guest(node_by, role, how), act, about) for act, about, role, how in borders()]
    for _allowed, how, role, about in ENDING:
        by = replace(node_by, verdicts={}) if how is Standing.NODE else guest(node_by, role, how)
        told.append(judge(by, "vault.unshare", about))
    told += [judge(guest(node_by, role), "vault.open_many", {}) for role in ("interpreter", "auditor", "caseworker")]
    told += [judge(guest(node_by, "interpreter", how), "vault.open_many", {}) for how in Standing]
    told += [judge(guest(node_by, role), "cases.shared_cases", {}) for role in ("interpreter", "auditor", "analyst")]
    told += [judge(guest(node_by, "interpreter", how), "cases.shared_cases", {}) for how in Standing]
    return told
