"""Questions to offices: asked at a number, sent as a message that tells no number, answered beside the figure."""

import re
from uuid import uuid4

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.databook import actions, queries
from samakki.databook.words import About, BookRefusedError, Period, Year
from samakki.kernel.deeds import RefusedError
from samakki.sections.words import Section
from tests.cases.conftest import SHELTER, WELFARE
from tests.cases.pages.conftest import text_of
from tests.databook.conftest import Counting, counting, staff
from tests.databook.pages.conftest import Bureau
from tests.databook.test_keeping import BY_FORM, DAY
from tests.given import SetClock

__all__ = ["counting", "staff"]
FORM = "/figures/persons-by-form/"
CELL = f"{FORM}cell/?of=labour"
ASKED = {"do": "ask", "office": "Northern office", "words": "Does this hold those of the second house?"}
LABOUR = About(BY_FORM, ("labour",), DAY)


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2]).split())


def test_a_question_is_asked_answered_and_stands_beside_the_figure(bureau: Bureau) -> None:
    assert "Nobody was asked about this number." in text_of(bureau.sokha, CELL)
    assert "No office was asked about a number of this figure." in text_of(bureau.sokha, FORM)
    assert bureau.sokha.post(CELL, ASKED).status_code == 302
    page = text_of(bureau.sokha, CELL)
    message = re.search(r'<pre class="message">(.*?)</pre>', page, re.DOTALL)
    assert message
    assert message[1].splitlines()[:4] == [
        "Northern office",
        "",
        "Figure: Persons by form of exploitation",
        "Line: Forced labour",
    ]
    assert message[1].endswith("Does this hold those of the second house?")
    assert not re.search(r"\b2 persons\b", message[1]), "the number itself is told to nobody"
    assert "No answer yet." in words(text_of(bureau.sokha, FORM))
    (which,) = set(re.findall(r'name="question" value="([^"]+)"', page))
    assert bureau.sokha.post(CELL, {"do": "answer", "question": which, "answer": "Yes, three."}).status_code == 302
    told = words(text_of(bureau.sokha, FORM))
    assert "Forced labour Northern office" in told
    assert "Answer: Yes, three." in told
    after = text_of(bureau.sokha, CELL)
    assert 'class="message"' not in after
    assert 'value="back"' not in after
    assert "Nobody was asked" in text_of(bureau.sokha, f"{FORM}cell/?of=marriage")


def test_who_does_not_keep_the_book_reads_and_cannot_ask(bureau: Bureau) -> None:
    bureau.sokha.post(CELL, ASKED)
    page = text_of(bureau.mali, CELL)
    assert "Does this hold those of the second house?" in page
    assert "Keep the question" not in page
    assert bureau.mali.post(CELL, ASKED).status_code == 403
    assert words(text_of(bureau.sokha, CELL)).count("Northern office ·") == 1


@pytest.mark.parametrize(
    ("typed", "told", "box"),
    [
        (ASKED | {"office": " "}, "Say which office is asked.", "office"),
        (ASKED | {"words": ""}, "Write some words.", "words"),
        (ASKED | {"words": "x" * 501}, "at most 500", "words"),
        ({"do": "back", "question": str(uuid4())}, "taken back or answered meanwhile", "questions"),
        ({"do": "answer", "question": str(uuid4()), "answer": "Yes."}, "taken back or answered meanwhile", "questions"),
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(
    bureau: Bureau, typed: dict[str, str], told: str, box: str
) -> None:
    answer = bureau.sokha.post(CELL, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert f'href="#{box}"' in page
    if typed["do"] == "ask":
        assert typed["office"].strip() in page


def test_an_answer_without_words_opens_its_own_box_and_strange_buttons_are_refused(bureau: Bureau) -> None:
    bureau.sokha.post(CELL, ASKED)
    (which,) = set(re.findall(r'name="question" value="([^"]+)"', text_of(bureau.sokha, CELL)))
    empty = bureau.sokha.post(CELL, {"do": "answer", "question": which, "answer": " "})
    assert empty.status_code == 422
    assert f'href="#answer-{which}"' in empty.content.decode()
    assert '<details class="govuk-details" open>' in empty.content.decode()
    for typed in ({"do": "burn"}, {}, {"do": "back", "question": "x"}):
        assert bureau.sokha.post(CELL, typed).status_code == 400, typed
    assert bureau.sokha.post(CELL, {"do": "back", "question": which}).status_code == 302
    assert "Nobody was asked" in text_of(bureau.sokha, CELL)


def test_what_waits_stands_first_and_each_year_is_kept_apart(counting: Counting, clock: SetClock) -> None:
    by = counting.analyst
    first = actions.ask_office(by, SHELTER, LABOUR, "North", "One?")
    clock.move(minutes=1)
    year = Period(Year.JAPAN_FISCAL, 2025)
    second = actions.ask_office(by, SHELTER, About(BY_FORM, ("labour",), DAY, year), "South", "Two?")
    assert [one.id for one in queries.questions(by, SHELTER, BY_FORM)] == [second, first]
    actions.note_answer(by, SHELTER, second, "No.")
    waiting, answered = queries.questions(by, SHELTER, BY_FORM)
    assert (waiting.id, waiting.answer, waiting.about) == (first, None, LABOUR)
    assert answered.answer
    assert (answered.answer.words, answered.answer.noted_by, answered.about.period) == ("No.", by.member, year)
    actions.note_answer(by, SHELTER, second, "Yes, after all.")
    assert queries.questions(by, SHELTER, BY_FORM)[1].answer != answered.answer
    with pytest.raises(BookRefusedError, match="no_such_question"):
        actions.take_question_back(by, SHELTER, second)
    actions.take_question_back(by, SHELTER, first)
    assert [one.id for one in queries.questions(by, SHELTER, BY_FORM)] == [second]
    assert queries.questions(by, SHELTER, "persons by sex") == ()


def test_only_who_keeps_the_book_of_the_own_agency_asks(counting: Counting) -> None:
    for act in (
        lambda: actions.ask_office(counting.caseworker, SHELTER, LABOUR, "North", "One?"),
        lambda: actions.ask_office(counting.analyst, WELFARE, LABOUR, "North", "One?"),
        lambda: actions.note_answer(counting.analyst, WELFARE, uuid4(), "Yes."),
        lambda: actions.take_question_back(counting.caseworker, SHELTER, uuid4()),
        lambda: queries.questions(counting.analyst, WELFARE, BY_FORM),
    ):
        with pytest.raises(RefusedError):
            act()
    assert queries.questions(counting.caseworker, SHELTER, BY_FORM) == ()


def test_a_question_of_a_definition_that_counted_otherwise_is_left_out_of_the_page(bureau: Bureau) -> None:
    by = bureau.node.by("sokha")
    assert by.agency
    actions.ask_office(by, by.agency, About(BY_FORM, ("labour", "female"), DAY), "North", "An older one?")
    assert "An older one?" not in text_of(bureau.sokha, FORM)
    case = cases.open_case(bureau.node.by("dara"), "A reason", pseudonym="Canary")
    cases.change_fields(bureau.node.by("dara"), case, Section.EXPERIENCE, {"forms": Told(["labour"])})
    assert "Canary" not in text_of(bureau.sokha, CELL)
