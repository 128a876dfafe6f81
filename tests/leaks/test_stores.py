"""Canaries are written wherever words can be written; then every file of both stores is searched."""

import math
import os
import struct
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, connections

from samakki.access import actions as access
from samakki.access.words import ParkedForm, Role
from samakki.cases import actions as cases
from samakki.cases.actions import Answer, Told
from samakki.cases.words import Scope
from samakki.journal import jobs
from samakki.kernel.clocks import SystemChance
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.instruments.pages.paper import INTAKE, bring
from tests.just_opened import Shelter, at_home, open_shelter, visitor
from tests.leaks.canaries import PLANTED, SCRIPTS, every, search, search_number

PIN = "739205"
STORES = Path(os.environ["SAMAKKI_TEST_FOLDER"])


def sound_that_says(words: str) -> bytes:
    """A sound whose samples spell words, so that the bytes of an attachment can be searched for."""
    samples = b"".join(struct.pack("<h", int(900 * math.sin(n))) for n in range(400)) + words.encode() + b"\0"
    samples += bytes(len(samples) % 2)
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.fixture
def shelter(committed_stores: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelter:
    at_home(tmp_path, monkeypatch)
    return open_shelter(every("p1"))


def write_everywhere(shelter: Shelter) -> FileId:
    """Write canaries wherever words of or about a person can be written."""
    by = shelter.dara
    case = cases.open_case(by, every("reason"), every("pseudonym"), ["doctor"])
    identity = {"called": Told([every("name")]), "other_names": Told([every("other")])}
    cases.change_fields(by, case, Section.IDENTITY, identity)
    cases.change_fields(by, case, Section.HEALTH, {"pregnancy": Told([every("closed field")])}, closed=True)
    for section in Section:
        cases.write_note(by, [case], every(f"note {section}"), section, third_party=True)
    cases.write_note(by, [case], every("pinned"), pinned=True)
    (closed,) = cases.write_note(by, [case], every("closed"), Section.HEALTH, closed=True)
    answers = [Answer("family/story", every("answer")), Answer("picks", [every("choice")])]
    cases.fill_form(by, case, bring(by, INTAKE, "Intake").version, uuid4(), answers)
    made = cases.attach_file(
        by, case, Section.LEGAL, every("file") + ".wav", [sound_that_says(every("sound"))], shows=every("shows")
    )
    cases.attach_file(by, case, Section.LEGAL, "x.wav", [sound_that_says(every("s"))], shows=every("c"), closed=True)
    read_everything(shelter, case)
    assert every("sound").encode() in b"".join(cases.read_attachment(shelter.dara, case, made).chunks)
    assert cases.open_closed_entry(shelter.dara, case, closed).body is not None
    return case


def read_everything(shelter: Shelter, case: FileId) -> None:
    """Open lists and pages: reading must leave no words either."""
    assert every("name") in {row.name for row in cases.caseload(shelter.dara, scope=Scope.MINE).rows}
    assert cases.find_in_caseload(shelter.dara, SCRIPTS["km"]).rows
    assert cases.read_case(shelter.dara, case)
    assert cases.list_attachments(shelter.dara, case).rows


def be_staff(shelter: Shelter) -> None:
    """Choose a PIN, lose a session while typing, let a colleague join and be granted the key."""
    access.set_pin(shelter.dara, shelter.ticket, PIN)
    form = ParkedForm("/note/", "/people/", (("text", every("parked")), ("section", "health")))
    assert access.park_post(shelter.dara, form)
    by = shelter.dara
    assert by.agency is not None
    link = access.invite(by, by.agency, "mali", "Mali", Role.CASEWORKER)
    came = access.accept_invitation(visitor(shelter.node), link, every("p2"), "th", "a test")
    member = access.resume(visitor(shelter.node), came.ticket).member
    assert member is not None
    access.grant_key(shelter.dara, by.agency, member)
    access.change_passphrase(shelter.dara, shelter.ticket.sitting, every("p1"), every("p3"))
    assert access.sign_in(visitor(shelter.node), "dara", every("p3"), "a test")


def settle_on_the_disk() -> None:
    """Let PostgreSQL write what it holds; SQLite's files and its log are there already."""
    for store in connections.all():
        if store.vendor == "postgresql":
            with store.cursor() as cursor:
                cursor.execute("CHECKPOINT")


@pytest.mark.asvs("14.2.2", "14.2.4")
@pytest.mark.req("RIGHT-23")
def test_nothing_typed_lies_in_clear_in_either_store_its_log_or_its_keys(shelter: Shelter) -> None:
    write_everywhere(shelter)
    be_staff(shelter)
    node = replace(shelter.node, chance=SystemChance())
    jobs.sequence_all(node)
    settle_on_the_disk()
    assert search([STORES]) == []
    assert search_number([STORES], PIN) == []


def test_the_same_search_finds_what_was_stored_in_clear_on_purpose(committed_stores: None) -> None:
    for store in connections.all():
        with store.cursor() as cursor:
            cursor.execute("CREATE TABLE planted (words TEXT)")
            cursor.execute("INSERT INTO planted VALUES (%s)", [" ".join(PLANTED.values())])
    settle_on_the_disk()
    try:
        found = search([STORES], PLANTED)
        assert {hit.script for hit in found} == set(SCRIPTS)
        assert len({hit.file for hit in found}) >= 2
    finally:
        for store in connections.all():
            with store.cursor() as cursor:
                cursor.execute("UPDATE planted SET words = ''")
                cursor.execute("DROP TABLE planted")


def test_what_is_deleted_is_wiped_from_sqlite(committed_stores: None) -> None:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)
