"""A figure of one's own on its pages: put together, counted like the others, defined anew, let go."""

import re
import zipfile
from html import unescape
from io import BytesIO

import yaml

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.sections.words import Section
from tests.cases.pages.conftest import text_of
from tests.databook.pages.conftest import Bureau
from tests.databook.pages.test_figures import TOLD, cells

OWN = "/figures/own/"
AMONG = f"{OWN}?among=identity.sex"
WANTED = {"title": "\u179f\u17d2\u178f\u17d2\u179a\u17b8 & <form>", "by1": "experience.forms", "codes": ["female"]}


def women(bureau: Bureau) -> None:
    by = bureau.node.by("dara")
    for forms in (["labour"], ["labour", "marriage"]):
        case = cases.open_case(by, "DEMO: came", f"Fern {len(forms)}")
        cases.change_fields(by, case, Section.IDENTITY, {"sex": Told(["female"])})
        cases.change_fields(by, case, Section.EXPERIENCE, {"forms": Told(forms)})


def test_a_figure_is_put_together_counted_released_and_handed_to_the_book_under_its_own_name(bureau: Bureau) -> None:
    women(bureau)
    assert "Put a figure of your own together" in text_of(bureau.sokha, "/figures/")
    assert 'name="codes"' not in text_of(bureau.sokha, OWN)
    assert re.findall(r'name="codes"[^>]*value="(\w+)"', text_of(bureau.sokha, AMONG))[:2] == ["female", "male"]
    made = bureau.sokha.post(AMONG, WANTED)
    address = made.headers["Location"]
    assert re.fullmatch(r"/figures/own-[0-9a-f]{32}/", address)
    page = text_of(bureau.sokha, address)
    assert cells(page) == [("Forced labour", "2", "100 %"), ("Forced marriage", "1", "50 %")]
    assert "Persons crossed by what your agency chose: Forms of exploitation." in unescape(page)
    assert "<li>Sex: Female</li>" in page
    assert WANTED["title"] in unescape(text_of(bureau.sokha, "/figures/"))
    assert "<form>" not in page.partition("<h1")[2][:200]
    assert bureau.sokha.post(address, TOLD).status_code == 302
    taken = bureau.sokha.get(f"{address}releases/1/")
    with zipfile.ZipFile(BytesIO(taken.content)) as folder:
        assert yaml.safe_load(folder.read("spec.yaml"))["title"] == WANTED["title"]
    for beside in ("chart/", "protection/", "file/", "cell/?of=labour"):
        assert bureau.sokha.get(f"{address}{beside}").status_code == 200, beside
    books = text_of(bureau.mali, address)
    assert "Define it anew" not in books


def test_what_is_wrong_is_said_at_its_box_and_what_was_typed_stays(bureau: Bureau) -> None:
    for typed, box, words in (
        ({"title": ""}, "title", "Say what the figure is called."),
        ({"by1": ""}, "by1", "Choose one thing to count by"),
        ({"by2": "experience.forms"}, "by1", "Choose each thing once."),
        ({"codes": []}, "codes", "choose at least one of the list"),
    ):
        answer = bureau.sokha.post(AMONG, WANTED | typed)
        page = unescape(answer.content.decode())
        assert answer.status_code == 422
        assert words in page.partition(f'id="{box}-error"')[2][:300], box
        assert str((WANTED | typed)["title"]) in page
    assert "own-" not in text_of(bureau.sokha, "/figures/")


def test_a_figure_is_defined_anew_and_one_that_nobody_was_told_of_is_let_go(bureau: Bureau) -> None:
    women(bureau)
    address = bureau.sokha.post(AMONG, WANTED).headers["Location"]
    anew = f"{OWN}?of={address.split('/')[2]}"
    page = text_of(bureau.sokha, anew)
    assert re.search(r'value="female" checked', page)
    assert "Days before today stay counted as they were" in page
    assert bureau.sokha.post(f"{anew}&among=", WANTED | {"title": "All by form"}).headers["Location"] == address
    page = text_of(bureau.sokha, address)
    assert "All by form" in page
    assert "Only those of whom this is told" not in page
    assert "Definition 2" in page
    gone = bureau.sokha.post(f"{OWN}let-go/", {"of": address.split("/")[2]}, follow=True).content.decode()
    assert "It is counted no more." in gone
    assert bureau.sokha.get(address).status_code == 404
    assert bureau.sokha.get(anew).status_code == 404
    again = bureau.sokha.post(f"{OWN}let-go/", {"of": address.split("/")[2]}, follow=True).content.decode()
    assert "This figure was let go meanwhile." in again


def test_one_that_was_told_stays(bureau: Bureau) -> None:
    address = bureau.sokha.post(AMONG, WANTED).headers["Location"]
    bureau.sokha.post(address, TOLD)
    kept = bureau.sokha.post(f"{OWN}let-go/", {"of": address.split("/")[2]}, follow=True).content.decode()
    assert "what was told stays, with what it counts" in kept
    assert bureau.sokha.get(address).status_code == 200


def test_whoever_only_assists_puts_no_figure_together(bureau: Bureau) -> None:
    worker = bureau.mali
    assert "Put a figure of your own together" not in text_of(worker, "/figures/")
    assert worker.get(OWN).status_code in {403, 404}
    assert worker.post(AMONG, WANTED).status_code in {403, 404}
