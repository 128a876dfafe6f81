"""A person decides who may know what, for what, until when: each sentence of it, through the real actions."""

from dataclasses import replace
from datetime import timedelta

import pytest

from samakki.access import actions as access
from samakki.access.words import AgencyKind, Role
from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, RestrictWhy, WordsRefusedError
from samakki.consent import actions as consent
from samakki.consent import jobs, queries
from samakki.consent.words import About, Ended, Recipient, RecipientKind, TermsRefusedError, Use
from samakki.kernel.deeds import RefusedError
from samakki.sections.words import Section
from tests.consent.conftest import Town, words_of

SEALED = (RefusedError, CaseUnknownError)


@pytest.mark.req("CONSENT-01", "CONSENT-03")
def test_nobody_else_reads_anything_before_a_consent_and_then_only_what_it_names(town: Town) -> None:
    case = town.opened()
    with pytest.raises(SEALED):
        words_of(town, "noy", case)
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    assert words_of(town, "noy", case) == {"health"}
    with pytest.raises(SEALED):
        words_of(town, "vuthy", case)


def test_a_consent_may_name_a_kind_of_agency(town: Town) -> None:
    case = town.opened()
    any_hospital = Recipient(RecipientKind.KIND, "health service")
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(any_hospital, Section.HEALTH)))
    assert words_of(town, "noy", case) == {"health"}
    with pytest.raises(SEALED):
        words_of(town, "vuthy", case)


def test_a_consent_may_name_another_node_which_opens_nothing_here(town: Town) -> None:
    case = town.opened()
    abroad = Recipient(RecipientKind.NODE, "Shelter of DEMO abroad")
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(abroad, Section.HEALTH)))
    opened = cases.open_consents(town.by("mali"), case)
    assert [ground.terms.recipient for ground in opened.grounds] == [abroad]
    assert opened.shares == ()


def test_a_consent_is_for_its_purposes(town: Town) -> None:
    case = town.opened()
    terms = town.terms(town.to("hospital"), Section.HEALTH, uses=frozenset({Use.LEGAL}))
    cases.give_consent(town.by("mali"), case, town.asked(terms))
    assert words_of(town, "noy", case, Use.LEGAL) == {"health"}
    with pytest.raises(SEALED):
        words_of(town, "noy", case, Use.CARE)


@pytest.mark.req("CONSENT-06")
def test_research_needs_a_consent_of_its_own(town: Town) -> None:
    case = town.opened()
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    with pytest.raises(SEALED):
        words_of(town, "noy", case, Use.RESEARCH)
    research = town.terms(town.to("hospital"), Section.HEALTH, uses=frozenset({Use.RESEARCH}))
    with pytest.raises(WordsRefusedError, match="about: not_a_choice"):
        cases.give_consent(town.by("mali"), case, town.asked(research))
    cases.give_consent(town.by("mali"), case, town.asked(research, About.RESEARCH))
    assert words_of(town, "noy", case, Use.RESEARCH) == {"health"}
    mixed = replace(research, uses=frozenset({Use.RESEARCH, Use.CARE}))
    with pytest.raises(TermsRefusedError, match="research_alone"):
        cases.give_consent(town.by("mali"), case, town.asked(mixed, About.RESEARCH))


def test_a_consent_begins_and_ends_on_its_days_and_expiry_needs_nobody_to_act(town: Town) -> None:
    case, now = town.opened(), town.clock.now()
    since, until = now + timedelta(days=2), now + timedelta(days=4)
    terms = town.terms(town.to("hospital"), Section.HEALTH, since=since, until=until)
    cases.give_consent(town.by("mali"), case, town.asked(terms))
    with pytest.raises(SEALED):
        words_of(town, "noy", case)
    town.clock.set(since)
    cases.read_case(town.by("mali"), case)
    assert words_of(town, "noy", case) == {"health"}
    town.clock.set(until - timedelta(seconds=1))
    assert words_of(town, "noy", case) == {"health"}
    town.clock.set(until)
    with pytest.raises(SEALED):
        words_of(town, "noy", case)
    assert jobs.expire(town.node) == 1
    assert jobs.expire(town.node) == 0
    (ended,) = [ground.ended_why for ground in cases.open_consents(town.by("mali"), case).grounds]
    assert ended is Ended.EXPIRED


