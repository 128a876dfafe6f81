"""A figure leaves its page: as a picture, into a workbook, and as a folder that becomes part of a book."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import yaml
from click.testing import CliRunner

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.databook import actions
from samakki.databook.words import Around
from samakki.doors.cli.databook import databook
from samakki.sections.words import Section
from tests.cases.conftest import SHELTER
from tests.cases.pages.conftest import text_of
from tests.databook.pages.conftest import Bureau
from tests.databook.pages.test_figures import opened
from tests.databook.pages.test_workbooks import ASKED, HEADINGS, brought
from tests.databook.test_keeping import BY_FORM, told_of_forms

FORM = "/figures/persons-by-form/"
AROUND = Around(("Without transit.",), 12, 10, "Two offices were closed.")
EDITION = """
edition: demo-released
dated: 2026-11-01
title: {en: DEMO data book}
languages: {en: {read_by: a reader, dated: 2026-10-01}}
chapters: [{name: assisted, title: {en: Who was assisted}, figures: []}]
"""


def run(*arguments: str | Path) -> str:
    told = CliRunner().invoke(databook, list(map(str, arguments)))
    assert told.exit_code == 0, told.output
    return told.output


def released(bureau: Bureau, around: Around = AROUND) -> int:
    by = bureau.node.by("sokha")
    return actions.release_figure(by, by.agency or SHELTER, BY_FORM, by.clock.now().date(), around)


def folder(bureau: Bureau, number: int, place: Path) -> Path:
    found = bureau.sokha.get(f"{FORM}releases/{number}/")
    assert found["Content-Disposition"] == f'attachment; filename="persons-by-form-{number}.zip"'
    with zipfile.ZipFile(io.BytesIO(found.content)) as packed:
        packed.extractall(place)
    return place


def test_a_chart_has_a_title_a_sentence_and_its_data(bureau: Bureau) -> None:
    page = text_of(bureau.sokha, f"{FORM}chart/")
    assert f'href="{FORM}chart/?as_of=' in text_of(bureau.sokha, FORM)
    assert '<title id="chart-title">Persons by form of exploitation</title>' in page
    assert "The largest number is 2: Forced labour, Persons by form of exploitation." in page
    assert not re.search(r"<svg[^>]*\sstyle=|<script|\son[a-z]+=", page.partition("<main")[2])
    cells = re.findall(r'<td class="govuk-table__cell govuk-table__cell--numeric">(\d+)</td>', page)
    assert cells == ["2", "1"]
    picture = bureau.sokha.get(f"{FORM}chart/file/")
    assert picture["Content-Type"].startswith("image/svg+xml")
    assert picture.content.startswith(b"<svg")


def test_where_no_picture_says_anything_the_page_says_so_and_there_is_no_file(bureau: Bureau) -> None:
    three = "/figures/persons-by-nationality-age-and-sex/chart/"
    assert "too many things" in text_of(bureau.sokha, three)
    assert bureau.sokha.get(f"{three}file/").status_code == 404
    for wrong in ("persons-by-province/chart/", "persons-by-form/chart/?as_of=soon", "persons-by-form/chart/?years=x"):
        assert bureau.sokha.get(f"/figures/{wrong}").status_code == 404, wrong
    assert "nothing was known of anybody" in text_of(bureau.sokha, f"{FORM}chart/?as_of=2026-01-02")


def test_two_things_counted_by_stand_in_groups_of_bars(bureau: Bureau) -> None:
    address = "/figures/identified-and-assisted/chart/"
    assert "One number alone is no picture." in text_of(bureau.sokha, address)
    by = bureau.node.by("dara")
    cases.change_fields(by, opened(by), Section.EXPERIENCE, {"status": Told(["identified"])})
    page = text_of(bureau.sokha, address)
    assert "<svg" in page.partition("<main")[2]
    assert "The largest number is 2: Not asked, Not asked." in page


def test_a_release_becomes_a_protected_figure_of_a_book(bureau: Bureau, tmp_path: Path) -> None:
    for _one in range(6):
        told_of_forms(bureau.node.by("dara"), "marriage")
    assert released(bureau) == 1
    assert "Release 1 for the book (ZIP)" in text_of(bureau.sokha, FORM)
    place = folder(bureau, 1, tmp_path / "release")
    spec = yaml.safe_load((place / "spec.yaml").read_text())
    assert spec["tables"] == {"persons-by-form": ["experience.forms"]}
    assert spec["known_missing"] == (
        "Two offices were closed. 2 of 12 offices have not reported. "
        "Sums count lines: 8 persons, of whom some stand at two lines."
    )
    assert (place / "counts.csv").read_text().splitlines() == ["experience.forms,persons", "labour,2", "marriage,7"]
    out = tmp_path / "published" / "persons-by-form-1"
    out.parent.mkdir()
    run("publish", place / "spec.yaml", "--out", out)
    (tmp_path / "book").mkdir()
    edition = yaml.safe_load(EDITION)
    edition["chapters"][0]["figures"] = yaml.safe_load((place / "figure.yaml").read_text())
    (tmp_path / "book" / "EDITION.yaml").write_text(yaml.safe_dump(edition))
    run("book", tmp_path / "book" / "EDITION.yaml", "--out", tmp_path / "made")
    page = (tmp_path / "made" / "en" / "figures" / "persons-by-form.html").read_text()
    assert 'labour</th><td class="protected' in page
    assert "Counted from case files, release 1." in page
    assert "Without transit." in page
    assert "Two offices were closed." in page


def test_a_book_says_that_somebody_may_be_counted_twice_and_not_how_many(bureau: Bureau, tmp_path: Path) -> None:
    by = bureau.node.by("dara")
    cases.say_alike(by, opened(by), opened(by), "DEMO: the same scar")
    assert released(bureau) == 1
    spec = yaml.safe_load((folder(bureau, 1, tmp_path / "release") / "spec.yaml").read_text())
    assert "Some of them may be one person, counted twice. " in spec["known_missing"]
    assert "scar" not in str(spec)


def test_a_later_release_says_where_the_one_before_it_belongs(bureau: Bureau, tmp_path: Path) -> None:
    released(bureau)
    told_of_forms(bureau.node.by("dara"), "labour")
    assert released(bureau, replace(AROUND, why="One more came.")) == 2
    spec = (folder(bureau, 2, tmp_path / "second") / "spec.yaml").read_text()
    assert spec.startswith("# earlier: [{folder: ../published/persons-by-form-1, same_persons: false")
    assert yaml.safe_load((tmp_path / "second" / "figure.yaml").read_text())[0]["why"] == {"en": "One more came."}
    for wrong in ("releases/3/", "releases/1/?years=calendar", "releases/1/?as_of=soon"):
        assert bureau.sokha.get(f"{FORM}{wrong}").status_code == 404, wrong


def test_a_figure_leads_to_the_workbooks_that_hold_it_or_to_where_one_is_brought(bureau: Bureau) -> None:
    assert "Put it into a workbook" in text_of(bureau.sokha, FORM)
    assert "Put it into a workbook" not in text_of(bureau.mali, FORM)
    address = brought(bureau.sokha)
    bureau.sokha.post(f"{address}bind/?" + "&".join(f"{name}={told}" for name, told in ASKED.items()), HEADINGS)
    page = text_of(bureau.sokha, "/figures/persons-by-form-sex-age-and-destination/")
    assert re.search(rf'It is filled into: *<a href="{address}">Form 7-A</a>', page)
