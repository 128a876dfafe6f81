"""A named duty agency holds what keeps somebody safe from the opening of a case, where a country's rule says so."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from samakki.assistance import actions as assistance
from samakki.assistance.rules import read_rules
from samakki.assistance.words import RulesRefusedError
from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError
from samakki.consent import actions, queries
from samakki.consent.words import GroundKind, GroundUnknownError, TermsRefusedError, Use
from samakki.kernel.deeds import KeyNotHeldError, RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.settings import wiring
from tests.assistance.rules import TWO_LIMITS
from tests.consent.conftest import Town, words_of

RULE = TWO_LIMITS + 'duty: {days: 30, source: "DEMO regulation 7 of 2026, article 12"}\n'
SEALED = (RefusedError, CaseUnknownError, KeyNotHeldError)


@pytest.fixture
def ruled(town: Town) -> Town:
    """The town under a rule that knows a duty agency."""
    return under(RULE, town)


def under(rule: str, town: Town) -> Town:
    loaded = assistance.load_rules(town.house.node, rule)
    assistance.choose_rules(town.by("dara"), town.agencies["shelter"], loaded.id)
    return town


def name(town: Town, agency: str = "police", one: str = "sok", other: str = "dara") -> None:
    own = town.agencies["shelter"]
    named = assistance.name_duty_agency(town.by(one), own, town.agencies[agency])
    actions.sign_duty_agency(town.by(other), own, named)


def reads(town: Town, case: FileId, login: str = "vuthy") -> set[str]:
    return words_of(town, login, case, Use.SAFETY)


def test_it_reads_safety_and_nothing_else_from_the_first_moment(ruled: Town) -> None:
    before = ruled.opened()
    name(ruled)
    case = ruled.opened()
    assert reads(ruled, case) == {"safety"}
    shown = cases.read_shared_case(ruled.by("vuthy"), case, Use.SAFETY)
    assert {one.words.section for one in shown.sections} <= {Section.SAFETY}
    for nothing in (
        lambda: reads(ruled, before),
        lambda: reads(ruled, case, "noy"),
        lambda: cases.read_shared_case(ruled.by("vuthy"), case, Use.CARE),
    ):
        with pytest.raises(SEALED):
            nothing()


def test_it_stands_in_the_file_with_its_rule_and_the_person_is_to_be_told(ruled: Town) -> None:
    name(ruled)
    case = ruled.opened()
    opened = cases.open_consents(ruled.by("mali"), case)
    ((ground),) = opened.grounds
    assert (ground.kind, ground.told_at, ground.terms.sections) == (GroundKind.DUTY, None, {Section.SAFETY})
    assert ground.signed_by in {ruled.by("sok").member, ruled.by("dara").member}
    assert ground.terms.until - ground.terms.since == timedelta(days=30)
    ((line),) = opened.disclosures
    assert "DEMO regulation 7 of 2026, article 12" in line.words("article")


def test_it_ends_by_itself_and_can_be_taken_back_for_one_person(ruled: Town) -> None:
    name(ruled)
    case, other = ruled.opened(), ruled.opened()
    (line,) = cases.open_consents(ruled.by("mali"), case).disclosures
    cases.end_sharing(ruled.by("mali"), case, line.row)
    with pytest.raises(SEALED):
        reads(ruled, case)
    ruled.clock.move(days=30)
    with pytest.raises(SEALED):
        reads(ruled, other)


def test_whoever_opens_the_case_is_not_the_one_who_signs_for_it(ruled: Town) -> None:
    name(ruled, one="dara", other="sok")
    for login in ("dara", "sok", "mali"):
        (ground,) = cases.open_consents(ruled.by("dara"), ruled.opened(login)).grounds
        assert ground.signed_by not in {None, ruled.by(login).member}


def test_it_takes_a_rule_and_two_who_lead(ruled: Town) -> None:
    own, police = ruled.agencies["shelter"], ruled.agencies["police"]
    for login in ("mali", "vuthy"):
        with pytest.raises(RefusedError):
            assistance.name_duty_agency(ruled.by(login), own, police)
    with pytest.raises(TermsRefusedError, match="own_agency"):
        assistance.name_duty_agency(ruled.by("sok"), own, own)
    with pytest.raises(TermsRefusedError, match="embassy_by_consent"):
        assistance.name_duty_agency(ruled.by("sok"), own, ruled.agencies["embassy"])
    named = assistance.name_duty_agency(ruled.by("sok"), own, police)
    for login in ("sok", "mali", "vuthy"):
        with pytest.raises(RefusedError):
            actions.sign_duty_agency(ruled.by(login), own, named)
    with pytest.raises(SEALED):
        reads(ruled, ruled.opened())
    actions.sign_duty_agency(ruled.by("dara"), own, named)
    with pytest.raises(GroundUnknownError):
        actions.sign_duty_agency(ruled.by("dara"), own, named)
    assert reads(ruled, ruled.opened()) == {"safety"}


def test_without_a_rule_nobody_is_named_and_who_was_named_holds_nothing_new(ruled: Town) -> None:
    name(ruled)
    under(TWO_LIMITS.replace('"2026"', '"2027"'), ruled)
    with pytest.raises(SEALED):
        reads(ruled, ruled.opened())
    with pytest.raises(TermsRefusedError, match="no_rule"):
        name(ruled, "hospital")


def test_another_one_or_none_ends_what_the_former_holds(ruled: Town) -> None:
    name(ruled)
    case = ruled.opened()
    name(ruled, "hospital")
    with pytest.raises(SEALED):
        reads(ruled, case)
    later = ruled.opened()
    assert reads(ruled, later, "noy") == {"safety"}
    assert actions.end_duty_agency(ruled.by("sok"), ruled.agencies["shelter"]) == 1
    with pytest.raises(SEALED):
        reads(ruled, later, "noy")
    assert queries.duty_agency(ruled.by("sok"), ruled.agencies["shelter"]) is None


def test_no_other_ground_is_signed_by_the_arrangement(ruled: Town) -> None:
    name(ruled)
    own, by, case = ruled.agencies["shelter"], ruled.by("mali"), ruled.opened()
    named = queries.duty_agency(by, own)
    assert named is not None
    terms = ruled.terms(ruled.to("police"), Section.SAFETY, Section.HEALTH, uses=frozenset({Use.SAFETY}))
    ground = actions.open_ground(by, case, own, GroundKind.DUTY, terms)
    with pytest.raises(GroundUnknownError):
        actions.sign_as_arranged(by, case, own, ground, named)


def test_a_case_opened_by_mistake_can_still_be_closed_as_such(ruled: Town) -> None:
    name(ruled)
    case = cases.open_case(ruled.by("mali"), "DEMO: the wrong door", "Lotus")
    assert cases.read_case(ruled.by("mali"), case).row.untouched


def test_a_register_that_is_brought_gives_it_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []
    monkeypatch.setattr(wiring, "give_to_duty", lambda _by, opened: given.append(opened))
    for brought in (True, False):
        wiring._give_to_duty(None, SimpleNamespace(brought=brought))  # type: ignore[arg-type]  # only that is looked at
    assert [one.brought for one in given] == [False]


@pytest.mark.parametrize(
    "says", ["{days: 0, source: x}", "{days: 30}", "{days: soon, source: x}", "{days: 400, source: x}"]
)
def test_a_rule_that_says_too_little_is_refused(says: str) -> None:
    with pytest.raises(RulesRefusedError, match=r"^duty"):
        read_rules(TWO_LIMITS + f"duty: {says}\n")


def test_the_page_of_rules_names_signs_and_ends(town_of_today: Town) -> None:
    ruled = under(RULE, town_of_today)

    def said(client: Client, **told: object) -> str:
        return client.post("/rules/duty/", told, follow=True).content.decode()

    sok, dara, mali = map(ruled.browser, ("sok", "dara", "mali"))
    assert "No agency is named" in sok.get("/rules/").content.decode()
    assert "Choose who may know" in said(sok, do="name", agency="")
    page = said(sok, do="name", agency=str(ruled.agencies["police"]))
    assert "waits for a second person" in page
    assert "Sign it" not in page
    named = queries.duty_agency_named(ruled.by("sok"), ruled.agencies["shelter"])
    assert named is not None
    assert "Sign it" not in mali.get("/rules/").content.decode()
    assert "Sign it" in dara.get("/rules/").content.decode()
    assert "DEMO police" in said(dara, do="sign", named=str(named.id))
    assert "it stands as it is now" in said(dara, do="sign", named=str(named.id))
    assert "No agency is named" in said(sok, do="end")
