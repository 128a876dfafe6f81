"""Who may do what, from both sides; and that nothing starts with policies that are broken."""

import pkgutil
import re
from dataclasses import replace
from importlib import import_module
from uuid import UUID

import pytest

import samakki
from samakki.access.gateways import house_policies
from samakki.access.gateways.decisions import FOLDER
from samakki.access.words import Role
from samakki.kernel.deeds import DECLARED, Attributes, By, Standing
from samakki.kernel.ids import AgencyId, MemberId
from samakki.sections.words import Section

OWN = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a1"))
FOREIGN = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a2"))
DARA = MemberId(UUID("0195d000-0000-7000-8000-0000000000b1"))
JUDGE = house_policies()
FILE = {"owner": str(OWN), "section": "health", "closed": False}
FOREIGN_FILE = {"owner": str(FOREIGN), "section": "health", "closed": False}
KEY = {"owner": str(OWN)}
KEYS_OF_OTHERS = {"owner": str(FOREIGN)}
SHOWN: Attributes = {
    **FOREIGN_FILE,
    "sections": ["health"],
    "entries": [],
    "purpose": "care",
    "now": 5,
    "ground_kind": "consent",
    "ground_recipient": str(OWN),
    "ground_sections": ["health"],
    "ground_entries": [],
    "ground_purposes": ["care"],
    "ground_since": 0,
    "ground_until": 10,
}

BY_THEIR_NAME_BEHIND: Attributes = {**SHOWN, "ground_recipient": str(DARA)}
BY_THEIR_NAME: Attributes = {**BY_THEIR_NAME_BEHIND, "never": False, "declared": False}
WHOLE: Attributes = {"ground_sections": sorted(Section)}

AT_WORK = [
    *(Role.CASEWORKER, Role.SUPERVISOR, Role.COUNSELLOR, Role.AGENCY_ADMINISTRATOR),
    *(Role.HEALTH, Role.LEGAL, Role.PSYCHOSOCIAL),
]
BY_NAME = [Role.INTERPRETER, Role.PEER]
GRANTING = {**KEY, "own": False, "begun": False, "sole": False}
SECOND = {**KEY, "own": False, "begun": True, "sole": True}
VOUCHING = {**KEY, "own": False, "named": True}
PLACED = {**KEY, "own": False, "nods": 2}
LEADING = [Role.SUPERVISOR, Role.AGENCY_ADMINISTRATOR]
KEEPING_FORMS = [Role.SUPERVISOR, Role.AGENCY_ADMINISTRATOR, Role.NODE_ADMINISTRATOR]
WATCHING = [Role.NODE_ADMINISTRATOR, Role.AUDITOR]
PROFESSIONS = {Role.HEALTH: "health", Role.LEGAL: "legal", Role.PSYCHOSOCIAL: "psychosocial"}


def closed(profession: Role) -> Attributes:
    """An entry that was closed in the section of that profession."""
    return {"owner": str(OWN), "section": PROFESSIONS[profession], "closed": True}


def standing(by: By, how: Standing, role: str = "") -> By:
    if how in {Standing.NODE, Standing.VISITOR}:
        return replace(by, standing=how, verdicts={})
    return replace(by, standing=how, role=role, agency=OWN, member=DARA, verdicts={})


