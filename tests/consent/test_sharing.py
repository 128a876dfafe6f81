"""A person decides who may know what, for what, until when: each sentence of it, through the real actions."""

from dataclasses import replace
from datetime import timedelta

import pytest

from samakki.access import actions as access
from samakki.access.words import AgencyKind, Role
from samakki.cases import actions as cases
from samakki.cases.words import Asked, CaseUnknownError, WordsRefusedError
from samakki.consent import actions as consent
from samakki.consent import jobs, queries
from samakki.consent.words import About, Ended, Recipient, RecipientKind, TermsRefusedError, Use
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.consent.conftest import Town

SEALED = (RefusedError, CaseUnknownError)


def words_of(town: Town, login: str, case: FileId, use: Use = Use.CARE) -> set[str]:
    """What somebody of another agency reads of a case."""
    read = cases.read_shared_case(town.by(login), case, use)
    return {one.body.note.removeprefix("DEMO: words of ") for one in read.entries if one.body and one.body.note}


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


@pytest.mark.req("RIGHT-05")
def test_it_is_written_how_in_which_language_and_by_whom_it_was_explained(town: Town) -> None:
    case = town.opened()
    asked = town.asked(
        town.terms(town.to("hospital"), Section.HEALTH),
        how="thumbprint",
        interpreter="DEMO interpreter",
        witness="DEMO witness",
        own_words="As long as my father hears nothing.",
    )
    cases.give_consent(town.by("mali"), case, asked)
    (line,) = cases.open_consents(town.by("mali"), case).consents
    names = ("how", "language", "explained_by", "interpreter", "witness", "own_words")
    told = {name: line.said[name] for name in names}
    assert told == {
        "how": "thumbprint",
        "language": "km",
        "explained_by": "Mali",
        "interpreter": "DEMO interpreter",
        "witness": "DEMO witness",
        "own_words": "As long as my father hears nothing.",
    }
    text = queries.text_of_hash(town.by("mali"), line.said["text_hash"])
    assert text
    assert (text.name, text.version, text.language) == ("sharing", 1, "km")


@pytest.mark.parametrize(
    ("more", "about"),
    [
        ({"how": ""}, "how"),
        ({"language": ""}, "language"),
        ({"explained_by": " "}, "explained_by"),
        ({"how": "spoken"}, "witness"),
        ({"how": "thumbprint"}, "witness"),
        ({"text": ""}, "text"),
        ({"text": "0" * 64}, "text"),
        ({"is_child": None}, "is_child"),
        ({"is_child": True, "child_view": "yes"}, "guardian"),
        ({"is_child": True, "guardian": "DEMO aunt"}, "child_view"),
        ({"terms": None}, "recipient"),
    ],
)
def test_a_yes_says_how_it_was_given_or_it_is_none(town: Town, more: dict[str, object], about: str) -> None:
    case = town.opened()
    asked = replace(town.asked(town.terms(town.to("hospital"), Section.HEALTH)), **more)  # type: ignore[arg-type]  # each by its name
    with pytest.raises(WordsRefusedError) as refused:
        cases.give_consent(town.by("mali"), case, asked)
    assert refused.value.about == about
    with pytest.raises(SEALED):
        words_of(town, "noy", case)


@pytest.mark.req("CHILD-05")
def test_for_a_child_a_guardian_decides_and_the_childs_own_view_is_written(town: Town) -> None:
    case = town.opened()
    told = {"born": cases.Told(["2014"])}
    cases.change_fields(town.by("mali"), case, Section.IDENTITY, told)
    alone = town.asked(town.terms(town.to("hospital"), Section.HEALTH))
    with pytest.raises(WordsRefusedError, match="guardian"):
        cases.give_consent(town.by("mali"), case, alone)
    heard = replace(alone, guardian="DEMO aunt", child_view="unsure", child_words="Will it hurt?")
    cases.give_consent(town.by("mali"), case, heard)
    (line,) = cases.open_consents(town.by("mali"), case).consents
    assert (line.said["guardian"], line.said["child_view"]) == ("DEMO aunt", "unsure")
    assert words_of(town, "noy", case) == {"health"}


