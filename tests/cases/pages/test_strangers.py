"""What strangers find, and what is told of everybody who looked."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from samakki.assistance import actions as assistance
from samakki.cases import actions
from samakki.cases.words import Asked, RowSet, Sheet
from samakki.consent import actions as consent
from samakki.consent.words import About, GroundKind, Recipient, RecipientKind, Terms, Use
from samakki.doors.web.desk.page_names import PAGES
from samakki.duties import actions as duties
from samakki.duties.words import BreachKind, RequestKind
from samakki.instruments import jobs
from samakki.journal import queries as journal
from samakki.keeping import actions as keeping
from samakki.keeping.words import EraseWhy
from samakki.kernel.ids import FileId
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


@pytest.mark.asvs("8.2.2")
def test_every_address_of_a_case_answers_another_agency_as_if_the_case_were_nowhere(node_of_today: Node) -> None:
    by, dara, noy = node_of_today.by("dara"), node_of_today.browser("dara"), node_of_today.browser("noy")
    case, filling, made = open_case(dara), uuid4(), bring(node_of_today.by("dara"), INTAKE, "Intake")
    actions.fill_form(by, case, made.version, filling, [])
    (entry,) = actions.write_note(by, [case], "words", closed=True)
    known = {"section": "identity", "field": "called", "filling": filling, "instrument": made.instrument, "sheet": 1}
    known |= {"entry": entry, "which": jobs.ship_indicators(node_of_today.house.node)[1].id, "row": "00000001"}
    routes = [route for route in addresses(get_resolver()) if "<uuid:case>" in route]
    assert len(routes) > 25
    answered = set()
    for route in routes:
        told, nowhere = (f"/{filled(route, known | {'case': each})}" for each in (case, uuid4()))
        for method in ("get", "post"):
            own, theirs, none = (getattr(one, method)(at) for one, at in ((dara, told), (noy, told), (noy, nowhere)))
            assert theirs.status_code == none.status_code, told
            answered |= {route} if own.status_code in {200, 302} and theirs.status_code == 404 else set()
    assert len(answered) > 15


def addresses(within: URLResolver, before: str = "") -> Iterator[str]:
    for each in within.url_patterns:
        route = f"{before}{each.pattern}"
        if isinstance(each, URLPattern):
            yield route
        else:
            yield from addresses(each, route)


def filled(route: str, known: dict[str, object]) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(known.get(found[1], uuid4())), route)


def read_for_others(node: Node, case: FileId) -> None:
    """Ask about sharing, share, let the other agency read and write, ask for the erasure; and speak of it in a book."""
    by, noy = node.by("dara"), node.by("noy")
    assert by.agency
    row = actions.ask_consent(by, case, Asked(About.SHARING, how="spoken", language="km", explained_by="Mali"))
    actions.open_consents(by, case)
    actions.read_receipt(by, case, row)
    terms = Terms(
        Recipient(RecipientKind.AGENCY, str(noy.agency)),
        frozenset({Section.IDENTITY}),
        frozenset({Use.CARE}),
        by.clock.now(),
        by.clock.now() + timedelta(days=1),
    )
    consent.open_ground(by, case, by.agency, GroundKind.CONSENT, terms)
    actions.shared_cases(noy)
    actions.read_shared_case(noy, case, Use.CARE)
    actions.write_shared_note(noy, case, "words", Section.IDENTITY)
    actions.read_own_entries(noy, case)
    book = actions.open_book(by)
    actions.write_in_book(by, book, "words", cases=[case])
    actions.read_book(by, book)
    keeping.open_erasure(by, keeping.ask_erasure(by, case, EraseWhy.WISH))


def read_for_the_person(node: Node, case: FileId) -> None:
    """Take down what the person asks of their file, look through their copy, note a breach that concerns them."""
    by, dara = node.by("dara"), node.browser("dara")
    asked = duties.take_request(by, case, RequestKind.SEE, "words")
    actions.read_own_copy(by, case)
    breach = duties.note_breach(by, BreachKind.SEEN, "words")
    duties.name_concerned(by, breach, [case])
    for address in (f"requests/{asked}/", f"breaches/{breach}/"):
        text_of(dara, f"/{address}")


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
    ways = ("", "steps/", "identification/", "attachments/", "section/identity/", "section/identity/called/", "forms/")
    for address in (*(f"/case/{case}/{way}" for way in ways), f"/note/?case={case}", "/people/"):
        text_of(dara, address)
    dara.post("/people/", {"wanted": "x"})
    dara.post("/people/skills/", {"skills": "sewing"})
    other = open_case(dara)
    actions.link_family(by, other, case, "sibling")
    actions.name_family(by, [case])
    actions.join_cases(by, case, other, "The same papers.")
    actions.name_joined(by, [case])
    for sheet in Sheet:
        actions.read_sheet(by, case, [], sheet)
    told = {"due": ["2020-01-01"]}
    (kept,) = actions.set_rows(by, [RowSet(case, Section.ADMINISTRATION, "follow_ups", "", told)])
    assistance.raise_alarm(by, case, "DEMO")
    for address in ("late/", "calendar/", "alarms/", "today/"):
        text_of(dara, f"/{address}{'?day=2020-01-01' if address == 'calendar/' else ''}")
    assert kept.entry
    actions.undo_entry(by, case, kept.entry)
    actions.open_drawer(by, case)
    actions.hand_on(by, [case], [Section.IDENTITY])
    read_for_the_person(node_of_today, case)
    read_for_others(node_of_today, case)
    assert {reading.page for reading in journal.reads_of(by, case)} == set(PAGES)
