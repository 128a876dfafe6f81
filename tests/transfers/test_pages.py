"""Cases in and out on pages: brought, mapped, tried, taken in, mended; chosen, read, sealed, fetched once."""

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import pyzipper
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from samakki.access.words import Role
from samakki.cases.models import Case
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By
from samakki.transfers import jobs
from samakki.transfers.models import Import, Slice
from tests.cases.pages.conftest import Node, founded
from tests.given import by_node
from tests.transfers.conftest import table

HEAD = ["Case No.", "Name as this person wishes", "Date of birth", "Sex"]
ROWS = [
    ["R-1", "DEMO Malisomething", "19/7/2561", "Female"],
    ["R-2", "DEMO Daosomething", "2018-02-30", "Male"],
    ["R-3", "DEMO Noisomething", "2001", "Mann"],
]
SECRET = b"Malisomething"


@pytest.fixture
def node(stores: None, node_secret: None, monkeypatch: pytest.MonkeyPatch) -> Node:
    made = founded(monkeypatch, by_node(WallClock(), SystemChance()))  # type: ignore[arg-type]  # a file made for the test
    made.house.colleague(made.by("dara"), "sokha", Role.SUPERVISOR)
    return made


@pytest.fixture
def sokha(node: Node) -> Client:
    return node.browser("sokha")


def upload(client: Client, name: str = "register.csv") -> str:
    file = SimpleUploadedFile(name, table(HEAD, *ROWS).read())
    answer = client.post("/transfers/import/", {"file": file})
    assert answer.status_code == 302
    return str(answer.url)


def mapped(client: Client, address: str, **more: str) -> HttpResponse:
    html = client.get(address).content.decode()
    given = dict(re.findall(r'name="(column-\d+)"[^>]*value="([^"]*)"', html))
    given |= {"id": "Case No.", "order": "day-month-year", "calendar": "by size", **more}
    given |= {f"missing-{place}": kind for place, kind in enumerate(["nothing", "no", "not asked", "unknown"])}
    return client.post(f"{address}map/", given)


def through(client: Client, address: str) -> str:
    for _each in range(20):
        if b'id="progress"' not in client.get(address).content:
            break
        client.post(f"{address}on/")
    return client.get(address).content.decode()


def test_a_register_comes_in_by_pages(sokha: Client) -> None:
    address = upload(sokha)
    assert "identity.born" in sokha.get(address).content.decode()
    assert mapped(sokha, address).status_code == 302
    tried = through(sokha, address)
    assert "1 case would be opened" in tried
    assert "No calendar has this day." in tried
    assert not Case.objects.exists()
    assert sokha.post(f"{address}take/").status_code == 302
    done = through(sokha, address)
    assert "1 case was opened" in done
    mend = sokha.post(f"{address}mend/")
    assert b"samakki_reason" in mend.content
    mended = mend.content.replace(b"2018-02-30", b"2018-02-28").replace(b"Mann", b"Male")
    again = sokha.post("/transfers/import/", {"file": SimpleUploadedFile("register.csv", mended)}).url
    mapped(sokha, again)
    through(sokha, again)
    sokha.post(f"{again}take/")
    through(sokha, again)
    assert Case.objects.count() == 3
    assert not Slice.objects.filter(kind="in").exists()


def test_how_far_it_is_stands_on_the_page_while_cases_come_in_and_go_out(sokha: Client) -> None:
    address = upload(sokha)
    mapped(sokha, address)
    assert "Looked through: 0 of 3 rows." in sokha.get(address).content.decode()
    through(sokha, address)
    sokha.post(f"{address}take/")
    begun = sokha.get(address).content.decode()
    assert "Taken in: 0 of 3 rows." in begun
    assert '<progress max="100" value="0"' in begun
    through(sokha, address)
    going = sokha.post("/transfers/export/", {"purpose": "legal duty", "format": "csv"}).url
    assert "Read: 0 of 1 cases." in sokha.get(going).content.decode()
    assert "Ready to fetch" in through(sokha, going)


def test_codes_told_on_the_page_are_followed(sokha: Client) -> None:
    address = upload(sokha)
    assert "Mann = " in sokha.get(address).content.decode()
    mapped(sokha, address, codes="Mann = male")
    assert "2 cases would be opened" in through(sokha, address)