@pytest.mark.req("CHILD-05")
def test_no_guardian_says_yes_over_the_no_of_a_child(town: Town) -> None:
    case = town.opened()
    asked = town.asked(
        town.terms(town.to("hospital"), Section.HEALTH), is_child=True, guardian="DEMO aunt", child_view="no"
    )
    with pytest.raises(WordsRefusedError, match="child_view: child_said_no"):
        cases.give_consent(town.by("mali"), case, asked)


@pytest.mark.req("CONSENT-02")
def test_what_was_talked_about_and_left_open_shares_nothing(town: Town) -> None:
    case = town.opened()
    row = cases.ask_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    (line,) = cases.open_consents(town.by("mali"), case).consents
    assert (line.row, line.said["answer"]) == (row, "later")
    with pytest.raises(SEALED):
        words_of(town, "noy", case)


REFUSED = [
    pytest.param(About.SHARING, marks=pytest.mark.req("CONSENT-02")),
    pytest.param(About.RESEARCH, marks=pytest.mark.req("CONSENT-06")),
    pytest.param(About.TREATMENT, marks=pytest.mark.req("SVC-05")),
    pytest.param(About.LEGAL, marks=pytest.mark.req("CONSENT-04", "LEGAL-10")),
    pytest.param(About.EMBASSY, marks=pytest.mark.req("RECEP-14")),
    pytest.param(About.RECORD, marks=pytest.mark.req("RIGHT-30")),
    pytest.param(About.SERVICE, marks=pytest.mark.req("SVC-52")),
]


@pytest.mark.parametrize("about", REFUSED)
def test_a_no_is_an_answer_like_any_other_and_closes_nothing(town: Town, about: About) -> None:
    case = town.opened()
    for other in About:
        if other not in {about, About.SHARING, About.RESEARCH, About.EMBASSY}:
            cases.give_consent(town.by("mali"), case, town.asked(None, other, what="DEMO"))
    before = {line.row: line.said["answer"] for line in cases.open_consents(town.by("mali"), case).consents}
    row = cases.refuse_consent(town.by("mali"), case, Asked(about, what="DEMO: an operation"))
    after = {line.row: line.said["answer"] for line in cases.open_consents(town.by("mali"), case).consents}
    assert after == {**before, row: "refused"}
    cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))
    assert words_of(town, "noy", case) == {"health"}
    assert cases.read_case(town.by("mali"), case).row.closed_on is None


@pytest.mark.req("SVC-05", "CONSENT-04")
@pytest.mark.parametrize("about", [About.TREATMENT, About.LEGAL, About.SERVICE])
def test_each_treatment_and_each_step_is_asked_by_itself(town: Town, about: About) -> None:
    case = town.opened()
    with pytest.raises(WordsRefusedError, match="what: empty"):
        cases.give_consent(town.by("mali"), case, town.asked(None, about))
    for what in ("DEMO: the first", "DEMO: the second"):
        cases.give_consent(town.by("mali"), case, town.asked(None, about, what=what))
    lines = cases.open_consents(town.by("mali"), case).consents
    assert {line.said["what"] for line in lines} == {"DEMO: the first", "DEMO: the second"}
    cases.withdraw_consent(town.by("mali"), case, lines[0].row, "")
    answers = {line.said["answer"] for line in cases.open_consents(town.by("mali"), case).consents}
    assert answers == {"withdrawn", "given"}


def test_what_was_refused_or_withdrawn_cannot_be_withdrawn_again(town: Town) -> None:
    case = town.opened()
    row = cases.refuse_consent(town.by("mali"), case, Asked(About.RECORD))
    with pytest.raises(WordsRefusedError, match="changed_since"):
        cases.withdraw_consent(town.by("mali"), case, row, "")


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
