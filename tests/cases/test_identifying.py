"""Identified or not, assisted or not: four ways, each counted, none of them a condition of another."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.rules import is_of_trafficking, missing_for_decision, missing_for_help
from samakki.cases.words import FourWays, Question, WordsRefusedError
from samakki.facts import queries as facts
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section
from tests.cases.conftest import SHELTER, Staff
from tests.given import NOON

DEFINITION = "Palermo Protocol, article 3"
LAW = {"decided_by": Told(["police"]), "definition": Told([DEFINITION]), "threshold": Told(["Likely"])}
FOUR = [("identified", "yes"), ("identified", "no"), ("not_decided", "yes"), ("possible", "no")]


def opened(by: By) -> FileId:
    return actions.open_case(by, "DEMO: came to the gate", "Lotus")


def ways(by: By, case: FileId) -> FourWays:
    return actions.read_identification(by, case)[0]


def counted(by: By, dimension: str) -> dict[str, int]:
    return {str(one.told.value): one.persons for one in facts.known_on(by, SHELTER, dimension, NOON.date())}


@pytest.mark.req("IDENT-03", "IDENT-04", "IDENT-05")
def test_four_ways_are_each_written_and_counted_and_so_is_the_reason_of_no_assistance(staff: Staff) -> None:
    for (status, assisted), why in zip(FOUR, ("", "declined", "", "not_offered"), strict=True):
        case = opened(staff.dara)
        helped = {"assisted": Told([assisted])} | ({"not_assisted_why": Told([why])} if why else {})
        actions.identify(staff.dara, case, {"status": Told([status])} | (LAW if status == "identified" else {}), helped)
        assert ways(staff.dara, case) == FourWays(status == "identified", assisted == "yes")
    assert counted(staff.dara, "experience.status") == {"identified": 2, "not_decided": 1, "possible": 1}
    assert counted(staff.dara, "administration.assisted") == {"yes": 2, "no": 2}
    assert counted(staff.dara, "administration.not_assisted_why") == {"declined": 1, "not_offered": 1}


@pytest.mark.req("IDENT-22", "CASE-02")
@pytest.mark.parametrize("lacking", ["decided_by", "definition"])
def test_a_decision_says_who_decided_and_by_which_definition(staff: Staff, lacking: str) -> None:
    case = opened(staff.dara)
    told = {"status": Told(["identified"])} | {name: given for name, given in LAW.items() if name != lacking}
    with pytest.raises(WordsRefusedError) as refused:
        actions.identify(staff.dara, case, told, {})
    assert (refused.value.about, refused.value.code) == (lacking, "empty")
    assert not ways(staff.dara, case).identified
    actions.identify(staff.dara, case, told | LAW, {})
    section = actions.read_section(staff.mali, case, Section.EXPERIENCE)
    stands = {one.field.name: one.heads.value for one in section.known}
    assert (stands["definition"], stands["threshold"]) == (DEFINITION, "Likely")


def test_nobody_is_asked_who_decided_where_nobody_did() -> None:
    assert missing_for_decision({"status": "possible"}) == missing_for_decision({}) == ()
    assert missing_for_decision({"status": "not_trafficked"}) == ("decided_by", "definition")
    assert missing_for_help({"assisted": "not_yet"}) == missing_for_help({}) == ()


def test_the_reason_of_no_assistance_goes_when_somebody_helps(staff: Staff) -> None:
    case = opened(staff.dara)
    with pytest.raises(WordsRefusedError):
        actions.identify(staff.dara, case, {}, {"assisted": Told(["no"])})
    actions.identify(staff.dara, case, {}, {"assisted": Told(["no"]), "not_assisted_why": Told(["declined"])})
    base = actions.read_section(staff.dara, case, Section.ADMINISTRATION).field("assisted")
    assert base
    actions.identify(staff.dara, case, {}, {"assisted": Told(["yes"], base=base.heads.base)})
    assert counted(staff.dara, "administration.not_assisted_why") == {}


@pytest.mark.req("CASE-27", "IDENT-08")
@pytest.mark.parametrize(
    ("told", "elements"),
    [
        ({"status": Told(["not_decided"])}, {}),
        ({"status": Told(["possible"])}, {"purpose": Told(["labour"])}),
        ({}, {"acts": Told(["recruitment"]), "purpose": Told(["sexual"])}),
    ],
)
def test_who_is_suspected_deported_or_was_not_exploited_yet_is_helped_without_being_called_anything(
    staff: Staff, told: dict[str, Told], elements: dict[str, Told]
) -> None:
    case = opened(staff.dara)
    actions.identify(staff.dara, case, told | elements, {"came_by": Told(["border"]), "assisted": Told(["yes"])})
    assert ways(staff.dara, case) == FourWays(identified=False, assisted=True)


@pytest.mark.req("IDENT-05", "CASE-21")
def test_who_came_for_violence_or_a_lost_home_goes_without_the_word_until_somebody_sees_more(staff: Staff) -> None:
    case = opened(staff.dara)
    actions.identify(staff.dara, case, {}, {"concern": Told(["violence"]), "came_by": Told(["hospital"])})
    assert not ways(staff.dara, case).of_trafficking
    actions.identify(staff.dara, case, {"status": Told(["possible"])}, {})
    assert ways(staff.dara, case).of_trafficking
    assert is_of_trafficking(None, None)
    assert not is_of_trafficking("home", "not_trafficked")


@pytest.mark.req("IDENT-27")
def test_a_second_opinion_is_asked_answered_or_taken_back(staff: Staff) -> None:
    case = opened(staff.dara)
    for question in (Question("", "Mali"), Question("Is it?", " ")):
        with pytest.raises(WordsRefusedError):
            actions.ask_opinion(staff.dara, case, question)
    asked = [actions.ask_opinion(staff.dara, case, Question(f"Is it? {each}", "Mali", "2026-03-06")) for each in "ab"]
    actions.answer_opinion(staff.mali, case, asked[0], "Yes: her papers were kept.", "Mali")
    actions.answer_opinion(staff.dara, case, asked[1], "  ", "")
    with pytest.raises(FieldUnknownError):
        actions.answer_opinion(staff.dara, case, "00000000", "Yes", "Mali")
    rows = actions.read_section(staff.dara, case, Section.EXPERIENCE).field("second_opinions")
    assert rows
    told = [{part.field.name: part.heads.value for part in row.known} for row in rows.standing]
    assert [row["state"] for row in told] == ["answered", "taken_back"]
    assert told[0]["asked_on"] == str(NOON.date())
    assert (told[0]["answer"], told[0]["answered_by"]) == ("Yes: her papers were kept.", "Mali")


@pytest.mark.req("IDENT-02")
def test_what_two_teams_hold_stands_side_by_side_and_neither_is_overwritten(staff: Staff) -> None:
    case = opened(staff.dara)
    for team, holds in (("DEMO team of one country", "identified"), ("DEMO team of another", "not_decided")):
        told = {"team": Told([team]), "country": Told(["KH"]), "holds": Told([holds]), "reason": Told(["By its law"])}
        actions.write_row(staff.dara, case, Section.EXPERIENCE, "joint_decisions", "", told)
    rows = actions.read_section(staff.dara, case, Section.EXPERIENCE).field("joint_decisions")
    assert rows
    assert [row.known[2].heads.value for row in rows.standing] == ["identified", "not_decided"]


@pytest.mark.req("CHILD-09")
def test_a_report_of_a_missing_child_leads_to_the_file_that_came_later_and_back(staff: Staff) -> None:
    reported, found = opened(staff.dara), opened(staff.dara)
    told = {"number": "DEMO-12/2025", "made_to": "Police post", "day": "2025-06", "by": "the mother"}
    actions.link_report(staff.dara, found, reported, told)
    actions.link_report(staff.mali, found, reported, {"found_on": "2026-03-01"})
    for one, other in ((reported, found), (found, reported)):
        rows = actions.read_section(staff.dara, one, Section.FAMILY).field("missing_reports")
        assert rows
        (row,) = rows.standing
        known = {part.field.name: part.heads.value for part in row.known}
        assert known == told | {"case": str(other), "found_on": "2026-03-01"}
    with pytest.raises(WordsRefusedError):
        actions.link_report(staff.dara, found, found, {})
