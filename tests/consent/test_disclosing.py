"""Grounds other than a consent: each with its ending, its signature, and the person told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, Disclosed, WordsRefusedError
from samakki.consent import jobs, queries
from samakki.consent.words import GroundKind, TermsRefusedError, Use
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.consent.conftest import Town

SEALED = (RefusedError, CaseUnknownError)
REASON = "DEMO: he waits in front of her house tonight"
BY_LEADERS = [GroundKind.INTERESTS, GroundKind.DUTY, GroundKind.COURT]
OTHERS = [GroundKind.LIFE, *BY_LEADERS]


def disclosed(town: Town, kind: GroundKind, **more: object) -> Disclosed:
    until = town.clock.now() + timedelta(hours=72)
    terms = town.terms(town.to("police"), Section.SAFETY, uses=frozenset({Use.SAFETY}), until=until)
    said = Disclosed(kind, terms, REASON, article="DEMO article 7", decided_by="DEMO judge of children")
    return replace(said, **more)  # type: ignore[arg-type]  # each test changes one part by its name


def reads(town: Town, login: str, case: FileId) -> bool:
    try:
        return bool(cases.read_shared_case(town.by(login), case, Use.SAFETY))
    except SEALED:
        return False


@pytest.mark.parametrize("kind", OTHERS)
def test_it_is_shared_only_when_a_second_person_has_signed(town: Town, kind: GroundKind) -> None:
    case = town.opened()
    row = cases.share_without_consent(town.by("mali"), case, disclosed(town, kind))
    assert not reads(town, "vuthy", case)
    (waits,) = queries.waiting(town.by("sok"))
    assert waits.kind is kind
    assert waits.waits
    with pytest.raises(RefusedError):
        cases.sign_sharing(town.by("mali"), case, row)
    cases.sign_sharing(town.by("sok"), case, row)
    assert reads(town, "vuthy", case)
    with pytest.raises(TermsRefusedError, match="already_signed"):
        cases.sign_sharing(town.by("dara"), case, row)


@pytest.mark.parametrize("kind", OTHERS)
def test_nobody_signs_what_they_asked_for_whatever_their_role(town: Town, kind: GroundKind) -> None:
    case = town.opened()
    row = cases.share_without_consent(town.by("sok"), case, disclosed(town, kind))
    with pytest.raises(RefusedError):
        cases.sign_sharing(town.by("sok"), case, row)


@pytest.mark.parametrize("kind", OTHERS)
def test_who_leads_signs_a_duty_an_order_and_a_decision_for_somebody_and_anybody_a_life_at_risk(
    town: Town, kind: GroundKind
) -> None:
    case = town.opened()
    row = cases.share_without_consent(town.by("sok"), case, disclosed(town, kind))
    if kind in BY_LEADERS:
        with pytest.raises(RefusedError):
            cases.sign_sharing(town.by("mali"), case, row)
    else:
        cases.sign_sharing(town.by("mali"), case, row)
    assert reads(town, "vuthy", case) is (kind is GroundKind.LIFE)


def test_a_life_at_risk_ends_by_itself_three_days_after_it_was_signed(town: Town) -> None:
    case, asked_at = town.opened(), town.clock.now()
    row = cases.share_without_consent(town.by("mali"), case, disclosed(town, GroundKind.LIFE))
    town.clock.set(asked_at + timedelta(hours=10))
    cases.sign_sharing(town.by("sok"), case, row)
    town.clock.set(asked_at + timedelta(hours=82, seconds=-1))
    assert reads(town, "vuthy", case)
    town.clock.set(asked_at + timedelta(hours=82))
    assert not reads(town, "vuthy", case)
    assert jobs.expire(town.node) == 1


@pytest.mark.parametrize(
    ("kind", "more", "about"),
    [
        *[(kind, {"reason": "DEMO: nineteen sign"}, "reason") for kind in OTHERS],
        (GroundKind.DUTY, {"article": " "}, "article"),
        (GroundKind.COURT, {"article": ""}, "article"),
        (GroundKind.INTERESTS, {"decided_by": ""}, "decided_by"),
        (GroundKind.CONSENT, {}, "kind"),
    ],
)
def test_it_says_why_and_who_decided_or_by_which_article(
    town: Town, kind: GroundKind, more: dict[str, object], about: str
) -> None:
    with pytest.raises(WordsRefusedError) as refused:
        cases.share_without_consent(town.by("mali"), town.opened(), disclosed(town, kind, **more))
    assert refused.value.about == about


def test_a_life_at_risk_opens_one_section_to_one_recipient(town: Town) -> None:
    said = disclosed(town, GroundKind.LIFE)
    wide = replace(said.terms, sections=frozenset({Section.SAFETY, Section.HEALTH}))
    with pytest.raises(TermsRefusedError, match="one_section"):
        cases.share_without_consent(town.by("mali"), town.opened(), replace(said, terms=wide))
    longer = replace(said.terms, until=said.terms.until + timedelta(seconds=1))
    with pytest.raises(TermsRefusedError, match="too_long"):
        cases.share_without_consent(town.by("mali"), town.opened(), replace(said, terms=longer))


@pytest.mark.parametrize("kind", OTHERS)
def test_it_waits_until_the_person_was_told_and_the_file_keeps_what_was_said(town: Town, kind: GroundKind) -> None:
    case = town.opened()
    row = cases.share_without_consent(town.by("mali"), case, disclosed(town, kind))
    cases.sign_sharing(town.by("sok"), case, row)
    (untold,) = queries.waiting(town.by("mali"))
    assert untold.told_at is None
    with pytest.raises(WordsRefusedError, match="told_how"):
        cases.say_told(town.by("mali"), case, row, " ")
    cases.say_told(town.by("mali"), case, row, "DEMO: told her in the evening; she understood.")
    assert queries.waiting(town.by("mali")) == ()
    (line,) = cases.open_consents(town.by("mali"), case).disclosures
    assert line.words("told_how") == "DEMO: told her in the evening; she understood."
    assert line.words("reason") == REASON


@pytest.mark.parametrize("kind", OTHERS)
def test_it_can_be_taken_back_at_once(town: Town, kind: GroundKind) -> None:
    case = town.opened()
    row = cases.share_without_consent(town.by("mali"), case, disclosed(town, kind))
    cases.sign_sharing(town.by("sok"), case, row)
    cases.end_sharing(town.by("mali"), case, row)
    assert not reads(town, "vuthy", case)


def test_what_was_never_signed_can_be_dropped(town: Town) -> None:
    case = town.opened()
    row = cases.share_without_consent(town.by("mali"), case, disclosed(town, GroundKind.LIFE))
    cases.end_sharing(town.by("mali"), case, row)
    with pytest.raises(TermsRefusedError, match="already_signed"):
        cases.sign_sharing(town.by("sok"), case, row)


@pytest.mark.req("RECEP-14")
@pytest.mark.parametrize("kind", [GroundKind.LIFE, GroundKind.INTERESTS, GroundKind.DUTY])
def test_no_other_ground_brings_word_to_an_embassy(town: Town, kind: GroundKind) -> None:
    said = disclosed(town, kind)
    terms = replace(said.terms, recipient=town.to("embassy"))
    with pytest.raises(TermsRefusedError, match="embassy_by_consent"):
        cases.share_without_consent(town.by("mali"), town.opened(), replace(said, terms=terms))
