"""A duty agency, or another that holds a section, opens it to somebody else for an hour when a life is at risk."""

from datetime import timedelta

import pytest

from samakki.access import queries as about_access
from samakki.access.words import NoticeKind, Role
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import CaseUnknownError, NeverNamed, RestrictWhy, WordsRefusedError
from samakki.consent import jobs as consent
from samakki.consent import queries as grounds
from samakki.consent.words import (
    ALONE_AFTER,
    ALONE_FOR,
    Recipient,
    RecipientKind,
    TermsRefusedError,
    Use,
)
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.watch import actions, queries
from samakki.watch.words import AlarmKind, GlassId, GlassRefusedError, Verdict
from tests.watch.conftest import Watched
from tests.watch.test_glass import reads

REASON = "DEMO: she was seen at the bridge, and nobody of the shelter answers"


@pytest.fixture
def held(town: Watched) -> tuple[Watched, FileId, str]:
    """A case whose safety the police holds for safety, and at the police a second officer, Bora; gives the row too."""
    town.house.colleague(town.by("vuthy"), "bora", Role.CASEWORKER)
    case = town.opened()
    return town, case, shared(town, case, Section.SAFETY, uses=frozenset({Use.SAFETY}))


Held = tuple[Watched, FileId, str]


def shared(town: Watched, case: FileId, *sections: Section, to: str = "police", **more: object) -> str:
    return cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to(to), *sections, **more)))


def passed(town: Watched, case: FileId, login: str = "vuthy", section: Section = Section.SAFETY) -> tuple[GlassId, str]:
    return actions.pass_on(town.by(login), case, section, town.to("hospital"), REASON)


def open_to_hospital(town: Watched, case: FileId) -> GlassId:
    glass, code = passed(town, case)
    assert actions.agree_to_break(town.by("bora"), glass, code)
    return glass


def test_two_of_the_agency_that_holds_it_open_one_section_for_one_hour(held: Held) -> None:
    town, case, _row = held
    glass, code = passed(town, case)
    assert reads(town, "noy", case) == set()
    assert actions.agree_to_break(town.by("bora"), glass, code)
    assert reads(town, "noy", case) == {Section.SAFETY}
    read = cases.read_shared_case(town.by("noy"), case, Use.SAFETY)
    assert any("words of safety" in one.body.note for one in read.entries if one.body), "the keys turn, too"
    town.clock.move(seconds=ALONE_FOR.total_seconds() - 1)
    assert reads(town, "noy", case) == {Section.SAFETY}
    town.clock.move(seconds=1)
    assert reads(town, "noy", case) == set()
    consent.expire(town.node)
    shares = grounds.shares_of(town.by("mali"), case, town.agencies["shelter"])
    assert {one.agency for one in shares if one.ended_at is None} == {town.agencies["police"]}


def test_why_stands_in_the_section_for_all_who_hold_it(held: Held) -> None:
    town, case, _row = held
    open_to_hospital(town, case)
    for notes in (
        [one.entry.body.note for one in cases.read_case(town.by("mali"), case).entries if one.entry.body],
        [one.body.note for one in cases.read_shared_case(town.by("noy"), case, Use.SAFETY).entries if one.body],
    ):
        assert any(REASON in note for note in notes)


def test_those_who_lead_where_the_case_is_kept_are_alarmed_and_look_at_it_afterwards(held: Held) -> None:
    town, case, _row = held
    glass = open_to_hospital(town, case)
    (alarm,) = queries.alarms(town.by("dara"))
    assert (alarm.kind, alarm.member) == (AlarmKind.BROKEN, town.by("vuthy").member)
    for login in ("dara", "sok"):
        assert town.house.seat(town.house.sign_in(login).ticket).must_look
    police = town.agencies["police"]
    assert NoticeKind.GLASS_BROKEN in {one.kind for one in about_access.notices(town.by("vuthy"), police)}
    for login in ("dara", "vuthy"):
        (seen,) = queries.glasses(town.by(login))
        assert (seen.passed_by, seen.alone) == (police, False)
    for login in ("vuthy", "bora", "noy", "mali"):
        with pytest.raises(RefusedError):
            actions.review_glass(town.by(login), glass, Verdict.CLEARED)
    actions.review_glass(town.by("sok"), glass, Verdict.CLEARED)


