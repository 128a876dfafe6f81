from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samakki.doors.web.front.upload import LARGEST_UPLOAD
from samakki.journal import queries as journal
from samakki.kernel.ids import FileId
from tests.just_opened import Shelter, at_home, open_shelter
from tests.kernel import media_files as made


@pytest.fixture
def shelter(stores: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelter:
    at_home(tmp_path, monkeypatch)
    return open_shelter()


@pytest.fixture
def case(shelter: Shelter) -> FileId:
    return shelter.case()


@pytest.fixture
def client(shelter: Shelter) -> Client:
    return shelter.client()


def attach(client: Client, case: FileId, data: bytes, name: str = "DEMO letter.jpg", **more: str) -> object:
    given = {"abuse": "no", "shows": "DEMO. A letter on a table.", "section": "legal", **more}
    upload = SimpleUploadedFile(name, data, content_type="text/html")
    return client.post(f"/case/{case}/attachments/", {**given, "file": upload})


def links(page: str, case: FileId) -> list[str]:
    start = f'href="/case/{case}/attachments/'
    return [f"/case/{case}/attachments/{part.split(chr(34))[0]}" for part in page.split(start)[1:]]


@pytest.mark.asvs("3.2.1", "5.4.1")
@pytest.mark.parametrize("kind", sorted(made.MADE))
def test_a_file_comes_out_as_it_went_in_but_for_its_traces(client: Client, case: FileId, kind: str) -> None:
    assert attach(client, case, made.MADE[kind](), "DEMO ឯកសារ.bin").status_code == 302
    page = client.get(f"/case/{case}/attachments/").content.decode()
    assert "A letter on a table" in page
    assert "ឯកសារ" not in page
    (link,) = links(page, case)
    out = client.get(link)
    assert out.headers["Content-Type"] == kind
    assert b"CANARY" not in out.content
    assert "attachment; filename*=UTF-8''DEMO%20" in out.headers["Content-Disposition"]
    assert out.headers["X-Content-Type-Options"] == "nosniff"
    assert out.headers["Content-Security-Policy"].startswith("sandbox")
    assert out.headers["Cache-Control"] == "no-store"


@pytest.mark.asvs("5.2.2", "5.4.1", "5.4.2")
@pytest.mark.parametrize(
    ("called", "saved"),
    [
        ("letter.jpg", "letter.jpg"),
        ("LETTER.JPEG", "LETTER.JPEG"),
        ("letter.exe", "letter.exe.jpg"),
        ("letter.html", "letter.html.jpg"),
        ("a;x=1 b.jpg", "a%3Bx%3D1%20b.jpg"),
        ("../../letter", "letter.jpg"),
    ],
)
def test_a_download_is_named_as_what_it_is(client: Client, case: FileId, called: str, saved: str) -> None:
    assert attach(client, case, made.jpeg(), called).status_code == 302
    (link,) = links(client.get(f"/case/{case}/attachments/").content.decode(), case)
    assert client.get(link).headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{saved}"


def test_opening_an_attachment_is_recorded(client: Client, case: FileId, shelter: Shelter) -> None:
    attach(client, case, made.jpeg())
    (link,) = links(client.get(f"/case/{case}/attachments/").content.decode(), case)
    before = len(journal.reads_of(shelter.dara, case))
    client.get(link)
    pages = [read.page for read in journal.reads_of(shelter.dara, case)]
    assert len(pages) == before + 1
    assert "attachment" in pages


@pytest.mark.asvs("1.3.4", "5.2.2")
@pytest.mark.parametrize(
    ("data", "words"),
    [(b"PK\x03\x04 a sheet", "Archives"), (b"<svg/>", "SVG"), (b"hello", "not taken"), (b"\xff\xd8\xff", "damaged")],
)
def test_what_is_not_taken_is_refused_in_words_and_nothing_is_kept(
    client: Client, case: FileId, data: bytes, words: str
) -> None:
    response = attach(client, case, data)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Nothing is attached here yet" in client.get(f"/case/{case}/attachments/").content.decode()


def test_a_file_without_a_word_on_what_it_shows_is_not_taken(client: Client, case: FileId) -> None:
    response = attach(client, case, made.jpeg(), shows="")
    assert response.status_code == 422
    assert "what it shows" in response.content.decode()


@pytest.mark.req("CHILD-10")
def test_a_picture_of_abuse_is_not_taken_and_a_reference_number_is_asked_for_instead(
    client: Client, case: FileId, shelter: Shelter
) -> None:
    length = journal.length(shelter.dara, case)
    page = attach(client, case, made.jpeg(), abuse="yes")
    words = page.content.decode()
    assert page.status_code == 422
    assert "never kept here" in words
    assert "Reference number of the report" in words
    assert journal.length(shelter.dara, case) == length


@pytest.mark.req("CHILD-10")
def test_the_reference_number_is_kept_as_a_closed_note(client: Client, case: FileId, shelter: Shelter) -> None:
    given = {"number": "DEMO-2210", "taken_by": "DEMO police unit"}
    assert client.post(f"/case/{case}/attachments/reference/", given).status_code == 302
    newest = journal.headers(shelter.dara, case)[-1]
    assert newest.closed
    assert newest.section == "legal"
    assert client.post(f"/case/{case}/attachments/reference/", {}).status_code == 422


def test_a_closed_attachment_is_not_listed_by_what_it_shows(client: Client, case: FileId) -> None:
    attach(client, case, made.jpeg(), closed="on")
    page = client.get(f"/case/{case}/attachments/").content.decode()
    assert "A letter on a table" not in page
    assert "1 closed entry" in page


def test_a_closed_attachment_is_reached_from_its_entry_that_is_opened_by_name(
    client: Client, case: FileId, shelter: Shelter
) -> None:
    attach(client, case, made.jpeg(), closed="on")
    entry = journal.headers(shelter.dara, case)[-1]
    page = client.post(f"/case/{case}/entry/{entry.id}/")
    (link,) = links(page.content.decode(), case)
    assert client.get(link).headers["Content-Type"] == "image/jpeg"


def test_the_case_file_leads_to_its_attachments(client: Client, case: FileId) -> None:
    attach(client, case, made.jpeg())
    page = client.get(f"/case/{case}/").content.decode()
    found = links(page, case)
    assert f"/case/{case}/attachments/" in found
    assert len(found) == 2


class _NeverRead(BytesIO):
    """A body of 200 MB of which not a byte may be read."""

    def read(self, *_size: int | None) -> bytes:
        message = "a too large upload was read"
        raise AssertionError(message)


@pytest.mark.asvs("2.3.2", "5.2.1")
def test_an_upload_of_200_megabytes_is_turned_away_in_words_before_it_is_read(client: Client, case: FileId) -> None:
    response = client.request(
        REQUEST_METHOD="POST",
        PATH_INFO=f"/case/{case}/attachments/",
        CONTENT_TYPE="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(200_000_000),
        **{"wsgi.input": _NeverRead()},
    )
    assert response.status_code == 413
    assert "20 MB" in response.content.decode()


@pytest.mark.asvs("2.3.2", "5.2.1")
def test_an_upload_that_is_longer_than_it_said_is_cut_off(client: Client, case: FileId) -> None:
    response = attach(client, case, bytes(LARGEST_UPLOAD + 1))
    assert response.status_code in {400, 413}


@pytest.mark.asvs("5.3.1", "5.3.2")
def test_nothing_of_an_upload_touches_the_disk(
    client: Client, case: FileId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    def never(*_args: object, **_kwargs: object) -> None:
        message = "a temporary file was made"
        raise AssertionError(message)

    monkeypatch.setattr("tempfile.NamedTemporaryFile", never)
    monkeypatch.setattr("tempfile.mkstemp", never)
    big = made.jpeg() + bytes(6_000_000)
    assert attach(client, case, big).status_code == 302


def test_nobody_sees_attachments_without_signing_in(shelter: Shelter, case: FileId) -> None:
    assert Client().get(f"/case/{case}/attachments/").status_code in {302, 401}


def test_an_unknown_case_or_attachment_is_nowhere(client: Client, case: FileId) -> None:
    nobody = "0195d000-0000-7000-8000-00000000ffff"
    assert client.get(f"/case/{nobody}/attachments/").status_code == 404
    assert client.get(f"/case/{case}/attachments/{nobody}/").status_code == 404


def test_an_attachment_is_reached_from_its_own_case_only(client: Client, case: FileId, shelter: Shelter) -> None:
    attach(client, case, made.MADE["image/png"]())
    (link,) = links(client.get(f"/case/{case}/attachments/").content.decode(), case)
    other = shelter.case()
    assert client.get(link.replace(str(case), str(other))).status_code == 404
    assert client.get(link).status_code == 200


@pytest.mark.parametrize("before", ["\u00b2", "9" * 5000, "x", "-1", "9" * 30])
def test_odd_addresses_of_the_list_show_the_list(client: Client, case: FileId, before: str) -> None:
    assert client.get(f"/case/{case}/attachments/", {"before": before}).status_code == 200