ALLOWED: list[tuple[Standing, str, str, Attributes]] = [
    *[(Standing.ACTIVE, role, "journal.read_file", FILE) for role in AT_WORK],
    *[(Standing.ACTIVE, role, "cases.caseload", {}) for role in AT_WORK],
    *[(how, "", "access.sign_in", {}) for how in Standing],
    (Standing.VISITOR, "", "access.accept_invitation", {}),
    (Standing.WAITING, "caseworker", "access.set_pin", {}),
    (Standing.WAITING, "caseworker", "access.names_of_staff", KEY),
    (Standing.LOCKED, "caseworker", "access.unlock_by_pin", {}),
    (Standing.LOCKED, "caseworker", "access.sign_out", {}),
    (Standing.LOCKED, "caseworker", "access.park_post", {}),
    (Standing.WAITING, "agency administrator", "vault.make_agency_key", KEY),
    (Standing.ACTIVE, "agency administrator", "access.invite", KEY),
    *[(Standing.ACTIVE, role, "access.grant_key", GRANTING) for role in LEADING],
    *[(Standing.ACTIVE, role, "access.grant_key", SECOND) for role in AT_WORK],
    *[(Standing.ACTIVE, role, "access.approve_new_pair", VOUCHING) for role in Role if role is not Role.SURVIVOR],
    (Standing.ACTIVE, "caseworker", "vault.replace_member_key", PLACED),
    (Standing.ACTIVE, "agency administrator", "access.change_role", {**KEY, "own": False}),
    *[(Standing.ACTIVE, role, "facts.known_on", KEY) for role in [*AT_WORK, Role.ANALYST]],
    *[(Standing.ACTIVE, role, "access.set_pin", {}) for role in Role],
    (Standing.ACTIVE, "auditor", "access.log_without_contents", {}),
    *[(Standing.ACTIVE, role, "cases.read_shared_case", BY_THEIR_NAME) for role in BY_NAME],
    *[(Standing.ACTIVE, role, "journal.read_file", BY_THEIR_NAME_BEHIND) for role in BY_NAME],
    *[
        (Standing.ACTIVE, role, "journal.open_closed_many", {**closed(role), "section": "", "within": [own, "safety"]})
        for role, own in PROFESSIONS.items()
    ],
    *[(Standing.ACTIVE, role, "transfers.agree_to_export", {**KEY, "own": False, "fits": True}) for role in AT_WORK],
    (Standing.NODE, "", "keeping.finish_erasure", {**KEY, "own": False, "agreed": True}),
    (Standing.ACTIVE, "supervisor", "keeping.carry_out_erasure", {**KEY, "own": False, "agreed": True}),
    (Standing.ACTIVE, "auditor", "journal.readings", {}),
    *[(Standing.ACTIVE, role, "access.notices_of_all", {}) for role in WATCHING],
    *[(Standing.ACTIVE, role, "access.verify_log", {}) for role in [*WATCHING, Role.SUPERVISOR]],
    *[(Standing.ACTIVE, own, "journal.open_closed", closed(own)) for own in PROFESSIONS],
    (Standing.ACTIVE, "auditor", "journal.verify", {}),
    (Standing.ACTIVE, "node administrator", "vault.keystore_state", {}),
    (Standing.NODE, "", "journal.verify", {}),
    (Standing.NODE, "", "journal.sequence", {}),
    (Standing.NODE, "", "access.init_node", {}),
    (Standing.NODE, "", "vault.check_keystore", {}),
    (Standing.NODE, "", "instruments.import_xlsform", {}),
    (Standing.NODE, "", "instruments.release_xlsform", {}),
    *[(Standing.ACTIVE, role, "instruments.publish", {"own": False}) for role in KEEPING_FORMS],
    *[(Standing.ACTIVE, role, "instruments.withdraw", {}) for role in KEEPING_FORMS],
    *[(Standing.ACTIVE, role, "assistance.read_board", {}) for role in LEADING],
    *[(Standing.ACTIVE, role, "assistance.sign_off", KEY) for role in LEADING],
    *[(Standing.ACTIVE, role, "assistance.ask_review", {}) for role in AT_WORK],
    *[(Standing.ACTIVE, role, "assistance.go_away", {}) for role in AT_WORK],
]
REFUSED: list[tuple[Standing, str, str, Attributes]] = [
    *[(Standing.ACTIVE, role, "journal.read_file", FILE) for role in Role if role not in AT_WORK],
    *[(Standing.ACTIVE, role, "cases.caseload", {}) for role in Role if role not in AT_WORK],
    *[(Standing.ACTIVE, role, "cases.read_case", KEY) for role in Role if role not in AT_WORK],
    *[(Standing.ACTIVE, role, "facts.known_on", KEY) for role in [*WATCHING, *BY_NAME, Role.SURVIVOR]],
    *[(Standing.ACTIVE, role, "facts.known_on", KEYS_OF_OTHERS) for role in Role],
    *[(Standing.ACTIVE, role, "cases.read_shared_case", BY_THEIR_NAME) for role in [*WATCHING, Role.ANALYST]],
    *[(Standing.ACTIVE, role, "vault.open_many", {}) for role in [*WATCHING, Role.ANALYST, Role.SURVIVOR]],
    *[(Standing.ACTIVE, role, "journal.read_file", {**BY_THEIR_NAME_BEHIND, **WHOLE}) for role in BY_NAME],
    *[(Standing.ACTIVE, role, "cases.read_shared_case", {**BY_THEIR_NAME, **WHOLE}) for role in BY_NAME],
    *[
        (
            Standing.ACTIVE,
            role,
            "journal.open_closed_many",
            {**closed(role), "section": "", "within": [other, "safety"]},
        )
        for role in PROFESSIONS
        for other in PROFESSIONS.values()
        if other != PROFESSIONS[role]
    ],
    *[
        (Standing.ACTIVE, role, "transfers.agree_to_export", {**KEY, "own": False, "fits": True})
        for role in Role
        if role not in AT_WORK
    ],
    *[
        (how, role, act, {**KEY, "own": own, "agreed": False})
        for how, role in ((Standing.NODE, ""), (Standing.ACTIVE, "supervisor"))
        for act in ("keeping.carry_out_erasure", "keeping.finish_erasure")
        for own in (True, False)
    ],
    *[(Standing.ACTIVE, "survivor", act, KEY) for act in ("access.colleagues", "vault.holders", "cases.read_case")],
    *[
        (Standing.ACTIVE, role, "journal.open_closed", closed(other))
        for role in PROFESSIONS
        for other in PROFESSIONS
        if other is not role
    ],
    *[(Standing.ACTIVE, role, "access.log_without_contents", {}) for role in Role if role is not Role.AUDITOR],
    *[(Standing.ACTIVE, role, "journal.readings", {}) for role in Role if role is not Role.AUDITOR],
    *[(Standing.ACTIVE, role, "access.notices_of_all", {}) for role in Role if role not in WATCHING],
    *[(Standing.ACTIVE, role, "access.change_role", {**KEY, "own": True}) for role in Role],
    *[(Standing.ACTIVE, role, "access.dismiss", {**KEY, "own": True}) for role in Role],
    *[(Standing.ACTIVE, role, "access.sign_out_colleague", {**KEY, "own": True}) for role in Role],
    *[(Standing.ACTIVE, role, "access.sign_out_colleague", {**KEYS_OF_OTHERS, "own": False}) for role in Role],
    *[(Standing.ACTIVE, role, "access.change_role", {**KEYS_OF_OTHERS, "own": False}) for role in Role],
    *[(Standing.ACTIVE, role, "access.grant_key", {**SECOND, "own": True}) for role in Role],
    *[(Standing.ACTIVE, role, "access.grant_key", SECOND) for role in Role if role not in AT_WORK],
    *[(Standing.ACTIVE, role, "vault.grant", {**KEY, "own": True}) for role in Role],
    *[(Standing.ACTIVE, role, "vault.grant", {**KEY, "own": False}) for role in Role if role not in AT_WORK],
    *[(Standing.ACTIVE, role, "access.grant_key", GRANTING) for role in Role if role not in LEADING],
    *[(Standing.ACTIVE, role, "access.approve_new_pair", {**VOUCHING, "named": False}) for role in Role],
    *[(Standing.ACTIVE, role, "access.approve_new_pair", {**VOUCHING, "own": True}) for role in Role],
    *[(Standing.ACTIVE, role, "access.begin_new_pair", {**VOUCHING, "named": False}) for role in Role],
    *[(Standing.ACTIVE, role, "vault.replace_member_key", {**PLACED, "nods": 1}) for role in Role],
    *[(Standing.ACTIVE, role, "vault.replace_member_key", {**PLACED, "own": True}) for role in Role],
    *[(Standing.ACTIVE, role, "journal.read_file", FOREIGN_FILE) for role in Role],
    *[(Standing.ACTIVE, role, "vault.open_of", {"owner": str(FOREIGN), "closed": True}) for role in Role],
    *[(how, "caseworker", "journal.read_file", FILE) for how in Standing if how is not Standing.ACTIVE],
    *[(how, "caseworker", "journal.append", FILE) for how in Standing if how is not Standing.ACTIVE],
    *[(how, "agency administrator", "access.init_node", {}) for how in Standing if how is not Standing.NODE],
    (Standing.VISITOR, "", "access.set_pin", {}),
    (Standing.VISITOR, "", "access.park_post", {}),
    (Standing.WAITING, "caseworker", "vault.make_agency_key", KEY),
    (Standing.WAITING, "caseworker", "cases.caseload", {}),
    (Standing.LOCKED, "caseworker", "access.set_pin", {}),
    (Standing.LOCKED, "caseworker", "access.take_parked", {}),
    (Standing.LOCKED, "caseworker", "vault.keyring", KEY),
    (Standing.ACTIVE, "supervisor", "access.invite", KEY),
    (Standing.ACTIVE, "agency administrator", "access.invite", KEYS_OF_OTHERS),
    (Standing.ACTIVE, "agency administrator", "vault.make_agency_key", KEYS_OF_OTHERS),
    (Standing.ACTIVE, "supervisor", "access.grant_key", {**GRANTING, **KEYS_OF_OTHERS}),
    (Standing.ACTIVE, "caseworker", "journal.verify", {}),
    (Standing.ACTIVE, "caseworker", "vault.sign", {}),
    (Standing.ACTIVE, "caseworker", "vault.open_member_key", {"own": False}),
    (Standing.VISITOR, "", "vault.open_member_key", {"own": False}),
    (Standing.NODE, "", "vault.open_session", {}),
    (Standing.NODE, "", "vault.open_many", {}),
    (Standing.NODE, "", "vault.keyring", KEY),
    *[(Standing.ACTIVE, role, "instruments.publish", {"own": True}) for role in Role],
    *[(Standing.ACTIVE, role, "instruments.publish", {"own": False}) for role in Role if role not in KEEPING_FORMS],
    *[(Standing.ACTIVE, role, "instruments.release_xlsform", {}) for role in Role],
    (Standing.NODE, "", "instruments.publish", {"own": False}),
    (Standing.NODE, "", "instruments.withdraw", {}),
    (Standing.ACTIVE, "", "journal.read_file", FILE),
    *[(Standing.ACTIVE, role, "assistance.read_board", {}) for role in Role if role not in LEADING],
    *[(Standing.ACTIVE, role, "assistance.sign_off", KEY) for role in Role if role not in LEADING],
    *[(Standing.ACTIVE, role, "assistance.sign_off", KEYS_OF_OTHERS) for role in Role],
    *[(Standing.ACTIVE, role, "assistance.send_away", {}) for role in Role if role not in LEADING],
    *[(how, "supervisor", "assistance.read_board", {}) for how in Standing if how is not Standing.ACTIVE],
    (Standing.ACTIVE, "director", "journal.read_file", FILE),
]


