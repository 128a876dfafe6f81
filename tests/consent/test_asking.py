"""How a person is asked and answers: a yes says how, a no is an answer like any other, a child is heard."""

from dataclasses import replace

import pytest

from samakki.cases import actions as cases
from samakki.cases.words import Asked, CaseUnknownError, WordsRefusedError
from samakki.consent import queries
from samakki.consent.words import About
from samakki.kernel.deeds import RefusedError
from samakki.sections.words import Section
from tests.consent.conftest import Town, words_of

SEALED = (RefusedError, CaseUnknownError)


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
