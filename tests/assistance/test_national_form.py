"""How people are identified is a country's own: its form, its rules and its written procedure, each in versions."""

import pytest

from samakki.assistance import actions, queries
from samakki.assistance.words import RulesShown
from samakki.cases import actions as cases
from samakki.cases.words import Step
from samakki.kernel.deeds import By
from tests.assistance.rules import TWO_LIMITS
from tests.cases.bound import Desk, desk
from tests.cases.conftest import SHELTER
from tests.instruments.forms import form, q

__all__ = ["desk"]

FIRST = form(q("text", "told", "What this person tells"), q("text", "reason", field="experience.decision_reason"))
SECOND = form(
    q("text", "told", "What this person tells"),
    q("text", "threshold", field="experience.threshold"),
    q("text", "reason", field="experience.decision_reason"),
)


def chosen(by: By, node: By, rules: str) -> RulesShown:
    loaded = actions.load_rules(node, rules)
    actions.choose_rules(by, SHELTER, loaded.id)
    return queries.rules_of(by)


@pytest.mark.req("IDENT-01")
def test_form_rules_and_procedure_of_identification_are_the_countrys_own_and_old_versions_stay(desk: Desk) -> None:
    dara, mali, node = desk.staff.dara, desk.staff.mali, desk.staff.node
    first = desk.bring(FIRST, "National identification form")
    filling = desk.begin(first)
    desk.fill(dara, filling, {"told": "DEMO: her own words", "reason": "DEMO: papers kept"})
    second = desk.bring(SECOND, "National identification form")
    kept = desk.read(mali, filling)
    assert (kept.version, kept.answers["told"]) == (first, "DEMO: her own words")
    again = desk.begin(second)
    desk.fill(dara, again, {"threshold": "DEMO: reasonable grounds"})
    assert desk.read(mali, again).version == second
    assert desk.read(mali, filling).version == first
    shown = chosen(mali, node, TWO_LIMITS)
    assert shown.rules.version in TWO_LIMITS
    newer = chosen(mali, node, TWO_LIMITS.replace('version: "2026"', 'version: "2027"'))
    assert (newer.rules.version, newer.rules.name) == ("2027", shown.rules.name)
    assert actions.write_procedure(dara, SHELTER, Step.IDENTIFICATION, "Two of us listen.", 0) == 1
    assert actions.write_procedure(mali, SHELTER, Step.IDENTIFICATION, "Two of us listen, one writes.", 1) == 2
    versions = queries.procedure_versions(dara, SHELTER, Step.IDENTIFICATION)
    assert [one.words for one in versions] == ["Two of us listen, one writes.", "Two of us listen."]
    assert cases.read_case(dara, desk.case).fillings