@pytest.mark.parametrize(("how", "role", "act", "about"), ALLOWED)
def test_it_is_allowed(node_by: By, how: Standing, role: str, act: str, about: Attributes) -> None:
    assert JUDGE(standing(node_by, how, role), act, about)


@pytest.mark.parametrize(("how", "role", "act", "about"), REFUSED)
def test_it_is_refused(node_by: By, how: Standing, role: str, act: str, about: Attributes) -> None:
    assert not JUDGE(standing(node_by, how, role), act, about)


@pytest.mark.asvs("15.3.5")
@pytest.mark.parametrize(
    ("act", "about"),
    [
        ("journal.read_file", {}),
        ("journal.read_file", {"owner": str(OWN)}),
        ("journal.read_file", {**FILE, "more": True}),
        ("journal.read_file", {**FILE, "closed": "no"}),
        ("vault.make_agency_key", {}),
        ("journal.read_everything", FILE),
    ],
)
def test_what_is_missing_unknown_or_of_another_kind_is_refused(node_by: By, act: str, about: Attributes) -> None:
    assert not JUDGE(standing(node_by, Standing.ACTIVE, Role.CASEWORKER), act, about)


def test_a_verdict_is_kept_for_the_request_and_each_question_is_its_own(node_by: By) -> None:
    by = standing(node_by, Standing.ACTIVE, Role.CASEWORKER)
    assert JUDGE(by, "journal.read_file", FILE)
    assert not JUDGE(by, "journal.read_file", FOREIGN_FILE)
    assert len(by.verdicts) == 2


