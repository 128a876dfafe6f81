"""What a ground covers, for whom and until when; who must never see; what is lost when a ground ends."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from samakki.consent import rules
from samakki.consent.words import (
    Ground,
    GroundId,
    GroundKind,
    Never,
    NeverId,
    Reader,
    Recipient,
    RecipientKind,
    Terms,
    TermsRefusedError,
    Use,
)
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section
from tests.given import NOON

FILE = FileId(UUID(int=1))
OWNER = AgencyId(UUID(int=2))
HOSPITAL = AgencyId(UUID(int=3))
POLICE = AgencyId(UUID(int=4))
DOCTOR, NURSE = MemberId(UUID(int=5)), MemberId(UUID(int=6))
TEST, STATUS = EntryId(UUID(int=7)), EntryId(UUID(int=8))
SECOND = timedelta(seconds=1)
AT_HOSPITAL = Reader(str(HOSPITAL), "health service", str(DOCTOR))
AT_POLICE = Reader(str(POLICE), "police", str(NURSE))
TO_HOSPITAL = Recipient(RecipientKind.AGENCY, str(HOSPITAL))
TERMS = Terms(
    TO_HOSPITAL,
    frozenset({Section.HEALTH}),
    frozenset({Use.CARE}),
    NOON,
    NOON + timedelta(days=30),
)
CONSENT = Ground(GroundId(UUID(int=9)), FILE, OWNER, GroundKind.CONSENT, TERMS, DOCTOR, NOON)


def given(kind: GroundKind = GroundKind.CONSENT, *, number: int = 9, **terms: object) -> Ground:
    changed = replace(TERMS, **terms)  # type: ignore[arg-type]  # each test changes one of the terms by its name
    signed = {} if kind is GroundKind.CONSENT else {"signed_by": NURSE, "signed_at": NOON}
    return replace(CONSENT, id=GroundId(UUID(int=number)), kind=kind, terms=changed, **signed)


def never(kind: RecipientKind, named: object, *spared: object) -> Never:
    return Never(NeverId(UUID(int=10)), FILE, Recipient(kind, str(named)), NOON, frozenset(map(str, spared)))


def test_a_consent_holds_from_its_first_moment_until_just_before_its_last() -> None:
    assert not rules.holds(CONSENT, NOON - SECOND)
    assert rules.holds(CONSENT, NOON)
    assert rules.holds(CONSENT, TERMS.until - SECOND)
    assert not rules.holds(CONSENT, TERMS.until)


def test_a_consent_that_was_withdrawn_does_not_hold() -> None:
    assert not rules.holds(replace(CONSENT, ended_at=NOON), NOON)


def test_what_needs_a_second_person_does_not_hold_before_they_signed() -> None:
    for kind in GroundKind:
        unsigned = replace(given(kind), signed_at=None, signed_by=None)
        assert rules.holds(unsigned, NOON) is (kind is GroundKind.CONSENT)
        assert rules.holds(given(kind), NOON)


@pytest.mark.req("CONSENT-01")
def test_a_consent_opens_to_the_agency_that_it_names_and_to_no_other() -> None:
    assert rules.is_for(TO_HOSPITAL, AT_HOSPITAL)
    assert not rules.is_for(TO_HOSPITAL, AT_POLICE)


def test_a_consent_to_a_kind_of_agency_opens_to_each_of_that_kind() -> None:
    any_hospital = Recipient(RecipientKind.KIND, "health service")
    assert rules.is_for(any_hospital, AT_HOSPITAL)
    assert not rules.is_for(any_hospital, AT_POLICE)


def test_a_consent_to_one_member_opens_to_nobody_else_of_the_agency() -> None:
    to_doctor = Recipient(RecipientKind.MEMBER, str(DOCTOR))
    assert rules.is_for(to_doctor, AT_HOSPITAL)
    assert not rules.is_for(to_doctor, replace(AT_HOSPITAL, member=str(NURSE)))


def test_a_consent_to_another_node_opens_to_nobody_here() -> None:
    assert not rules.is_for(Recipient(RecipientKind.NODE, str(HOSPITAL)), AT_HOSPITAL)


@pytest.mark.req("CONSENT-06")
def test_research_is_a_purpose_of_its_own_that_no_other_brings_along() -> None:
    assert rules.covering([CONSENT], [], AT_HOSPITAL, Use.CARE, NOON) == (CONSENT,)
    assert rules.covering([CONSENT], [], AT_HOSPITAL, Use.RESEARCH, NOON) == ()
    research = given(uses=frozenset({Use.RESEARCH}))
    assert rules.covering([research], [], AT_HOSPITAL, Use.RESEARCH, NOON) == (research,)
    assert rules.covering([research], [], AT_HOSPITAL, Use.CARE, NOON) == ()
    with pytest.raises(TermsRefusedError, match="research_alone"):
        rules.fitting(GroundKind.CONSENT, replace(TERMS, uses=frozenset({Use.CARE, Use.RESEARCH})), NOON)


@pytest.mark.parametrize("kind", [kind for kind in GroundKind if kind is not GroundKind.CONSENT])
def test_nothing_but_a_consent_opens_a_file_to_research(kind: GroundKind) -> None:
    until = NOON + timedelta(hours=1)
    with pytest.raises(TermsRefusedError, match="research_by_consent"):
        rules.fitting(kind, replace(TERMS, uses=frozenset({Use.RESEARCH}), until=until), NOON)


NAMED = [
    never(RecipientKind.AGENCY, HOSPITAL),
    never(RecipientKind.KIND, "health service"),
    never(RecipientKind.KIND, "health service", POLICE),
    never(RecipientKind.MEMBER, DOCTOR),
]


@pytest.mark.parametrize("listed", NAMED)
@pytest.mark.parametrize("kind", list(GroundKind))
def test_the_never_list_beats_every_ground_but_a_courts_order(listed: Never, kind: GroundKind) -> None:
    found = rules.covering([given(kind)], [listed], AT_HOSPITAL, Use.CARE, NOON)
    assert bool(found) is (kind is GroundKind.COURT)


def test_who_was_spared_of_a_kind_may_see() -> None:
    police_of_the_district = never(RecipientKind.KIND, "health service", HOSPITAL)
    assert rules.covering([CONSENT], [police_of_the_district], AT_HOSPITAL, Use.CARE, NOON) == (CONSENT,)


def test_a_declared_conflict_of_interest_yields_not_even_to_a_court() -> None:
    declared = replace(never(RecipientKind.MEMBER, DOCTOR), declared=True)
    assert rules.covering([given(GroundKind.COURT)], [declared], AT_HOSPITAL, Use.CARE, NOON) == ()


def test_the_never_list_closes_a_file_to_staff_of_the_own_agency_too() -> None:
    own = Reader(str(OWNER), "shelter", str(DOCTOR))
    assert rules.is_closed_to([never(RecipientKind.MEMBER, DOCTOR)], own, str(OWNER))
    assert not rules.is_closed_to([never(RecipientKind.MEMBER, NURSE)], own, str(OWNER))


def test_the_agency_that_keeps_the_file_is_not_meant_when_its_kind_is_named() -> None:
    own = Reader(str(OWNER), "police", str(DOCTOR))
    assert not rules.is_closed_to([never(RecipientKind.KIND, "police")], own, str(OWNER))
    assert rules.is_closed_to([never(RecipientKind.KIND, "police")], AT_POLICE, str(OWNER))


@pytest.mark.req("CONSENT-01")
def test_what_ends_takes_with_it_what_nothing_else_covers() -> None:
    wide = given(sections=frozenset({Section.HEALTH, Section.SAFETY}), entries=frozenset({(Section.HEALTH, TEST)}))
    narrow = given(number=11, sections=frozenset({Section.HEALTH}))
    assert rules.lost(wide, [narrow], [], AT_HOSPITAL, NOON) == ({Section.SAFETY}, {(Section.HEALTH, TEST)})
    assert rules.lost(narrow, [wide], [], AT_HOSPITAL, NOON) == (set(), set())
    assert rules.lost(wide, [replace(narrow, ended_at=NOON)], [], AT_HOSPITAL, NOON)[0] == wide.terms.sections
    assert rules.lost(wide, [wide], [], AT_HOSPITAL, NOON)[0] == wide.terms.sections


def test_what_a_ground_gives_that_the_never_list_beats_is_lost_too() -> None:
    other = given(number=11)
    listed = [never(RecipientKind.AGENCY, HOSPITAL)]
    assert rules.lost(CONSENT, [other], listed, AT_HOSPITAL, NOON) == (TERMS.sections, set())
    ordered = given(GroundKind.COURT, number=11)
    assert rules.lost(CONSENT, [ordered], listed, AT_HOSPITAL, NOON) == (set(), set())


def test_another_purpose_keeps_the_keys_that_it_needs() -> None:
    research = given(number=11, uses=frozenset({Use.RESEARCH}))
    assert rules.lost(CONSENT, [research], [], AT_HOSPITAL, NOON) == (set(), set())


WRONG = [
    ({"sections": frozenset()}, "nothing_shared"),
    ({"uses": frozenset()}, "no_use"),
    ({"until": NOON}, "ends_before"),
    ({"until": NOON - SECOND}, "ends_before"),
    ({"until": NOON + timedelta(days=732)}, "too_long"),
    ({"recipient": Recipient(RecipientKind.AGENCY, "")}, "nobody"),
]


@pytest.mark.asvs("2.2.3")
@pytest.mark.parametrize(("terms", "code"), WRONG)
def test_terms_that_say_too_little_or_hold_too_long_are_refused(terms: dict[str, object], code: str) -> None:
    with pytest.raises(TermsRefusedError, match=code):
        rules.fitting(GroundKind.CONSENT, replace(TERMS, **terms), NOON)  # type: ignore[arg-type]  # as above


def test_a_consent_may_name_a_single_closed_entry_and_no_section() -> None:
    terms = replace(TERMS, sections=frozenset(), entries=frozenset({(Section.HEALTH, TEST)}))
    assert rules.fitting(GroundKind.CONSENT, terms, NOON) == terms
    shown = rules.shown(replace(CONSENT, terms=terms), AT_HOSPITAL)
    assert shown.entries == {str(TEST)}
    assert shown.sections == frozenset()


@pytest.mark.asvs("2.3.2")
def test_a_life_at_risk_opens_one_section_for_three_days_at_most() -> None:
    risk = replace(TERMS, uses=frozenset({Use.SAFETY}), until=NOON + timedelta(hours=72))
    assert rules.fitting(GroundKind.LIFE, risk, NOON) == risk
    with pytest.raises(TermsRefusedError, match="too_long"):
        rules.fitting(GroundKind.LIFE, replace(risk, until=risk.until + SECOND), NOON)
    with pytest.raises(TermsRefusedError, match="one_section"):
        rules.fitting(GroundKind.LIFE, replace(risk, sections=frozenset({Section.HEALTH, Section.SAFETY})), NOON)
    with pytest.raises(TermsRefusedError, match="one_section"):
        rules.fitting(GroundKind.LIFE, replace(risk, entries=frozenset({(Section.HEALTH, STATUS)})), NOON)


@pytest.mark.req("RECEP-14")
@pytest.mark.parametrize("kind", list(GroundKind))
def test_an_embassy_hears_of_somebody_only_by_their_own_consent(kind: GroundKind) -> None:
    terms = replace(TERMS, until=NOON + timedelta(hours=1))
    if kind in {GroundKind.CONSENT, GroundKind.COURT}:
        assert rules.fitting(kind, terms, NOON, to_embassy=True) == terms
    else:
        with pytest.raises(TermsRefusedError, match="embassy_by_consent"):
            rules.fitting(kind, terms, NOON, to_embassy=True)


def test_a_ground_shows_who_asks_as_its_recipient() -> None:
    any_hospital = given(recipient=Recipient(RecipientKind.KIND, "health service"))
    assert rules.shown(any_hospital, AT_HOSPITAL).recipient == str(HOSPITAL)
    to_doctor = given(recipient=Recipient(RecipientKind.MEMBER, str(DOCTOR)))
    shown = rules.shown(to_doctor, AT_HOSPITAL)
    assert shown.recipient == str(DOCTOR)
    assert shown.until == TERMS.until
    assert shown.purposes == {"care"}


def test_the_time_of_what_was_signed_begins_with_the_signature() -> None:
    late = NOON + timedelta(hours=5)
    risk = replace(given(GroundKind.LIFE, until=NOON + timedelta(hours=72)), signed_at=None, signed_by=None)
    moved = rules.from_signature(risk.terms, late)
    assert (moved.since, moved.until) == (late, late + timedelta(hours=72))
    ahead = replace(risk.terms, since=late + SECOND, until=late + timedelta(hours=2))
    assert rules.from_signature(ahead, late) == ahead


BY_NAME = replace(AT_HOSPITAL, by_name=True)
TO_DOCTOR = Recipient(RecipientKind.MEMBER, str(DOCTOR))
PARTS = list(Section)


def test_who_reads_by_name_is_given_nothing_by_what_their_agency_was_given() -> None:
    to_kind = Recipient(RecipientKind.KIND, "health service")
    for recipient in (TO_HOSPITAL, to_kind):
        assert rules.is_given(given(recipient=recipient), AT_HOSPITAL)
        assert not rules.is_given(given(recipient=recipient), BY_NAME)
        assert rules.naming([given(recipient=recipient)], BY_NAME, Use.CARE, NOON) == ()
    assert rules.is_given(given(recipient=TO_DOCTOR), BY_NAME)
    assert not rules.is_given(given(recipient=Recipient(RecipientKind.MEMBER, str(NURSE))), BY_NAME)


def test_a_ground_that_makes_the_parts_whole_opens_nothing_to_who_reads_by_name() -> None:
    first = given(recipient=TO_DOCTOR, sections=frozenset(PARTS[:5]))
    rest = given(number=10, recipient=TO_DOCTOR, sections=frozenset(PARTS[5:]), uses=frozenset({Use.LEGAL}))
    less = given(number=11, recipient=TO_DOCTOR, sections=frozenset(PARTS[5:-1]))
    to_all = given(number=12, recipient=TO_HOSPITAL, sections=frozenset(PARTS))
    assert rules.making_whole([first, rest, less, to_all], BY_NAME, NOON) == {rest.id}
    assert rules.making_whole([first, less, rest], BY_NAME, NOON) == {rest.id}
    assert rules.making_whole([first, rest], AT_HOSPITAL, NOON) == frozenset()
    assert rules.making_whole([replace(first, ended_at=NOON), rest], BY_NAME, NOON) == frozenset()
    whole = given(recipient=TO_DOCTOR, sections=frozenset(PARTS))
    assert rules.making_whole([whole], BY_NAME, NOON) == {whole.id}


def test_what_somebody_holds_by_name_is_kept_by_what_names_them_alone() -> None:
    ended, to_all = given(recipient=TO_DOCTOR), given(number=10)
    again = given(number=11, recipient=TO_DOCTOR)
    assert rules.lost(ended, [to_all], [], BY_NAME, NOON) == ({Section.HEALTH}, set())
    assert rules.lost(ended, [to_all, again], [], BY_NAME, NOON) == (set(), set())
    assert rules.lost(to_all, [again], [], replace(AT_HOSPITAL, member=""), NOON) == ({Section.HEALTH}, set())
