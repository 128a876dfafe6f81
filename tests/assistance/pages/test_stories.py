"""The pages of learning stories without any script: begun, looked through, released, printed."""

import re

from django.test import Client

from samakki.assistance.words import AGE_BANDS, Gone
from samakki.cases import actions as cases
from samakki.doors.web.stories.tongue import instead
from samakki.kernel.ids import FileId
from tests.cases.pages.conftest import Node, hidden, open_case, text_of


def at(case: FileId, more: str = "") -> str:
    return f"/case/{case}/stories/{more}"


def begun(node: Node, browser: Client) -> tuple[FileId, str]:
    """Begin a story with all that there is; gives the case and the address of the story."""
    case, by = open_case(browser, pseudonym="DEMO Lotus"), node.by("dara")
    cases.write_note(by, [case], "Lotus came in March 2020, 17 years old, and rang 012 345 678.")
    take = re.findall(r'name="take" value="([^"]*)"', text_of(browser, at(case)))
    answer = browser.post(at(case), {"take": take})
    assert answer.status_code == 302
    return case, str(answer.headers["Location"])


def do(browser: Client, address: str, what: str, **typed: str) -> str:
    seen = hidden(text_of(browser, address), "seen")
    answer = browser.post(address, {"do": what, "seen": seen, **typed}, follow=True)
    return str(answer.content.decode())


def test_a_story_is_begun_written_looked_through_by_another_and_printed(node_of_today: Node) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    case, story = begun(node_of_today, dara)
    page = text_of(dara, story)
    assert "[a name] came in [long before], [12 to 17 years old], and rang [a number]." in page
    do(dara, story, "save", title="A long way", story="[a name] learnt from Sokha.")
    assert "Now somebody else looks it through." in do(dara, story, "ask")
    assert "release it" not in text_of(dara, story)
    assert "Somebody else than who wrote it" in do(dara, story, "release")
    assert re.search(r"they may be names or figures:\s*Sokha", text_of(mali, story))
    assert mali.get(f"{story}print/").status_code == 404
    back = do(mali, story, "return", remarks="DEMO: Sokha is known in the village")
    assert "Given back." in back
    assert "Sokha is known in the village" in text_of(dara, story)
    do(dara, story, "save", title="A long way", story="[a name] learnt from a friend.")
    do(dara, story, "ask")
    assert "Released." in do(mali, story, "release")
    sheet = text_of(mali, f"{story}print/").partition("<article")[2].partition("</article>")[0]
    assert "learnt from a friend" in sheet
    for telling in (str(case), str(case)[-6:], "Lotus", "dara", "mali", "river"):
        assert telling not in sheet
    assert "Released" in text_of(dara, at(case))


def test_what_is_refused_stands_there_still(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case, story = begun(node_of_today, dara)
    page = do(dara, story, "save", title="x", story="y" * 10_001)
    assert 'href="#id_story"' in page
    assert "y" * 10_001 in page
    assert 'href="#id_remarks"' in do(dara, story, "return", remarks=" ")
    seen = hidden(text_of(dara, story), "seen")
    do(dara, story, "save", title="x", story="z")
    stale = dara.post(story, {"do": "save", "seen": seen, "title": "x", "story": "w"})
    assert stale.status_code == 422
    assert dara.post(story, {"do": "?", "seen": seen}).status_code == 400
    assert dara.get(at(case, "00000000/")).status_code == 404


def test_another_agency_sees_no_story(node_of_today: Node) -> None:
    case, story = begun(node_of_today, node_of_today.browser("dara"))
    noy = node_of_today.browser("noy")
    for address in (at(case), story, f"{story}print/"):
        assert noy.get(address).status_code == 404


def test_everything_that_falls_away_has_words() -> None:
    assert len({instead(kind, 1 if kind is not Gone.AGE else 0) for kind in Gone}) == len(Gone)
    assert [instead(Gone.AGE, first) for first in (AGE_BANDS[0], AGE_BANDS[-1])] == [
        "[0 to 11 years old]",
        "[65 years old or older]",
    ]
