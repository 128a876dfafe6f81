"""What is attached is searched by the operator's scanner: malice, or a scanner that is not there, keeps it out."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test import override_settings

from samakki.cases import actions as cases
from samakki.cases.gateways import examine
from samakki.journal import queries as journal
from samakki.journal.models import Attachment, Piece
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import FileId
from samakki.kernel.media.kinds import MediaRefusedError, Reason
from samakki.sections.words import Section
from tests.cases.scanner import CLEAN, FOUND, MARK, Heard, listening
from tests.just_opened import Shelter, at_home, open_shelter, visitor
from tests.kernel import media_files as made
from tests.web.test_attachments import attach

BAD = made.jpeg() + MARK  # behind the end of the picture: cleaning would take it off, so it is looked at before


@pytest.fixture(params=["port", "socket"])
def scanner(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Heard]:
    with listening(tmp_path / "scan" if request.param == "socket" else None) as heard:
        yield heard


@pytest.fixture
def shelter(stores: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelter:
    at_home(tmp_path, monkeypatch)
    return open_shelter()


@pytest.fixture
def case(shelter: Shelter) -> FileId:
    return shelter.case()


def reason(data: bytes, address: str | tuple[str, int], patience: float = 5) -> Reason:
    with pytest.raises(MediaRefusedError) as refused:
        examine(data, address, patience)
    return refused.value.reason


def kept(shelter: Shelter, case: FileId) -> tuple[int, int, int]:
    return journal.length(shelter.dara, case), Attachment.objects.count(), Piece.objects.count()


@pytest.mark.asvs("5.4.3")
def test_what_is_clean_goes_on_and_what_holds_malice_does_not(scanner: Heard) -> None:
    examine(b"a letter", scanner.address)
    examine(b"", scanner.address)
    assert reason(b"a letter" + MARK, scanner.address) is Reason.MALICE
    assert scanner.files == [b"a letter", b"", b"a letter" + MARK]


@pytest.mark.asvs("5.4.3")
def test_a_large_file_is_told_whole_in_pieces(scanner: Heard) -> None:
    data = bytes(range(256)) * 60_000 + b"and an odd end"
    examine(data, scanner.address)
    assert scanner.files == [data]
    assert len(scanner.pieces[0]) > 200
    assert max(scanner.pieces[0]) <= 65_536
    assert reason(data + MARK, scanner.address) is Reason.MALICE


@pytest.mark.asvs("5.4.3")
def test_a_scanner_that_is_away_lets_nothing_through(tmp_path: Path) -> None:
    with listening() as gone:
        pass
    for address in (gone.address, str(tmp_path / "never made")):
        assert reason(b"a letter", address) is Reason.UNEXAMINED


@pytest.mark.asvs("5.4.3")
def test_a_scanner_that_is_silent_lets_nothing_through() -> None:
    with listening(answers=lambda _data: None) as heard:
        assert reason(b"a letter", heard.address, patience=0.1) is Reason.UNEXAMINED


@pytest.mark.asvs("5.4.3")
@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"stream: OK",
        b"OK\0",
        b"stream: ok\0",
        b"stream: OK\0stream: OK\0",
        b"stream: NOT OK\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Invented.Malice-1 FOUND",
        b"\xff" * 5000,
        b"HTTP/1.1 200 OK\r\n\r\n",
    ],
)
def test_any_answer_but_that_it_is_clean_lets_nothing_through(answer: bytes) -> None:
    with listening(answers=lambda _data: [answer]) as heard:
        assert reason(b"a letter", heard.address) is Reason.UNEXAMINED


def test_an_answer_that_comes_in_parts_is_put_together() -> None:
    with listening(answers=lambda _data: [CLEAN[:5], CLEAN[5:]]) as heard:
        examine(b"a letter", heard.address)
    with listening(answers=lambda _data: [FOUND[:-1], FOUND[-1:]]) as heard:
        assert reason(b"a letter", heard.address) is Reason.MALICE


@pytest.mark.asvs("5.4.3")
def test_nothing_is_kept_where_malice_is_found_and_nothing_of_it_is_logged(
    shelter: Shelter, case: FileId, scanner: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    before = kept(shelter, case)
    with (
        caplog.at_level(logging.DEBUG, logger="samakki"),
        override_settings(SAMAKKI_SCANNER=scanner.address),
        pytest.raises(MediaRefusedError) as refused,
    ):
        cases.attach_file(shelter.dara, case, Section.LEGAL, "DEMO letter.jpg", [BAD[:99], BAD[99:]], shows="DEMO")
    assert refused.value.reason is Reason.MALICE
    assert scanner.files == [BAD]
    assert kept(shelter, case) == before
    assert not [line for line in caplog.records if line.name.startswith("samakki")]


@pytest.mark.asvs("5.4.3")
def test_what_is_clean_is_attached_and_no_store_waits_for_the_scanner(shelter: Shelter, case: FileId) -> None:
    store, transactions = connections["default"], []

    def answers(_data: bytes) -> list[bytes]:
        transactions.append(len(store.savepoint_ids))
        return [CLEAN]

    dara, before = shelter.dara, len(store.savepoint_ids)
    with listening(answers=answers) as heard, override_settings(SAMAKKI_SCANNER=heard.address):
        own = cases.attach_file(dara, case, Section.LEGAL, "", [made.jpeg()], shows="DEMO")
    assert transactions == [before]
    assert [each.attached.id for each in cases.list_attachments(shelter.dara, case).rows] == [own]


@pytest.mark.parametrize(("data", "words"), [(BAD, "found harmful software"), (made.jpeg(), "could not be examined")])
def test_the_page_says_why_it_was_not_taken(shelter: Shelter, case: FileId, data: bytes, words: str) -> None:
    client, before = shelter.client(), kept(shelter, case)
    answers = [FOUND if MARK in data else b"?\0"]
    with listening(answers=lambda _data: answers) as heard, override_settings(SAMAKKI_SCANNER=heard.address):
        response = attach(client, case, data)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Nothing was kept" in response.content.decode()
    assert kept(shelter, case) == before


def test_without_a_scanner_all_is_as_it_was(shelter: Shelter, case: FileId) -> None:
    assert attach(shelter.client(), case, BAD).status_code == 302


def test_who_may_not_attach_has_nothing_looked_at(shelter: Shelter, case: FileId, scanner: Heard) -> None:
    with override_settings(SAMAKKI_SCANNER=scanner.address), pytest.raises(RefusedError):
        cases.attach_file(visitor(shelter.node), case, Section.LEGAL, "", [BAD], shows="DEMO")
    assert scanner.files == []
