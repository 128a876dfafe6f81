"""Screening: indicators are found where they stand, explained in words, and never decide."""

from typing import Any

import pytest
from django.utils.translation import override

from samakki.cases import actions
from samakki.cases.actions import Answer, Told
from samakki.cases.words import LawNeededError, Outcome, ScreeningOpened
from samakki.instruments import actions as instruments
from samakki.instruments import jobs, queries
from samakki.instruments.actions import Naming
from samakki.instruments.gateways import indicator_texts
from samakki.instruments.words import IndicatorSetId, Stands, Suggestion
from samakki.kernel.ids import FileId, fresh_id
from samakki.sections.words import Section
from tests.cases.conftest import Staff
from tests.given import NOON
from tests.instruments.forms import form, q

pytestmark = pytest.mark.usefixtures("stores")


class Desk:
    """A case, and the sets that are here."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.case = FileId(actions.open_case(staff.dara, "DEMO: at the gate", "K-1"))
        self.sets = {made.name: made.id for made in jobs.ship_indicators(staff.node)}

    def told(self, section: Section, **fields: str | list[str]) -> None:
        said = {name: Told([value] if isinstance(value, str) else value) for name, value in fields.items()}
        actions.change_fields(self.staff.dara, self.case, section, said)

    def open(self, name: str = "ilo_forced_labour") -> ScreeningOpened:
        return actions.open_screening(self.staff.dara, self.case, self.sets[name])

    def stands(self, name: str = "ilo_forced_labour") -> dict[str, Stands]:
        return {each.indicator.code: each.stands for each in self.open(name).weighing.weighed}

    def outcome(self, **more: Any) -> Outcome:
        law = (self.sets["ilo_forced_labour"], self.sets["definitions"], "palermo_adult", "reasonable_grounds")
        return Outcome(*law, **({"seen": self.open().standing} | more))

    def screen(self, **more: Any) -> None:
        actions.screen(self.staff.dara, self.case, self.outcome(**more), NOON)

    def kept(self) -> dict[str, Any]:
        return dict(self.open().kept[0].parts)


@pytest.fixture
def desk(staff: Staff) -> Desk:
    return Desk(staff)


@pytest.mark.req("IDENT-11", "IDENT-13", "IDENT-16")
def test_indicators_are_found_in_what_is_known_with_where_they_come_from(desk: Desk) -> None:
    desk.told(Section.EXPERIENCE, control=["papers_kept", "debt", "violence"], leave_freely="yes")
    desk.told(Section.SAFETY, family_threatened="yes")
    stands = desk.stands()
    assert {code for code, how in stands.items() if how is Stands.PRESENT} == {
        "documents",
        "debt",
        "violence",
        "intimidation",
    }
    assert stands["movement"] is Stands.DENIED
    assert stands["wages"] is Stands.NOT_NAMED
    assert stands["vulnerability"] is Stands.NOT_ASKED
    opened = desk.open()
    seen = next(each for each in opened.weighing.weighed if each.indicator.code == "intimidation").seen
    origins = {opened.origins[one.known.key].source for one in seen if one.stands is Stands.PRESENT}
    assert origins == {"safety.family_threatened"}


def test_what_nobody_asked_is_never_a_no_and_each_kind_of_missing_stays_apart(desk: Desk) -> None:
    assert set(desk.stands().values()) == {Stands.NOT_ASKED}
    actions.change_fields(
        desk.staff.dara, desk.case, Section.EXPERIENCE, {"leave_freely": Told([], missing="prefers not to say")}
    )
    assert desk.stands()["movement"] is Stands.DECLINED
    actions.change_fields(desk.staff.dara, desk.case, Section.EXPERIENCE, {"taken": Told([], missing="unknown")})
    assert desk.stands()["documents"] is Stands.UNKNOWN
    assert desk.open().weighing.suggestion is Suggestion.ASK_ON


def test_a_no_in_one_place_is_no_answer_for_the_places_that_nobody_asked_or_that_are_closed(desk: Desk) -> None:
    places = ("{source: experience.leave_freely, shows: ['no'], denies: ['yes']}", "{source: %s, shows: [passport]}")
    text = (
        "name: own\ntitle: {en: Own}\nsource: DEMO\nguidance: {en: DEMO}\nindicators:\n"
        f"  - {{code: a, label: {{en: A}}, about: {{en: A}}, signs: [{', '.join(places)}]}}\n"
    )
    desk.sets["own"] = instruments.load_indicators(desk.staff.node, text % "experience.taken").id
    desk.told(Section.EXPERIENCE, leave_freely="yes")
    assert desk.stands("own") == {"a": Stands.DENIED}
    assert desk.open("own").weighing.suggestion is Suggestion.ASK_ON
    actions.change_fields(desk.staff.dara, desk.case, Section.EXPERIENCE, {"taken": Told([], missing="no")})
    assert desk.open("own").weighing.suggestion is Suggestion.NO_SIGN
    desk.sets["own"] = instruments.load_indicators(desk.staff.node, text % "experience.crimes_forced").id
    told = {"crimes_forced": Told(["romance_fraud"])}
    actions.change_fields(desk.staff.dara, desk.case, Section.EXPERIENCE, told, closed=True)
    assert desk.stands("own") == {"a": Stands.CLOSED}
    assert desk.open("own").weighing.suggestion is Suggestion.ASK_ON


def test_rows_answers_of_forms_and_closed_entries_are_looked_at_too(desk: Desk) -> None:
    dara = desk.staff.dara
    brought = {form_id: made.version for form_id, made in shipped(desk)}
    version, filling = brought["samakki_screening_online"], fresh_id(dara.clock, dara.chance)
    given = [
        Answer("place/release_money", "family"),
        Answer("place/seen_from_outside", ["guards"]),
        Answer("tasks/crimes_forced", ["romance_fraud"]),
        Answer("journey[1]", "here"),
        Answer("journey[1]/journey_detained", "compound"),
    ]
    actions.fill_form(dara, desk.case, version, filling, given)
    stands = desk.stands("online_recruitment")
    assert (stands["ransom"], stands["compound"]) == (Stands.PRESENT, Stands.PRESENT)
    assert stands["made_to_cheat"] is Stands.CLOSED
    seen = next(one for one in desk.open("online_recruitment").weighing.weighed if one.indicator.code == "compound")
    assert {one.source for one in seen.seen if one.stands is Stands.PRESENT} == {
        "samakki_screening_online/place/seen_from_outside",
        "experience.journey.detained",
    }


def shipped(desk: Desk) -> list[tuple[str, Any]]:
    sheet = next(sheet for sheet in jobs.sheets() if sheet.name == "screening_online")
    made = instruments.release_xlsform(
        desk.staff.node, jobs.workbook(sheet), Naming("screening_online.xlsx", section=sheet.section)
    )
    return [("samakki_screening_online", made)]


@pytest.mark.req("IDENT-22", "IDENT-23", "IDENT-24")
def test_a_screening_keeps_law_threshold_findings_suggestion_and_what_a_person_decided_apart(desk: Desk) -> None:
    desk.told(Section.EXPERIENCE, control=["papers_kept", "debt"], purpose=["labour"], acts=["recruitment"])
    desk.screen(
        decision="possible", protection="reflection", immigration="case_paused", role="Officer", reason="DEMO reasons"
    )
    kept = desk.kept()
    assert kept["definition"].startswith(
        "Palermo Protocol, article 3 (a) and (b): adults (palermo_adult, definitions 1"
    )
    assert kept["threshold"] == "Reasonable grounds (reasonable_grounds)"
    assert kept["indicator_set"] == "Eleven indicators of forced labour (ILO) (ilo_forced_labour, 1)"
    assert "Retention of identity documents: Means of control: Papers kept, Debt" in kept["present"]
    assert "Excessive overtime: Asked, and not named" in kept["not_known"]
    assert kept["suggestion"].startswith("2 of 11 indicators were seen: Retention of identity documents, Debt bondage.")
    assert "In some situations one of these may be enough" in kept["suggestion"]
    assert kept["suggestion"].endswith("This is no decision: a person decides.")
    assert (kept["decision"], kept["protection"], kept["immigration"]) == ("possible", "reflection", "case_paused")
    section = actions.read_section(desk.staff.dara, desk.case, Section.EXPERIENCE)
    now = {one.field.name: one.heads.value for one in section.fields}
    assert (now["status"], now["definition"]) == ("possible", kept["definition"])
    assert now["decided_on"] == "2026-03-04"
    assert desk.open().elements == {
        "status": "possible",
        "acts": ["recruitment"],
        "means": None,
        "purpose": ["labour"],
    }


def test_what_stands_in_another_section_is_named_and_not_copied_into_the_screening(desk: Desk) -> None:
    desk.told(Section.SAFETY, family_threatened="yes")
    desk.told(Section.EXPERIENCE, control=["debt"])
    seen = desk.open()
    desk.screen()
    assert seen.origins["safety.family_threatened#0"].section is Section.SAFETY
    intimidation = next(line for line in desk.kept()["present"].splitlines() if line.startswith("Intimidation"))
    assert intimidation.endswith("(Safety)")
    assert "Yes" not in intimidation
    assert "Means of control: Debt" in desk.kept()["present"]


def test_a_decision_replaces_only_what_the_one_who_decides_saw(desk: Desk) -> None:
    desk.screen(decision="possible")
    seen = desk.open().standing
    before = actions.read_section(desk.staff.mali, desk.case, Section.EXPERIENCE).field("status")
    assert before is not None
    told = {"status": Told(["identified"], base=before.heads.base)}
    actions.change_fields(desk.staff.mali, desk.case, Section.EXPERIENCE, told)
    desk.screen(decision="not_trafficked", seen=seen)
    now = actions.read_section(desk.staff.dara, desk.case, Section.EXPERIENCE).field("status")
    assert now is not None
    assert {head.value for head in now.heads.heads} == {"identified", "not_trafficked"}
    desk.screen(decision="possible")
    now = actions.read_section(desk.staff.dara, desk.case, Section.EXPERIENCE).field("status")
    assert now is not None
    assert [head.value for head in now.heads.heads] == ["possible"]


def test_all_eleven_present_still_decide_nothing(desk: Desk) -> None:
    desk.told(
        Section.EXPERIENCE,
        control=[
            *("papers_kept", "debt", "confinement", "wages_kept", "threats", "violence", "false_promise"),
            *("no_necessities", "excessive_hours", "phone_taken"),
        ],
        circumstances=["poverty"],
    )
    assert set(desk.stands().values()) == {Stands.PRESENT}
    desk.screen()
    kept = desk.kept()
    assert (kept["decision"], kept["protection"], kept["immigration"]) == ("not_decided", None, None)
    section = actions.read_section(desk.staff.dara, desk.case, Section.EXPERIENCE)
    assert next(one for one in section.fields if one.field.name == "status").heads.value is None


def test_a_screening_without_law_or_threshold_is_refused_and_nothing_is_written(desk: Desk) -> None:
    for outcome in (
        Outcome(desk.sets["ilo_forced_labour"], desk.sets["definitions"], "no_law", "reasonable_grounds"),
        Outcome(desk.sets["ilo_forced_labour"], desk.sets["definitions"], "palermo_adult", "none"),
        Outcome(desk.sets["ilo_forced_labour"], desk.sets["ilo_forced_labour"], "palermo_adult", "reasonable_grounds"),
    ):
        with pytest.raises(LawNeededError):
            actions.screen(desk.staff.dara, desk.case, outcome, NOON)
    assert desk.open().kept == ()


def test_an_old_screening_stays_readable_with_the_version_of_its_set(desk: Desk) -> None:
    desk.screen()
    text = next(text for text in indicator_texts() if "name: ilo_forced_labour" in text)
    newer = instruments.load_indicators(desk.staff.node, text.replace("Excessive overtime", "Too much overtime"))
    assert (newer.number, newer.new) == (2, True)
    assert instruments.load_indicators(desk.staff.node, text).new is False
    assert desk.kept()["indicator_set"].endswith("(ilo_forced_labour, 1)")
    old = queries.indicator_set(desk.staff.dara, desk.sets["ilo_forced_labour"])
    assert old.content.indicators[-1].label["en"] == "Excessive overtime"
    shown = {one.content.name: one.number for one in queries.indicator_sets(desk.staff.dara)}
    assert shown == {"definitions": 1, "ilo_forced_labour": 2, "online_recruitment": 1}


@pytest.mark.req("IDENT-22")
def test_a_country_brings_its_own_definition_and_a_decision_names_it(desk: Desk) -> None:
    law = (
        "name: law_of_nowhere\ntitle: {en: Law of Nowhere}\nsource: DEMO law 7\nguidance: {en: DEMO}\n"
        "definitions:\n  - {code: article_7, country: XX, source: Law 7, title: {en: Article 7}, words: {en: DEMO}}\n"
    )
    made = instruments.load_indicators(desk.staff.node, law)
    outcome = Outcome(desk.sets["ilo_forced_labour"], IndicatorSetId(made.id), "article_7", "more_likely")
    actions.screen(desk.staff.dara, desk.case, outcome, NOON)
    assert desk.kept()["definition"] == "Article 7 (article_7, law_of_nowhere 1; Law 7)"


def test_two_people_who_say_yes_and_no_are_shown_as_two_ways_and_not_averaged(desk: Desk) -> None:
    seen = actions.read_section(desk.staff.dara, desk.case, Section.EXPERIENCE)
    assert seen
    for by, answer in ((desk.staff.dara, "yes"), (desk.staff.mali, "no")):
        actions.change_fields(by, desk.case, Section.EXPERIENCE, {"leave_freely": Told([answer])})
    weighed = next(each for each in desk.open().weighing.weighed if each.indicator.code == "movement")
    assert (weighed.stands, weighed.disputed) == (Stands.PRESENT, True)


def test_it_is_explained_in_khmer_to_who_reads_khmer(desk: Desk) -> None:
    desk.told(Section.EXPERIENCE, control=["debt"])
    with override("km"):
        desk.screen()
    assert "ការជាប់បំណុល" in desk.kept()["present"]


@pytest.mark.req("IDENT-19", "IDENT-20")
def test_online_recruitment_is_a_set_of_its_own_that_says_it_was_never_tested(desk: Desk) -> None:
    desk.told(
        Section.EXPERIENCE,
        recruited_by=["online"],
        forms=["online_crime"],
        taken=["telephone", "passport"],
        control=["sold_on"],
    )
    opened = desk.open("online_recruitment")
    present = {each.indicator.code for each in opened.weighing.weighed if each.stands is Stands.PRESENT}
    assert present == {"online_offer", "telephone", "sold_on", "made_to_cheat"}
    assert opened.shown.content.validated is False
    assert "Samakki's own, not validated" in opened.shown.content.source


def test_a_form_of_somebodys_own_may_be_looked_at_by_a_set_of_their_own(desk: Desk) -> None:
    made = instruments.release_xlsform(
        desk.staff.node, form(q("text", "a"), settings={"form_id": "own", "form_title": "Own"}), Naming()
    )
    actions.fill_form(
        desk.staff.dara,
        desk.case,
        made.version,
        fresh_id(desk.staff.node.clock, desk.staff.node.chance),
        [Answer("a", "x")],
    )
    text = (
        "name: own\ntitle: {en: Own}\nsource: DEMO\nguidance: {en: DEMO}\nindicators:\n"
        "  - {code: a, label: {en: A}, about: {en: A}, signs: [{source: own/a, shows: [x], denies: [y]}]}\n"
    )
    desk.sets["own"] = instruments.load_indicators(desk.staff.node, text).id
    assert desk.stands("own") == {"a": Stands.PRESENT}
