"""The pages of a screening, without any script."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.doors.cli.instruments import instruments as command
from samakki.instruments import jobs, queries
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, open_case, text_of


def address_of(node: Node, case: object, name: str = "ilo_forced_labour") -> str:
    sets = {made.name: made.id for made in jobs.ship_indicators(node.house.node)}
    return f"/case/{case}/screening/{sets[name]}/"


def law_of(node: Node) -> str:
    shown = next(one for one in queries.indicator_sets(node.by("dara")) if one.content.name == "definitions")
    return f"{shown.id}/palermo_adult"


@pytest.mark.req("IDENT-21", "IDENT-24")
def test_indicators_stand_with_where_they_come_from_beside_what_trafficking_is_not(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    address = address_of(node_of_today, case)
    assert "Eleven indicators of forced labour" in text_of(dara, f"/case/{case}/screening/")
    told = {"control": Told(["debt", "papers_kept"]), "leave_freely": Told(["yes"])}
    actions.change_fields(node_of_today.by("dara"), case, Section.EXPERIENCE, told)
    page = text_of(dara, address)
    assert "2 of 11 indicators were seen: Retention of identity documents, Debt bondage." in page
    assert "Means of control: Papers kept, Debt" in page
    assert "Answered no: Restriction of movement." in page
    assert "In some situations one of these may be enough" in page
    assert "This is no decision: a person decides." in page
    assert "What somebody was made to do is not punished." in page
    assert "Smuggling helps somebody over a border for money and ends there." in page
    assert "Forced labour is a purpose of trafficking, and also exists without it" in page


@pytest.mark.req("IDENT-22", "IDENT-23")
def test_nothing_is_chosen_and_a_decision_needs_its_law_and_keeps_protection_and_stay_apart(
    node_of_today: Node,
) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    address = address_of(node_of_today, case)
    page = text_of(dara, address)
    assert [found for found in re.findall(r'<option value="([^"]*)" selected', page) if found] == []
    assert {'name="protection"', 'name="immigration"'} <= set(re.findall(r'name="(?:protection|immigration)"', page))

    answer = dara.post(address, {"decision": "possible", "reason": "DEMO because"})
    assert answer.status_code == 422
    assert "Choose the definition and the threshold" in answer.content.decode()
    assert "DEMO because" in answer.content.decode()

    law = {"law": law_of(node_of_today), "threshold": "reasonable_grounds"}
    kept = {"decision": "possible", "protection": "reflection", "immigration": "case_paused", "reason": "DEMO because"}
    assert dara.post(address, {**law, **kept}).status_code == 302
    assert dara.post(address, {**law, **kept, "base": "nonsense"}).status_code == 400
    page = text_of(dara, address)
    stamps = page.partition('name="base" value="')[2].partition('"')[0]
    assert dara.post(address, {**law, **kept, "base": stamps}).status_code == 302
    assert actions.read_case(node_of_today.by("dara"), case).conflicts == ()
    page = text_of(dara, address)
    for words in ("Possibly trafficked", "Time to recover and reflect", "Case for the border crossing paused"):
        assert words in page
    assert "Reasonable grounds (reasonable_grounds)" in page
    assert "palermo_adult, definitions 1" in page


def test_an_old_version_of_a_set_has_a_page_of_its_own_with_its_source(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    which = address_of(node_of_today, case, "online_recruitment").rstrip("/").rpartition("/")[2]
    page = text_of(dara, f"/indicators/{which}/")
    assert "own, not validated by anybody" in page
    assert "It has no weights" in page


def test_addresses_that_lead_nowhere_and_forged_laws_are_refused(node_of_today: Node) -> None:
    dara, noy = node_of_today.browser("dara"), node_of_today.browser("noy")
    case = open_case(dara)
    address = address_of(node_of_today, case)
    assert dara.get(f"/case/{case}/screening/{uuid4()}/").status_code == 404
    assert dara.get(f"/indicators/{uuid4()}/").status_code == 404
    assert noy.get(address).status_code == 404
    assert dara.post(address, {"law": "x/y", "threshold": "z"}).status_code == 400
    law = {"law": law_of(node_of_today), "threshold": "reasonable_grounds"}
    assert dara.post(address, {**law, "decision": "certainly"}).status_code == 422
    assert actions.open_screening(
        node_of_today.by("dara"), case, queries.indicator_sets(node_of_today.by("dara"))[1].id
    )


def test_a_reading_of_a_screening_is_recorded(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    text_of(dara, address_of(node_of_today, case))
    assert "Screening" in text_of(dara, f"/case/{case}/readers/")


def test_the_operator_ships_loads_and_lists_and_is_told_what_is_wrong(
    node_of_today: Node, compiled_once: None, tmp_path: Path
) -> None:
    run = CliRunner().invoke
    first = run(command, ["ship"])
    assert (first.exit_code, first.output.count("published.")) == (0, 22)
    again = run(command, ["ship"])
    assert (again.exit_code, again.output.count("is here already.")) == (0, 25)
    law = tmp_path / "law.yaml"
    law.write_text(
        "name: law\ntitle: {en: Law}\nsource: DEMO\nguidance: {en: DEMO}\n"
        "definitions: [{code: a, title: {en: A}, words: {en: A}}]\n"
    )
    assert run(command, ["indicators", str(law)]).output == "law: version 1.\n"
    assert "law\tversion 1\t0 indicators\tDEMO" in run(command, ["indicators"]).output
    for wrong, said in (
        ("- a list", "it is a list and needs guidance, name, source, title"),
        ("name: [", "this is no YAML"),
        (law.read_text() + "weights: {a: 3}\n", "weights are not taken"),
        (law.read_text().replace("A}}]", "A}}, {code: a, title: {en: A}, words: {en: A}}]"), "two of one kind"),
        (law.read_text().replace("name: law", "name: Law!"), "a name is small letters"),
        (law.read_text().replace("{en: Law}", "Law"), "in English at least"),
    ):
        law.write_text(wrong)
        refused = run(command, ["indicators", str(law)])
        assert (refused.exit_code, said in refused.output) == (1, True), refused.output
        law.write_text(
            "name: law\ntitle: {en: Law}\nsource: DEMO\nguidance: {en: DEMO}\n"
            "definitions: [{code: a, title: {en: A}, words: {en: A}}]\n"
        )