def test_a_map_that_cannot_be_followed_is_refused_in_words(sokha: Client) -> None:
    address = upload(sokha)
    answer = mapped(sokha, address, **{"column-1": "identity.sex"})
    assert answer.status_code == 422
    assert "holds names of people" in answer.content.decode()


def test_a_file_that_cannot_be_read_is_refused_in_words(sokha: Client) -> None:
    broken = SimpleUploadedFile("x.csv", b"Name,Sex\nSom,\xa1\n")
    answer = sokha.post("/transfers/import/", {"file": broken})
    assert answer.status_code == 422
    assert "2: The signs here are in another encoding" in answer.content.decode()


def test_only_those_who_lead_take_in_and_hand_on(node: Node, sokha: Client) -> None:
    address = upload(sokha)
    mali = node.browser("mali")
    for path in ("/transfers/", address):
        assert mali.get(path).status_code in {403, 404}
    assert mali.get("/transfers/export/").status_code == 403
    assert mali.get("/transfers/import/").status_code == 403
    assert mali.post("/transfers/export/", {"purpose": "referral"}).status_code == 403
    dara = node.browser("dara")
    assert dara.get(address).status_code == 404


def test_nothing_of_an_upload_lies_in_clear_anywhere(
    sokha: Client, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    address = upload(sokha)
    mapped(sokha, address)
    through(sokha, address)
    sokha.post(f"{address}take/")
    through(sokha, address)
    for told in everything_stored():
        assert SECRET not in told
        assert b"register.csv" not in told
    out, err = capfd.readouterr()
    assert "something" not in out + err


def everything_stored() -> Iterator[bytes]:
    for store in ("default", "keystore"):
        connection = connections[store]
        with connection.cursor() as cursor:
            for name in connection.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 -- our own tables
                for row in cursor.fetchall():
                    for value in row:
                        yield bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_what_nobody_went_on_with_is_forgotten_in_a_day(node: Node, sokha: Client, node_by: By) -> None:
    upload(sokha)
    Slice.objects.update(made_at="2026-01-01T00:00:00Z")
    Import.objects.update(begun_at="2026-01-01T00:00:00Z")
    jobs.sweep(node.house.node)
    assert not Slice.objects.exists()
    assert Import.objects.get().sealed is None


def test_cases_go_out_sealed_under_words_shown_once(node: Node, sokha: Client) -> None:
    for _each in range(3):
        sokha.post("/people/new/", {"reason": "DEMO reason"})
    answer = sokha.post("/transfers/export/", {"purpose": "legal duty", "format": "json"})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    address = answer.url
    assert node.browser("dara").post(f"{address}agree/").status_code == 302
    shown = through(sokha, address)
    (words,) = re.findall(r'<code class="hash">([a-z-]+)</code>', shown)
    file = sokha.post(f"{address}file/")
    assert b"DEMO reason" not in file.content
    with pyzipper.AESZipFile(io.BytesIO(file.content)) as archive:
        archive.setpassword(words.encode())
        assert archive.read(archive.namelist()[0]).count(b"DEMO reason") == 3
    assert sokha.get(address).status_code == 404
    assert "A legal duty" in sokha.get("/transfers/").content.decode()


def test_an_export_without_a_purpose_is_not_begun(sokha: Client) -> None:
    answer = sokha.post("/transfers/export/", {"format": "csv"})
    assert answer.status_code == 422
    assert "Say what for" in answer.content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_nothing_going_out_or_coming_in_touches_a_temporary_file(
    sokha: Client, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_args: object, **_more: object) -> None:
        message = "a temporary file"
        raise AssertionError(message)

    sokha.post("/people/new/", {"reason": "DEMO reason"})
    monkeypatch.setattr(tempfile, "_mkstemp_inner", never)
    monkeypatch.setattr(tempfile, "TemporaryFile", never)
    address = sokha.post("/transfers/export/", {"purpose": "statistics", "format": form}).url
    (words,) = re.findall(r'<code class="hash">([a-z-]+)</code>', through(sokha, address))
    file = sokha.post(f"{address}file/")
    with pyzipper.AESZipFile(io.BytesIO(file.content)) as archive:
        archive.setpassword(words.encode())
        content = archive.read(archive.namelist()[0])
    answer = sokha.post("/transfers/import/", {"file": SimpleUploadedFile(f"cases.{form}", content)})
    assert answer.status_code == 302
    assert "samakki_case" in sokha.get(answer.url).content.decode()