def test_one_goes_on_alone_after_five_minutes_and_both_agencies_hear_it(held: Held) -> None:
    town, case, _row = held
    glass, _code = passed(town, case)
    with pytest.raises(RefusedError):
        actions.go_on_alone(town.by("bora"), glass)
    town.clock.move(seconds=ALONE_AFTER.total_seconds() - 1)
    with pytest.raises(GlassRefusedError, match="too_early"):
        actions.go_on_alone(town.by("vuthy"), glass)
    town.clock.move(seconds=1)
    actions.go_on_alone(town.by("vuthy"), glass)
    assert reads(town, "noy", case) == {Section.SAFETY}
    assert {one.kind for one in queries.alarms(town.by("dara"))} == {AlarmKind.ALONE}
    assert town.house.seat(town.house.sign_in("bora").ticket).must_hear
    (seen,) = queries.glasses(town.by("dara"))
    assert seen.alone


def test_nobody_of_another_agency_agrees_not_even_of_the_one_that_keeps_the_case(held: Held) -> None:
    town, case, _row = held
    glass, code = passed(town, case)
    for login in ("mali", "dara", "noy", "vuthy"):
        with pytest.raises(RefusedError):
            actions.agree_to_break(town.by(login), glass, code)
    assert reads(town, "noy", case) == set()
    assert [one.id for one in queries.glasses_waiting(town.by("bora"))] == [glass]
    assert queries.glasses_waiting(town.by("mali")) == ()


def test_only_who_leads_or_is_on_duty_asks(held: Held) -> None:
    town, case, _row = held
    with pytest.raises(RefusedError):
        passed(town, case, "bora")
    bora = town.by("bora").member
    assert bora
    actions.put_on_duty(town.by("vuthy"), bora, town.clock.now() + timedelta(hours=12))
    glass, code = passed(town, case, "bora")
    assert actions.agree_to_break(town.by("vuthy"), glass, code)


def test_who_holds_nothing_or_another_section_passes_nothing_on(held: Held) -> None:
    town, case, _row = held
    for login, section in (("noy", Section.SAFETY), ("vuthy", Section.HEALTH), ("dara", Section.SAFETY)):
        with pytest.raises(RefusedError):
            actions.pass_on(town.by(login), case, section, town.to("hospital"), REASON)


@pytest.mark.parametrize("use", [Use.CLAIMS, Use.LEGAL])
def test_what_is_held_for_anything_else_is_not_passed_on(town: Watched, use: Use) -> None:
    case = town.opened()
    shared(town, case, Section.SAFETY, uses=frozenset({use}))
    with pytest.raises(RefusedError):
        passed(town, case)


def test_what_is_held_for_care_is_passed_on_section_by_section(town: Watched) -> None:
    town.house.colleague(town.by("vuthy"), "bora", Role.CASEWORKER)
    case = town.opened()
    shared(town, case, Section.HEALTH, Section.LEGAL)
    assert set(grounds.passable(town.by("vuthy"), case)) == {Section.HEALTH, Section.LEGAL}
    glass, code = passed(town, case, section=Section.HEALTH)
    assert actions.agree_to_break(town.by("bora"), glass, code)
    assert reads(town, "noy", case) == {Section.HEALTH}


def test_what_was_passed_on_is_passed_on_no_further(held: Held) -> None:
    town, case, _row = held
    open_to_hospital(town, case)
    with pytest.raises(RefusedError):
        actions.pass_on(town.by("noy"), case, Section.SAFETY, town.member("rath"), REASON)


def test_it_ends_with_the_consent_by_which_the_agency_held_it(held: Held) -> None:
    town, case, row = held
    open_to_hospital(town, case)
    cases.withdraw_consent(town.by("mali"), case, row, "")
    assert (reads(town, "noy", case), reads(town, "vuthy", case)) == (set(), set())
    shares = grounds.shares_of(town.by("mali"), case, town.agencies["shelter"])
    assert [one for one in shares if one.ended_at is None] == []


def test_it_is_gone_before_it_is_signed_when_the_consent_is_withdrawn(held: Held) -> None:
    town, case, row = held
    glass, code = passed(town, case)
    cases.withdraw_consent(town.by("mali"), case, row, "")
    with pytest.raises((RefusedError, TermsRefusedError)):
        actions.agree_to_break(town.by("bora"), glass, code)
    assert reads(town, "noy", case) == set()