def acts() -> list[str]:
    for module in pkgutil.walk_packages(samakki.__path__, "samakki."):
        if module.name.split(".")[2:3] in (["actions"], ["queries"], ["jobs"]):
            import_module(module.name)
    return sorted(act for act, one in DECLARED.items() if one.function.__module__.startswith("samakki."))


def named() -> set[str]:
    texts = "".join(path.read_text() for path in FOLDER.glob("*.cedarschema"))
    return set(re.findall(r'"([a-z]+\.\w+)"', texts))


def test_every_declared_act_stands_in_the_schema_and_nothing_else_does() -> None:
    assert set(acts()) == named()


@pytest.mark.asvs("8.2.1")
@pytest.mark.parametrize("act", sorted(named()))
def test_every_act_is_open_to_somebody_and_closed_to_somebody_or_is_part_of_arriving(node_by: By, act: str) -> None:
    abouts: list[Attributes] = [
        *({}, KEY, {"own": True}, {"own": False}),
        {**KEY, "own": True},
        {**KEY, "own": False},
        {**KEY, "closed": False},
        {**KEY, "barred": False},
        {**KEY, "own": False, "kind": "consent"},
        {**KEY, "own": False, "kind": "consent", "alone": False},
        {**KEY, "own": False, "judged": False},
        {**KEY, "own": False, "declared": False},
        {**KEYS_OF_OTHERS, "own": False, "alone": False, "holds": True},
        {**KEYS_OF_OTHERS, "on_duty": True, "holds": True},
        {name: told for name, told in SHOWN.items() if name not in {"section", "purpose"}},
        GRANTING,
        VOUCHING,
        PLACED,
        *({**KEY, fact: True} for fact in ("agreed", "named", "on_duty")),
        {**KEY, "own": False, "agreed": True},
        {**KEY, "own": False, "fits": True},
        FILE,
        {**SHOWN, "never": False, "declared": False},
    ]
    verdicts = set[bool]()
    for by in (
        standing(node_by, how, role) for how in Standing for role in (Role if how is not Standing.NODE else [""])
    ):
        actor = (by.standing.value, by.role, by.agency and str(by.agency), by.member and str(by.member))
        verdicts.add(any(JUDGE.decide_all(actor, [(act, about) for about in abouts])))
        if verdicts == {True, False}:
            break
    assert True in verdicts
    arriving = {"access.at_home", "access.is_founded", "access.resume", "access.sign_in", "access.accept_invitation"}
    arriving |= {"access.is_closed", "access.remember_place", "access.new_pair_of", "access.make_new_pair"}
    assert False in verdicts or act in arriving | {"access.invitation_of", "vault.whose_keystore"}