def test_withdrawing_takes_effect_at_the_next_request_and_tells_the_holder(town: Town) -> None:
    case = town.opened()
    row = cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    at_work = town.by("noy")
    assert cases.read_shared_case(at_work, case, Use.CARE)
    cases.withdraw_consent(town.by("mali"), case, row, "She said so on the telephone.")
    with pytest.raises(SEALED):
        words_of(town, "noy", case)
    ((share, ground),) = queries.shared_with(town.by("noy"))
    assert (share.ended_why, ground.terms.sections) == (Ended.WITHDRAWN, {Section.HEALTH})
    consent.acknowledge(town.by("noy"), share.id)
    assert queries.shared_with(town.by("noy")) == ()


def test_what_is_written_after_a_withdrawal_is_out_of_reach_and_all_else_goes_on(town: Town) -> None:
    case = town.opened()
    row = cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    cases.withdraw_consent(town.by("mali"), case, row, "")
    cases.write_note(town.by("sok"), [case], "DEMO: words of later", Section.HEALTH)
    read = cases.read_case(town.by("mali"), case)
    notes = {one.entry.body.note for one in read.entries if one.entry.body}
    assert {"DEMO: words of health", "DEMO: words of later"} <= notes
    with pytest.raises(SEALED):
        words_of(town, "noy", case)


def test_withdrawing_one_consent_leaves_what_another_gives(town: Town) -> None:
    case = town.opened()
    both = town.terms(town.to("hospital"), Section.HEALTH, Section.SAFETY)
    row = cases.give_consent(town.by("mali"), case, town.asked(both))
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    cases.withdraw_consent(town.by("mali"), case, row, "")
    assert words_of(town, "noy", case) == {"health"}


def test_an_agency_keeps_what_it_wrote_itself_and_nothing_else(town: Town) -> None:
    case = town.opened()
    row = cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    cases.write_shared_note(town.by("noy"), case, "DEMO: words of the doctor", Section.HEALTH)
    assert words_of(town, "noy", case) == {"health", "the doctor"}
    cases.withdraw_consent(town.by("mali"), case, row, "")
    kept = [one.body.note for one in cases.read_own_entries(town.by("noy"), case) if one.body]
    assert kept == ["DEMO: words of the doctor"]
    notes = {one.entry.body.note for one in cases.read_case(town.by("mali"), case).entries if one.entry.body}
    assert "DEMO: words of the doctor" in notes


def test_into_a_case_that_is_restricted_others_write_only_what_keeps_somebody_safe(town: Town) -> None:
    case, noy = town.opened(), town.by("noy")
    both = town.terms(town.to("hospital"), Section.HEALTH, Section.SAFETY)
    cases.give_consent(town.by("mali"), case, town.asked(both))
    assert cases.read_shared_case(noy, case, Use.CARE).writable == {Section.HEALTH, Section.SAFETY}
    cases.restrict_case(town.by("sok"), case, RestrictWhy.DISPUTED)
    shown = cases.read_shared_case(noy, case, Use.CARE)
    assert (shown.restricted, shown.writable) == (True, {Section.SAFETY})
    with pytest.raises(RefusedError):
        cases.write_shared_note(noy, case, "DEMO: words of the doctor", Section.HEALTH)
    cases.write_shared_note(noy, case, "DEMO: somebody waits at the gate", Section.SAFETY)
    cases.lift_restriction(town.by("sok"), case)
    cases.write_shared_note(noy, case, "DEMO: words of the doctor", Section.HEALTH)
    kept = [one.body.note for one in cases.read_own_entries(noy, case) if one.body]
    assert sorted(kept) == ["DEMO: somebody waits at the gate", "DEMO: words of the doctor"]


