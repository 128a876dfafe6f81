"""What interpreters and peer supporters read: what was shared with them by name, and nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from samakki.access import actions as access
from samakki.access.models import Member
from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, NeverNamed
from samakki.consent import actions, queries
from samakki.consent.words import GroundKind, GroundUnknownError, TermsRefusedError, Use
from samakki.journal import jobs as sequencing
from samakki.journal import queries as journal
from samakki.kernel.deeds import KeyNotHeldError, RefusedError
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section
from samakki.vault.models import Wrap
from samakki.watch import models as watch
from samakki.watch.actions import look
from tests.consent.conftest import Town, words_of

NOTHING = (CaseUnknownError, RefusedError, KeyNotHeldError)
ROLES = (Role.INTERPRETER, Role.PEER)
pytestmark = [pytest.mark.req("PEER-08")]


@pytest.fixture(params=ROLES, ids=str)
def role(request: pytest.FixtureRequest) -> Role:
    """Each of the two roles that read by name."""
    return Role(request.param)


def comes(town: Town, role: Role = Role.INTERPRETER, of: str = "dara", login: str = "chan") -> str:
    """Let somebody who reads by name come to an agency; gives their login."""
    town.house.colleague(town.by(of), login, role)
    return login


def give(town: Town, case: FileId, *sections: Section, to: str = "chan", **more: object) -> str:
    terms = town.terms(town.member(to), *sections, **more)
    return cases.give_consent(town.by("mali"), case, town.asked(terms))


def closed_in(town: Town, case: FileId, section: Section = Section.HEALTH) -> EntryId:
    (entry,) = cases.write_note(town.by("mali"), [case], "DEMO: closed", section, closed=True)
    return entry


@pytest.mark.parametrize("of", ["dara", "noy"])
def test_they_find_and_open_what_names_them_and_each_reading_tells_the_ground(town: Town, role: Role, of: str) -> None:
    case, other = town.opened(), town.opened()
    comes(town, role, of)
    assert cases.shared_cases(town.by("chan")) == ()
    give(town, case, Section.HEALTH)
    ((row),) = cases.shared_cases(town.by("chan"))
    assert (row.case, row.name) == (case, "")
    assert words_of(town, "chan", case) == {"health"}
    (ground,) = [one.id for one in cases.open_consents(town.by("mali"), case).grounds]
    (read,) = [one for one in journal.reads_of(town.by("mali"), case) if one.page == "shared case"]
    assert (read.member, read.ground, read.sections) == (town.by("chan").member, ground, (Section.HEALTH,))
    for nothing in (
        lambda by: cases.read_shared_case(by, case, Use.LEGAL),
        lambda by: cases.read_shared_case(by, other, Use.CARE),
        lambda by: cases.read_case(by, case),
        lambda by: cases.read_section(by, case, Section.HEALTH),
        lambda by: cases.open_consents(by, case),
        lambda by: cases.read_own_entries(by, case),
        lambda by: journal.reads_of(by, case),
        cases.caseload,
    ):
        with pytest.raises(NOTHING):
            nothing(town.by("chan"))


def test_a_closed_entry_opens_only_where_it_is_named(town: Town, role: Role) -> None:
    case = town.opened()
    named, other = closed_in(town, case), closed_in(town, case)
    comes(town, role)
    give(town, case, Section.HEALTH, entries=frozenset({(Section.HEALTH, named)}))
    read = cases.read_shared_case(town.by("chan"), case, Use.CARE)
    assert read.named == (named,)
    assert other not in {one.header.id for one in read.entries}
    opened = cases.open_shared_entry(town.by("chan"), case, named, Use.CARE)
    assert opened.body
    assert opened.body.note == "DEMO: closed"
    for entry, of, use in ((other, case, Use.CARE), (named, town.opened(), Use.CARE), (named, case, Use.SAFETY)):
        with pytest.raises(NOTHING):
            cases.open_shared_entry(town.by("chan"), of, entry, use)


def test_what_their_agency_was_given_is_not_for_them_and_does_not_stand_in_the_way(town: Town, role: Role) -> None:
    case = town.opened()
    comes(town, role, "noy")
    row = cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.LEGAL)))
    assert words_of(town, "noy", case) == {"legal"}
    assert cases.shared_cases(town.by("chan")) == ()
    with pytest.raises(NOTHING):
        cases.read_shared_case(town.by("chan"), case, Use.CARE)
    give(town, case, Section.HEALTH)
    assert words_of(town, "chan", case) == {"health"}
    assert len(queries.shared_with(town.by("noy"))) == 1
    cases.withdraw_consent(town.by("mali"), case, row, "")
    ((share, _ground),) = queries.shared_with(town.by("noy"))
    with pytest.raises(GroundUnknownError):
        actions.acknowledge(town.by("chan"), share.id)
    assert words_of(town, "chan", case) == {"health"}


def test_no_key_stays_with_them_for_what_their_agency_may_still_read(town: Town) -> None:
    case = town.opened()
    comes(town, Role.INTERPRETER, "noy")
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    row, member = give(town, case, Section.HEALTH), town.by("chan").member
    assert Wrap.objects.filter(member=member).exists()
    cases.withdraw_consent(town.by("mali"), case, row, "")
    assert not Wrap.objects.filter(member=member).exists()
    assert words_of(town, "noy", case) == {"health"}


def test_nobody_gives_them_a_whole_file_and_parts_make_none(town: Town, role: Role) -> None:
    case, parts = town.opened(), list(Section)
    comes(town, role)
    with pytest.raises(TermsRefusedError) as refused:
        give(town, case, *parts)
    assert refused.value.code == "whole_file"
    give(town, case, *parts[:6], uses=frozenset({Use.CARE}))
    with pytest.raises(TermsRefusedError):
        give(town, case, *parts[6:], uses=frozenset({Use.LEGAL}))
    give(town, case, *parts[6:-1])
    read = cases.read_shared_case(town.by("chan"), case, Use.CARE)
    assert parts[-1] not in {one.words.section for one in read.sections}


def test_a_whole_file_that_a_colleague_was_given_is_shut_when_they_read_by_name(town: Town) -> None:
    case, parts = town.opened(), list(Section)
    town.house.colleague(town.by("noy"), "chan", Role.CASEWORKER)
    give(town, case, *parts[:6])
    town.clock.move(minutes=1)
    give(town, case, *parts[6:])
    assert len(cases.read_shared_case(town.by("chan"), case, Use.CARE).sections) > 1
    Member.objects.filter(login="chan").update(role=Role.INTERPRETER)
    ((row),) = cases.shared_cases(town.by("chan"))
    assert row.ground.terms.sections == set(parts[:6])
    read = cases.read_shared_case(town.by("chan"), case, Use.CARE)
    assert {one.words.section for one in read.sections} <= set(parts[:6])


@pytest.mark.parametrize("how", ["withdrawn", "over", "never", "conflict", "left"])
def test_what_ended_is_gone_at_the_next_request(town: Town, how: str) -> None:
    case = town.opened()
    named = closed_in(town, case)
    comes(town, Role.PEER)
    row = give(town, case, Section.HEALTH, entries=frozenset({(Section.HEALTH, named)}))
    assert words_of(town, "chan", case) == {"health"}
    before, mali = town.by("chan"), town.by("mali")
    match how:
        case "withdrawn":
            cases.withdraw_consent(mali, case, row, "")
        case "over":
            town.clock.move(days=30)
            before = town.by("chan")
        case "never":
            cases.name_never(mali, case, NeverNamed(town.member("chan")))
        case "conflict":
            cases.declare_conflict(town.by("chan"), case)
        case "left":
            assert before.member
            access.dismiss(town.by("dara"), town.agencies["shelter"], before.member)
    held = replace(before, verdicts={})
    with pytest.raises(NOTHING):
        cases.read_shared_case(held, case, Use.CARE)
    with pytest.raises(NOTHING):
        cases.open_shared_entry(replace(before, verdicts={}), case, named, Use.CARE)
    if how == "over":
        for ground in queries.run_out(town.node):
            actions.end_expired(town.node, ground)
    assert not Wrap.objects.filter(member=before.member, entry=named).exists()
    assert not Wrap.objects.filter(member=before.member).exists()
    assert queries.grounds_of(mali, case, town.agencies["shelter"])[0].ended_at
    if how != "left":
        assert [one for one in cases.shared_cases(town.by("chan")) if one.share.ended_at is None] == []


def test_they_are_told_that_it_ended_until_they_say_that_they_have_read_it(town: Town) -> None:
    case = town.opened()
    comes(town)
    cases.withdraw_consent(town.by("mali"), case, give(town, case, Section.HEALTH), "")
    ((share, _ground),) = queries.shared_with(town.by("chan"))
    for login in ("mali", "dara"):
        assert queries.ended_unread(town.by(login)) == 0
        with pytest.raises(GroundUnknownError):
            actions.acknowledge(town.by(login), share.id)
    actions.acknowledge(town.by("chan"), share.id)
    assert queries.shared_with(town.by("chan")) == ()


def test_who_has_left_is_given_nothing_any_more(town: Town) -> None:
    case, named = town.opened(), town.member(comes(town))
    member = town.by("chan").member
    later = town.clock.now() + timedelta(days=1)
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(named, Section.HEALTH, since=later)))
    assert member
    access.dismiss(town.by("dara"), town.agencies["shelter"], member)
    town.clock.move(days=2)
    cases.open_consents(town.by("mali"), case)
    assert not Wrap.objects.filter(member=member).exists()
    with pytest.raises(TermsRefusedError):
        cases.give_consent(town.by("mali"), case, town.asked(town.terms(named, Section.LEGAL)))


def test_they_read_on_when_somebody_else_was_taken_a_section_back(town: Town) -> None:
    case = town.opened()
    comes(town)
    give(town, case, Section.HEALTH)
    row = cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    cases.withdraw_consent(town.by("mali"), case, row, "")
    assert words_of(town, "chan", case) == {"health"}
    cases.write_note(town.by("mali"), [case], "DEMO: words of later", Section.HEALTH)
    assert words_of(town, "chan", case) == {"health", "later"}


def test_what_they_write_where_it_was_given_for_care_stands_in_the_file(town: Town, role: Role) -> None:
    case = town.opened()
    comes(town, role)
    give(town, case, Section.HEALTH)
    cases.write_shared_note(town.by("chan"), case, "DEMO: words of chan", Section.HEALTH)
    assert words_of(town, "chan", case) == {"health", "chan"}
    read = cases.read_case(town.by("mali"), case)
    assert "DEMO: words of chan" in {one.entry.body.note for one in read.entries if one.entry.body}
    with pytest.raises(NOTHING):
        cases.write_shared_note(town.by("chan"), case, "DEMO: words", Section.LEGAL)


def test_reading_by_name_is_no_reading_outside_ones_list(town: Town) -> None:
    case = town.opened()
    comes(town)
    give(town, case, Section.HEALTH)
    assert words_of(town, "chan", case) == {"health"}
    sequencing.sequence_all(town.node)
    look(town.node)
    (seen,) = watch.Seen.objects.filter(member_id=town.by("chan").member)
    assert not seen.outside


def test_a_life_at_risk_and_a_court_name_them_too(town: Town) -> None:
    case = town.opened()
    comes(town)
    terms = town.terms(town.member("chan"), Section.SAFETY, until=town.clock.now() + timedelta(hours=2))
    file, owner = case, town.agencies["shelter"]
    ground = actions.open_ground(town.by("mali"), file, owner, GroundKind.LIFE, terms)
    assert cases.shared_cases(town.by("chan")) == ()
    actions.sign_ground(town.by("sok"), file, owner, ground)
    assert words_of(town, "chan", case) == {"safety"}
