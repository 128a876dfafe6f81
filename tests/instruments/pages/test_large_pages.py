"""Forms as large as those of the field: 200 questions with rows, lists of every country; light, and answered."""

import gzip
from typing import Any

from samakki.cases import actions as cases
from samakki.cases.actions import Answer
from samakki.instruments.queries import Reader, open_form
from samakki.kernel.ids import fresh_id
from samakki.sections.words import LISTS, Listed
from tests.cases.pages.conftest import Node
from tests.instruments.forms import form, q
from tests.instruments.pages.paper import begin, bring, open_case, stored

MOST_BYTES = 25_000
COUNTRIES = LISTS[Listed.COUNTRIES].codes
CHOICES = [["list_name", "name", "label"], *(["c", f"c{at}", f"Choice {at}"] for at in range(8))]
KINDS = ("text", "integer", "select_one c", "select_multiple c", "date")


def line(at: int) -> list[dict[str, Any]]:
    """Write one question of many: one in ten under a condition, one in twenty in rows of its own."""
    asked = f"Question {at} about something"
    if at % 20 == 19:
        return [q("begin_repeat", f"r{at}", f"Rows {at}"), q("text", f"q{at}", asked), q("end_repeat")]
    relevant = f"${{q{at - 9}}} != 'never'" if at % 10 == 9 else None
    kind = KINDS[at % len(KINDS)]
    return [q(kind, f"q{at}", asked, relevant=relevant, constraint=". < 1000" if kind == "integer" else None)]


def test_two_hundred_questions_with_rows_on_one_page_weigh_little(node_of_today: Node) -> None:
    whole = [
        q("begin_repeat", "whole", "Everything"),
        *(each for at in range(200) for each in line(at)),
        q("end_repeat"),
    ]
    by, client = node_of_today.by("dara"), node_of_today.browser("dara")
    version = bring(by, form(*whole, choices=CHOICES), "Large").version
    answers = {f"whole[1]/q{at}": str(at) for at in range(0, 200, 2)}
    answers |= {f"whole[1]/r{at}[1]/q{at}": "x" for at in range(19, 200, 20)}
    case, filling = cases.open_case(by, "DEMO: at the gate"), fresh_id(by.clock, by.chance)
    cases.fill_form(by, case, version, filling, [Answer(path, said) for path, said in answers.items()])
    sheets = open_form(by, version, answers, Reader()).sheets
    pages = [client.get(f"/case/{case}/forms/{filling}/{sheet.number}/").content for sheet in sheets]
    heaviest = max(pages, key=len)
    assert heaviest.decode().count("about something") >= 200
    assert {len(gzip.compress(page)) > MOST_BYTES for page in pages} == {False}


def test_one_of_every_country_and_several_of_them_are_chosen(node_of_today: Node) -> None:
    lists = [["list_name", "name", "label"], *(["land", code, words] for code, words in COUNTRIES)]
    content = form(q("select_one land", "born", "Born in"), q("select_multiple land", "been", "Been in"), choices=lists)
    dara = node_of_today.browser("dara")
    paper = begin(dara, open_case(dara), bring(node_of_today.by("dara"), content, "Lands"))
    assert all(f'value="{code}"' in paper.html for code, _words in COUNTRIES)
    assert len(gzip.compress(paper.html.encode())) < MOST_BYTES
    paper.save(born="KH", been=["LA", "VN"])
    assert stored(node_of_today, paper) == {"born": "KH", "been": ["LA", "VN"]}
