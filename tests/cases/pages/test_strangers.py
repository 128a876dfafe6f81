"""What strangers find, and what is told of everybody who looked."""

from uuid import uuid4

from samakki.cases import actions
from samakki.doors.web.readers.views import PAGES
from samakki.instruments import jobs
from samakki.journal import queries as journal
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, open_case, text_of
from tests.instruments.pages.paper import INTAKE, bring
from tests.kernel.media_files import MADE


def test_attachments_of_another_agency_and_of_no_case_are_told_apart_by_nobody(node_of_today: Node) -> None:
    dara, noy = node_of_today.browser("dara"), node_of_today.browser("noy")
    given = {"number": "17", "taken_by": "DEMO police"}
    for case in (open_case(dara), uuid4()):
        assert noy.get(f"/case/{case}/attachments/").status_code == 404
        assert noy.post(f"/case/{case}/attachments/reference/", given).status_code == 404
        assert noy.post("/note/", {"case": [case], "text": "words"}).status_code == 422


def test_every_kind_of_page_that_opens_a_file_has_words_in_who_read_it(node_of_today: Node) -> None:
    by, dara = node_of_today.by("dara"), node_of_today.browser("dara")
    case = open_case(dara)
    (entry,) = actions.write_note(by, [case], "words", closed=True)
    picture = actions.attach_file(by, case, Section.LEGAL, "", [MADE["image/png"]()], shows="A letter")
    made = bring(by, INTAKE, "Intake")
    filling = uuid4()
    assert actions.fill_form(by, case, made.version, filling, []) is not None
    actions.count_answers(by, made.version)
    actions.filling_history(by, case, filling)
    actions.read_attachment(by, case, picture)
    actions.open_closed_entry(by, case, entry)
    actions.pin(by, case, entry)
    actions.open_screening(by, case, jobs.ship_indicators(node_of_today.house.node)[1].id)
    ways = ("", "attachments/", "section/identity/", "section/identity/called/", "forms/")
    for address in (*(f"/case/{case}/{way}" for way in ways), f"/note/?case={case}", "/people/"):
        text_of(dara, address)
    dara.post("/people/", {"wanted": "x"})
    other = open_case(dara)
    actions.link_family(by, other, case, "sibling")
    actions.name_family(by, [case])
    actions.join_cases(by, case, other, "The same papers.")
    actions.name_joined(by, [case])
    assert {reading.page for reading in journal.reads_of(by, case)} == set(PAGES)
