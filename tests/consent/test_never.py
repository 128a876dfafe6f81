"""Who must never see a file does not, whatever a consent, a role or another ground says; a conflict of interest too."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from samakki.cases import actions as cases
from samakki.cases import queries as about_cases
from samakki.cases.words import CaseUnknownError, Disclosed, NeverNamed, Scope, WordsRefusedError
from samakki.consent import queries
from samakki.consent.words import Ended, GroundKind, Recipient, RecipientKind, TermsRefusedError, Use
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.consent.conftest import Town

SEALED = (RefusedError, CaseUnknownError)
POLICE = Recipient(RecipientKind.KIND, "police")
REASON = "DEMO: he waits in front of her house tonight"


def shared(town: Town, kind: GroundKind, name: str = "police", **more: object) -> FileId:
    """A case of which health is shared on a ground of that kind."""
    case = town.opened()
    until = town.clock.now() + timedelta(hours=10)
    terms = town.terms(town.to(name), Section.HEALTH, uses=frozenset({Use.CARE}), until=until)
    if kind is GroundKind.CONSENT:
        cases.give_consent(town.by("mali"), case, town.asked(terms))
    else:
        disclosed = Disclosed(kind, terms, REASON, article="DEMO 1", decided_by="DEMO guardian")
        row = cases.share_without_consent(town.by("mali"), case, disclosed)
        cases.sign_sharing(town.by("sok"), case, row)
    return case


def reads(town: Town, login: str, case: FileId) -> bool:
    try:
        return bool(cases.read_shared_case(town.by(login), case, Use.CARE))
    except SEALED:
        return False


NAMED: list[Callable[[Town], Recipient]] = [
    lambda town: town.to("police"),
    lambda _town: POLICE,
    lambda town: town.member("vuthy"),
]


@pytest.mark.parametrize("kind", list(GroundKind))
@pytest.mark.parametrize("named", NAMED)
def test_the_list_ends_every_ground_at_once_but_a_courts_order(
    town: Town, kind: GroundKind, named: Callable[[Town], Recipient]
) -> None:
    case = shared(town, kind)
    assert reads(town, "vuthy", case)
    cases.name_never(town.by("mali"), case, NeverNamed(named(town), "", "They know my husband."))
    assert reads(town, "vuthy", case) is (kind is GroundKind.COURT)


def test_who_is_on_the_list_is_told_that_it_ended(town: Town) -> None:
    case = shared(town, GroundKind.CONSENT)
    cases.name_never(town.by("mali"), case, NeverNamed(town.to("police")))
    ((share, _ground),) = queries.shared_with(town.by("vuthy"))
    assert share.ended_why is Ended.NEVER


@pytest.mark.parametrize("kind", [kind for kind in GroundKind if kind is not GroundKind.COURT])
def test_nothing_is_shared_with_who_is_on_the_list(town: Town, kind: GroundKind) -> None:
    case, until = town.opened(), town.clock.now() + timedelta(hours=10)
    cases.name_never(town.by("mali"), case, NeverNamed(POLICE))
    terms = town.terms(town.to("police"), Section.HEALTH, until=until)
    asked, disclosed = town.asked(terms), Disclosed(kind, terms, REASON, article="DEMO 1", decided_by="DEMO guardian")
    ways = {True: lambda: cases.give_consent(town.by("mali"), case, asked)}
    ways[False] = lambda: cases.share_without_consent(town.by("mali"), case, disclosed)
    with pytest.raises(TermsRefusedError, match="named_never"):
        ways[kind is GroundKind.CONSENT]()


def test_a_consent_to_a_kind_passes_over_who_is_on_the_list(town: Town) -> None:
    case = town.opened()
    cases.name_never(town.by("mali"), case, NeverNamed(town.to("hospital")))
    any_hospital = Recipient(RecipientKind.KIND, "health service")
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(any_hospital, Section.HEALTH)))
    assert not reads(town, "noy", case)
    assert cases.open_consents(town.by("mali"), case).shares == ()


def test_police_of_this_district_are_kept_out_and_who_is_of_another_is_spared(town: Town) -> None:
    case = shared(town, GroundKind.CONSENT)
    spared = NeverNamed(
        POLICE, "Police of DEMO district", "Those of my own district.", frozenset({town.agencies["police"]})
    )
    cases.name_never(town.by("mali"), case, spared)
    assert reads(town, "vuthy", case)
    (line,) = cases.open_consents(town.by("mali"), case).never_sees
    assert (line.words("who"), line.words("words")) == ("Police of DEMO district", "Those of my own district.")


def test_who_is_taken_off_the_list_sees_nothing_until_it_is_shared_again(town: Town) -> None:
    case = shared(town, GroundKind.CONSENT)
    row = cases.name_never(town.by("mali"), case, NeverNamed(town.to("police")))
    cases.take_off_never(town.by("mali"), case, row)
    cases.read_case(town.by("mali"), case)
    assert not reads(town, "vuthy", case)
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("police"), Section.HEALTH)))
    assert reads(town, "vuthy", case)
    with pytest.raises(CaseUnknownError):
        cases.take_off_never(town.by("mali"), case, row)


def test_the_agency_that_keeps_the_file_is_not_put_on_its_list(town: Town) -> None:
    case = town.opened()
    with pytest.raises(TermsRefusedError, match="own_agency"):
        cases.name_never(town.by("mali"), case, NeverNamed(town.to("shelter")))
    with pytest.raises(TermsRefusedError, match="not_here"):
        cases.name_never(town.by("mali"), case, NeverNamed(Recipient(RecipientKind.AGENCY, "nobody")))


def tries(by: By, case: FileId) -> list[Callable[[], object]]:
    """All ways by which somebody of the own agency comes to a file."""
    return [
        lambda: cases.read_case(by, case),
        lambda: cases.read_section(by, case, Section.HEALTH),
        lambda: cases.write_note(by, [case], "DEMO", Section.HEALTH),
        lambda: cases.open_consents(by, case),
        lambda: cases.hand_on(by, [case], [Section.HEALTH]),
        lambda: about_cases.readers(by, case),
    ]


@pytest.mark.parametrize("login", ["mali", "sok", "dara"])
def test_one_member_of_the_own_agency_who_must_never_see_does_not_whatever_the_role(town: Town, login: str) -> None:
    case = town.opened("dara" if login == "mali" else "mali")
    other = town.opened("dara" if login == "mali" else "mali")
    named = NeverNamed(town.member(login), words="He is of my village.")
    cases.name_never(town.by("dara" if login == "mali" else "mali"), case, named)
    for attempt in tries(town.by(login), case):
        with pytest.raises(RefusedError):
            attempt()
    listed = cases.caseload(town.by(login), Scope.AGENCY).rows
    assert [row.case for row in listed] == [other]
    assert cases.find_in_caseload(town.by(login), "Lotus", Scope.AGENCY).rows == listed
    assert [row.case for row in cases.name_cases(town.by(login), [case, other])] == [other]
    assert about_cases.cases_of_agency(town.by(login)) == (other,)


def test_a_page_of_many_shows_a_closed_one_without_a_name(town: Town) -> None:
    case = town.opened("dara")
    cases.name_never(town.by("dara"), case, NeverNamed(town.member("mali")))
    seen = cases.overlook(town.by("mali"), [case], [Section.HEALTH], "a house")[case]
    assert (seen.row.unreadable, seen.row.name) == (True, "")
    glanced = cases.glance(town.by("mali"), [case], {Section.HEALTH: ["complaints"]}, "a house")[case]
    assert (glanced.row.unreadable, glanced.rows["complaints"]) == (True, ())


def test_a_declared_conflict_of_interest_closes_the_file_to_who_declared_it(town: Town) -> None:
    case = town.opened("mali")
    cases.declare_conflict(town.by("mali"), case)
    for attempt in tries(town.by("mali"), case):
        with pytest.raises(RefusedError):
            attempt()
    assert [row.case for row in cases.caseload(town.by("sok"), Scope.NOBODYS).rows] == [case]
    (declared,) = cases.open_consents(town.by("sok"), case).never
    assert declared.declared
    with pytest.raises(RefusedError):
        cases.lift_conflict(town.by("mali"), case, declared.id)
    cases.lift_conflict(town.by("sok"), case, declared.id)
    assert cases.read_case(town.by("mali"), case)


def test_only_who_leads_lifts_a_conflict_of_interest(town: Town) -> None:
    case = town.opened("dara")
    cases.declare_conflict(town.by("sok"), case)
    (declared,) = cases.open_consents(town.by("dara"), case).never
    with pytest.raises(RefusedError):
        cases.lift_conflict(town.by("mali"), case, declared.id)


def test_a_court_does_not_open_a_file_to_who_declared_a_conflict(town: Town) -> None:
    case = shared(town, GroundKind.COURT)
    assert reads(town, "vuthy", case)
    cases.declare_conflict(town.by("vuthy"), case)
    assert not reads(town, "vuthy", case)


def test_nobody_declares_anything_about_a_case_of_which_they_know_nothing(town: Town) -> None:
    with pytest.raises(CaseUnknownError):
        cases.declare_conflict(town.by("vuthy"), town.opened())


def test_two_files_of_one_person_keep_out_whom_either_keeps_out(town: Town) -> None:
    kept, other = town.opened(), town.opened()
    cases.name_never(town.by("mali"), other, NeverNamed(POLICE))
    cases.give_consent(town.by("mali"), kept, town.asked(town.terms(town.to("police"), Section.HEALTH)))
    assert reads(town, "vuthy", kept)
    cases.join_cases(town.by("mali"), kept, other, "DEMO: the same person")
    assert not reads(town, "vuthy", kept)
    (line,) = cases.open_consents(town.by("mali"), kept).never_sees
    cases.take_off_never(town.by("mali"), kept, line.row)
    assert cases.open_consents(town.by("mali"), kept).never == ()


def test_a_consent_of_a_file_that_was_joined_can_be_withdrawn_where_it_stands_now(town: Town) -> None:
    kept, other = town.opened(), town.opened()
    cases.give_consent(town.by("mali"), other, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    cases.join_cases(town.by("mali"), kept, other, "DEMO: the same person")
    (line,) = cases.open_consents(town.by("mali"), kept).consents
    assert reads(town, "noy", other)
    cases.withdraw_consent(town.by("mali"), kept, line.row, "")
    assert not reads(town, "noy", other)
    with pytest.raises(WordsRefusedError):
        cases.withdraw_consent(town.by("mali"), kept, line.row, "")