def test_a_consent_can_name_a_single_closed_entry(town: Town) -> None:
    case, by = town.opened(), town.by("mali")
    (closed,) = cases.write_note(by, [case], "DEMO: words of a test", Section.HEALTH, closed=True)
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    with pytest.raises(SEALED):
        cases.open_shared_entry(town.by("noy"), case, closed, Use.CARE)
    by_name = town.terms(town.to("hospital"), entries=frozenset({(Section.HEALTH, closed)}))
    cases.give_consent(town.by("mali"), case, town.asked(by_name))
    opened = cases.open_shared_entry(town.by("noy"), case, closed, Use.CARE)
    assert opened.body
    assert opened.body.note == "DEMO: words of a test"


def test_a_consent_names_no_closed_entry_of_another_case_or_section(town: Town) -> None:
    case, other = town.opened(), town.opened()
    (closed,) = cases.write_note(town.by("mali"), [other], "DEMO", Section.HEALTH, closed=True)
    for section in (Section.HEALTH, Section.LEGAL):
        terms = town.terms(town.to("hospital"), entries=frozenset({(section, closed)}))
        with pytest.raises(WordsRefusedError, match="entries: not_a_choice"):
            cases.give_consent(town.by("mali"), case, town.asked(terms))


def test_only_the_agency_that_keeps_the_file_asks(town: Town) -> None:
    case = town.opened()
    asked = town.asked(town.terms(town.to("hospital"), Section.HEALTH))
    for attempt in (cases.give_consent, cases.refuse_consent, cases.ask_consent):
        with pytest.raises(SEALED):
            attempt(town.by("noy"), case, asked)
    with pytest.raises(SEALED):
        cases.open_consents(town.by("noy"), case)


@pytest.mark.req("RECEP-14")
def test_the_embassy_hears_of_somebody_by_their_own_consent(town: Town) -> None:
    case = town.opened()
    with pytest.raises(SEALED):
        words_of(town, "rith", case, Use.RETURN)
    terms = town.terms(town.to("embassy"), Section.IDENTITY, Section.LEGAL, uses=frozenset({Use.RETURN}))
    with pytest.raises(WordsRefusedError, match="about: not_a_choice"):
        cases.give_consent(town.by("mali"), case, town.asked(terms))
    cases.give_consent(town.by("mali"), case, town.asked(terms, About.EMBASSY))
    assert words_of(town, "rith", case, Use.RETURN) == {"legal"}


def test_an_agency_of_a_kind_that_comes_later_is_let_in_when_somebody_of_the_owner_is_there(town: Town) -> None:
    case = town.opened()
    any_police = Recipient(RecipientKind.KIND, "research")
    terms = town.terms(any_police, Section.HEALTH, uses=frozenset({Use.RESEARCH}))
    cases.give_consent(town.by("mali"), case, town.asked(terms, About.RESEARCH))
    assert cases.open_consents(town.by("mali"), case).shares == ()
    town.house.first(access.add_agency(town.house.node, "DEMO university", "lina", AgencyKind.RESEARCH))
    with pytest.raises(SEALED):
        words_of(town, "lina", case, Use.CARE)
    cases.read_case(town.by("mali"), case)
    assert words_of(town, "lina", case, Use.RESEARCH) == {"health"}


def test_no_line_reaches_the_ground_of_another_case(town: Town) -> None:
    case, other = town.opened(), town.opened()
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    row = cases.give_consent(town.by("mali"), other, town.asked(None, About.RECORD))
    (line,) = cases.open_consents(town.by("mali"), case).consents
    forged = {"ground": cases.Told([line.words("ground")])}
    cases.write_row(town.by("mali"), other, Section.ADMINISTRATION, "consents", row, forged)
    assert cases.read_receipt(town.by("mali"), other, row).ground is None
    cases.withdraw_consent(town.by("mali"), other, row, "")
    assert words_of(town, "noy", case) == {"health"}


def test_a_consent_to_one_member_by_name_opens_to_them_alone(town: Town) -> None:
    town.house.colleague(town.by("noy"), "chan", Role.CASEWORKER)
    case = town.opened()
    row = cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.member("chan"), Section.HEALTH)))
    assert words_of(town, "chan", case) == {"health"}
    with pytest.raises(SEALED):
        words_of(town, "noy", case)
    assert queries.shared_with(town.by("noy")) == ()
    cases.withdraw_consent(town.by("mali"), case, row, "")
    with pytest.raises(SEALED):
        words_of(town, "chan", case)