def test_who_keeps_the_case_takes_it_back_and_tells_the_person(held: Held) -> None:
    town, case, _row = held
    open_to_hospital(town, case)
    mali = town.by("mali")
    ground = next(one for one in cases.open_consents(mali, case).grounds if one.through)
    assert ground.told_at is None
    with pytest.raises(WordsRefusedError):
        cases.say_passed_on_told(town.by("mali"), case, ground.id, " ")
    cases.say_passed_on_told(town.by("mali"), case, ground.id, "DEMO: she says it was right")
    cases.end_passed_on(town.by("mali"), case, ground.id)
    assert reads(town, "noy", case) == set()
    opened = cases.open_consents(town.by("mali"), case)
    assert next(one for one in opened.grounds if one.id == ground.id).told_at
    line = next(one for one in opened.disclosures if one.words("ground") == str(ground.id))
    assert line.words("told_how") == "DEMO: she says it was right"
    shared_one = next(one for one in opened.grounds if one.through is None)
    with pytest.raises(CaseUnknownError):
        cases.end_passed_on(town.by("mali"), case, shared_one.id)


def test_whom_the_person_never_wants_to_see_it_gets_it_from_nobody(held: Held) -> None:
    town, case, _row = held
    cases.name_never(town.by("mali"), case, NeverNamed(town.to("hospital"), "", "", frozenset()))
    with pytest.raises(TermsRefusedError, match="named_never"):
        passed(town, case)


def test_into_a_restricted_case_only_safety_is_passed_on(town: Watched) -> None:
    town.house.colleague(town.by("vuthy"), "bora", Role.CASEWORKER)
    case = town.opened()
    shared(town, case, Section.HEALTH, Section.SAFETY)
    cases.restrict_case(town.by("dara"), case, next(iter(RestrictWhy)))
    with pytest.raises(RefusedError):
        passed(town, case, section=Section.HEALTH)
    open_to_hospital(town, case)
    assert reads(town, "noy", case) == {Section.SAFETY}


def test_it_opens_to_one_colleague_by_name_and_never_to_an_embassy(held: Held) -> None:
    town, case, _row = held
    with pytest.raises(TermsRefusedError, match="embassy"):
        actions.pass_on(town.by("vuthy"), case, Section.SAFETY, town.to("embassy"), REASON)
    with pytest.raises(TermsRefusedError, match="own_agency"):
        actions.pass_on(town.by("vuthy"), case, Section.SAFETY, town.to("police"), REASON)
    named = Recipient(RecipientKind.MEMBER, town.member("noy").named)
    glass, code = actions.pass_on(town.by("vuthy"), case, Section.SAFETY, named, REASON)
    assert actions.agree_to_break(town.by("bora"), glass, code)
    assert reads(town, "noy", case) == {Section.SAFETY}


@pytest.mark.parametrize("reason", ["", "too short", " " * 30])
def test_a_reason_that_says_too_little_is_none_and_leaves_nothing(held: Held, reason: str) -> None:
    town, case, _row = held
    before = len(cases.read_case(town.by("mali"), case).entries)
    with pytest.raises(WordsRefusedError):
        actions.pass_on(town.by("vuthy"), case, Section.SAFETY, town.to("hospital"), reason)
    assert len(cases.read_case(town.by("mali"), case).entries) == before


def test_who_holds_safety_for_safety_writes_what_they_learn_into_it(held: Held) -> None:
    town, case, _row = held
    read = cases.read_shared_case(town.by("bora"), case, Use.SAFETY)
    assert read.writable == {Section.SAFETY}
    cases.write_shared_note(town.by("bora"), case, "DEMO: seen at the bridge", Section.SAFETY)
    notes = [one.entry.body.note for one in cases.read_case(town.by("mali"), case).entries if one.entry.body]
    assert "DEMO: seen at the bridge" in notes
    with pytest.raises((RefusedError, CaseUnknownError)):
        cases.write_shared_note(town.by("bora"), case, "DEMO: seen at the bridge", Section.HEALTH)


def test_identity_is_changed_by_nobody_who_holds_safety(held: Held) -> None:
    town, case, _row = held
    with pytest.raises(RefusedError):
        cases.change_fields(town.by("vuthy"), case, Section.SAFETY, {"threats": Told(["DEMO"])})
