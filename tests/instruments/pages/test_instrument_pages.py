"""The pages on which forms are brought in and looked at."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.cases.pages.conftest import Node
from tests.instruments.forms import YES_NO, form, q

FIRST = form(q("text", "a", "First question"), q("select_one yn", "b", "Safe?"), choices=YES_NO)
SECOND = form(
    q("text", "a", "First question, gentler"),
    q("select_one yn", "b", "Safe?"),
    q("integer", "c", "Third"),
    choices=[*YES_NO, ["yn", "unsure", "Unsure"]],
)


def upload(client: Client, content: bytes, file: str = "intake.xlsx", **more: str) -> HttpResponse:
    told = {"file": SimpleUploadedFile(file, content), "name": "", "section": "experience", **more}
    return client.post("/forms/new/", told)


def form_address(html: str) -> str:
    """The address of the form whose version a page shows."""
    return re.search(r"/forms/[0-9a-f-]{36}/", html)[0]  # type: ignore[index]  # a test stops here without one


def page(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_form_is_brought_in_looked_at_and_given_back_as_it_came(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    assert "There are no forms yet" in page(dara, "/forms/")
    answer = upload(dara, FIRST)
    assert answer.status_code == 302
    shown = page(dara, answer.url)
    assert "Taken in as a draft, with 2 questions." in shown
    assert "First question" in shown
    assert "The same file" not in shown
    assert "intake" in page(dara, "/forms/")
    version = shown.partition("/forms/version/")[2].partition("/")[0]
    assert dara.get(f"/forms/version/{version}/workbook/").content == FIRST
    assert "Checksum (SHA-256)" in page(dara, f"/forms/version/{version}/")


def test_the_same_form_again_changes_nothing_and_a_changed_one_is_compared(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    upload(dara, FIRST)
    assert "Nothing was changed." in page(dara, upload(dara, FIRST).url)
    address = form_address(page(dara, upload(dara, SECOND).url))
    compared = page(dara, f"{address}compare/")
    assert "Version 2 beside version 1" in compared
    assert '<ins class="new-value">Third</ins>' in compared
    assert '<del class="old-value">First question</del>' in compared
    assert '<ins class="new-value">Unsure</ins>' in compared
    assert "Both ask the same" in page(dara, f"{address}compare/?a=1&b=1")
    assert dara.get(f"{address}compare/?a=1&b=9").status_code == 404


def test_a_refused_form_is_answered_with_every_reason_and_its_place(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    answer = upload(dara, form(q("geotrace", "a"), q("text", "b", relevant="pulldata('x') = 1")))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Sheet “survey”, row 2, column “type”: Questions of the type “geotrace” are not supported." in html
    assert "There are no forms yet" in page(dara, "/forms/")


def test_a_file_that_is_none_a_bad_name_and_no_file_at_all_are_answered_in_words(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    assert "cannot be read as an Excel workbook" in upload(dara, b"no form").content.decode()
    assert "Give the form another name" in upload(dara, FIRST, name="x" * 201).content.decode()
    assert "Choose the file" in dara.post("/forms/new/", {"section": "experience"}).content.decode()


def test_an_upload_of_two_hundred_megabytes_is_turned_away_unread(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    answer = dara.post(
        "/forms/new/",
        b"--x\r\n",
        content_type="multipart/form-data; boundary=x",
        headers={"content-length": str(200_000_000)},
    )
    assert answer.status_code == 413


def test_a_caseworker_sees_what_a_form_asks_but_brings_none_in(node_of_today: Node) -> None:
    mali = node_of_today.browser("mali")
    assert mali.get("/forms/").status_code == 200
    assert upload(mali, FIRST).status_code == 403
    assert Client().get("/forms/").status_code == 302


def test_the_form_of_iom_comes_in_by_its_page(node_of_today: Node, htcds: bytes) -> None:
    dara = node_of_today.browser("dara")
    shown = page(dara, upload(dara, htcds, "xlsform.xlsx", name="HTCDS").url)
    assert "Taken in as a draft, with 31 questions." in shown
    assert "Methods of Control" in shown
