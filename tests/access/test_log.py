"""The log for those who check it: proved, handed out, read without contents; on pages, not only at a terminal."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samakki.access import actions, queries
from samakki.access.words import Log, LogPoint, NotFitError, Role
from samakki.cases import actions as cases
from samakki.doors.web.front import seat as front
from samakki.journal import jobs
from samakki.journal.models import Entry
from samakki.kernel.deeds import RefusedError
from tests.access.conftest import House
from tests.access.test_pages import FORM_TOKEN, sign_in

STORY = "Canary DEMO walked all night"


@pytest.fixture
def busy(house: House) -> House:
    """A node on which a case was opened, written and read; an auditor, a node administrator and a supervisor."""
    admin = house.first(house.link)
    house.colleague(admin, "mali", Role.SUPERVISOR)
    house.accept(actions.invite_to_node(house.node, "audrey", "Audrey", Role.AUDITOR))
    house.accept(actions.invite_to_node(house.node, "nodea", "Nodea", Role.NODE_ADMINISTRATOR))
    by = house.by("dara")
    case = cases.open_case(by, STORY)
    cases.write_note(by, [case], STORY, closed=True)
    cases.read_case(by, case)
    jobs.sequence_all(house.node)
    return house


def point(house: House) -> LogPoint:
    found = queries.checkpoint_of_log(house.by("audrey"))
    assert found is not None
    return found


def test_an_auditor_sees_who_opened_and_wrote_what_kind_of_thing_and_nothing_of_what_stands_there(busy: House) -> None:
    by = busy.by("audrey")
    read, written = (queries.log_without_contents(by, log) for log in Log)
    assert {(one.who, one.agency_name) for one in (*read, *written)} == {("dara", "Shelter of the DEMO river")}
    assert "case" in {one.page for one in read}
    assert {one.closed for one in written} == {True, False}
    assert STORY not in repr((read, written))


@pytest.mark.parametrize("login", ["dara", "mali", "nodea"])
def test_nobody_but_an_auditor_reads_the_lines_of_the_log(busy: House, login: str) -> None:
    for log in Log:
        with pytest.raises(RefusedError):
            queries.log_without_contents(busy.by(login), log)


@pytest.mark.parametrize("login", ["audrey", "nodea", "mali"])
def test_those_who_check_have_it_proved(busy: House, login: str) -> None:
    proof = queries.verify_log(busy.by(login))
    assert proof.fault == ""
    assert proof.entries > 0
    assert proof.reads > 0


def test_a_witness_finds_what_was_cut_off_since(busy: House) -> None:
    kept = json.dumps(point(busy).told).encode()
    assert queries.verify_log(busy.by("audrey"), kept).fault == ""
    told = point(busy).told
    told["entries"]["size"] += 1
    assert queries.verify_log(busy.by("audrey"), json.dumps(told).encode()).fault
    for no_checkpoint in (b"{}", b"nothing of the kind", b"[" * 100_000):
        with pytest.raises(NotFitError):
            queries.verify_log(busy.by("audrey"), no_checkpoint)


def test_the_log_is_read_page_by_page(busy: House) -> None:
    by = busy.by("dara")
    case = cases.open_case(by, "DEMO")
    for _ in range(60):
        cases.write_note(by, [case], "DEMO")
    auditor = busy.by("audrey")
    first = queries.log_without_contents(auditor, Log.WRITTEN)
    second = queries.log_without_contents(auditor, Log.WRITTEN, first[-1].id)
    assert len(first) == 50
    assert len({one.id for one in (*first, *second)}) == 50 + len(second)
    assert len(first) + len(second) >= Entry.objects.count() or len(second) == 50


@pytest.fixture
def auditor(busy: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(front, "WallClock", lambda: busy.clock)
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, "audrey")
    return browser


def test_an_auditor_comes_to_the_log_and_finds_all_that_the_terminal_can(auditor: Client, busy: House) -> None:
    home = auditor.get("/", follow=True)
    assert home.redirect_chain[-1][0] == "/log/"
    page = home.content.decode()
    assert "dara" in page
    assert "Case file" in page
    assert STORY not in page
    assert "dara" in auditor.get("/log/?log=written").content.decode()
    kept = auditor.get("/log/checkpoint/")
    assert kept["Content-Disposition"] == f'attachment; filename="checkpoint-{point(busy).number}.json"'
    assert json.loads(kept.content) == point(busy).told


def prove(browser: Client, **files: SimpleUploadedFile) -> str:
    token = FORM_TOKEN.findall(browser.get("/log/").content.decode())[-1]
    return browser.post("/log/verify/", {"csrfmiddlewaretoken": token, **files}).content.decode()


def test_the_page_says_what_was_proved_or_what_was_changed(auditor: Client, busy: House) -> None:
    witness = SimpleUploadedFile("checkpoint.json", json.dumps(point(busy).told).encode())
    assert "All of it is proved" in prove(auditor)
    assert "All of it is proved" in prove(auditor, witness=witness)
    assert "This file is no checkpoint" in prove(auditor, witness=SimpleUploadedFile("x.json", b"x"))
    entry = Entry.objects.order_by("number").first()
    assert entry is not None
    entry.body = bytes(entry.body)[:-1] + b"\x00"
    entry.save()
    assert "Something was changed" in prove(auditor)


@pytest.mark.parametrize(("login", "status"), [("nodea", 200), ("mali", 200), ("noy", 403)])
def test_the_page_is_there_for_those_who_check_and_shows_the_lines_to_auditors_only(
    busy: House, monkeypatch: pytest.MonkeyPatch, login: str, status: int
) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: busy.clock)
    busy.colleague(busy.by("dara"), "noy", Role.CASEWORKER)
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, login)
    answer = browser.get("/log/")
    assert answer.status_code == status
    assert not re.search(r'id="lines"', answer.content.decode())
    assert browser.get("/log/checkpoint/").status_code == status
