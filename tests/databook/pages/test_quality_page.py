"""The page that tells how good the data are, and its file."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.databook.gateways import standard
from samakki.doors.book.building import build
from samakki.doors.web.figures.quality import CHECK_TEXTS, GROUP_TEXTS, _a_year_before
from samakki.sections.words import Section
from samakki.tables.editions.indicating import read_off
from samakki.tables.editions.planned import Verdict
from samakki.tables.editions.reading import read_edition
from tests.cases.pages.conftest import text_of
from tests.databook.pages.conftest import Bureau

PAGE = "/figures/quality/"
EDITION = """
edition: demo-quality
dated: 2026-11-01
title: {en: DEMO data book}
languages: {en: {read_by: a reader, dated: 2026-10-01}}
committees: [{name: watch, title: {en: Watch group}, members: [{en: DEMO office}]}]
plan:
  title: {en: DEMO plan}
  watched_by: watch
  measures:
    - name: reliable
      title: {en: Data can be relied on}
      by: {en: DEMO offices}
      until: 2027-12-31
      stands: {status: under_way, dated: 2026-10-01}
      indicators:
        - {title: {en: Form is known}, figure: first-office, row: experience.forms, column: known, target: 2}
        - {title: {en: Form is known}, figure: second-office, row: experience.forms, column: known, target: 2}
chapters:
  - name: reliable-data
    title: {en: How good the data are}
    figures:
      - {name: first-office, title: {en: First office}, unit: persons, source: {en: DEMO}, file: first.csv, drawn: bars}
      - {name: second-office, title: {en: Second office}, unit: persons, source: {en: DEMO}, file: second.csv}
"""


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_every_group_and_check_that_is_shipped_has_words() -> None:
    shipped = standard()
    assert [one.name for one in shipped.groups] == list(GROUP_TEXTS)
    assert [one.name for one in shipped.checks] == list(CHECK_TEXTS)


def test_it_tells_what_is_known_and_missing_beside_the_year_before(bureau: Bureau) -> None:
    told = words(text_of(bureau.sokha, PAGE))
    assert "How good the data are" in told
    assert "2 persons, as known on" in told
    assert re.search(r"Forms of exploitation 2 · 100 % nobody yet of everybody something is told", told)
    assert re.search(r"Sex 0 · 0 % nobody yet Not asked: 2", told)
    assert "Of 100 % nothing contradicts" in told
    assert f'href="{PAGE}"' in text_of(bureau.sokha, "/figures/")


@pytest.mark.req("STAT-23")
def test_what_contradicts_is_counted_and_names_nobody(bureau: Bureau) -> None:
    by = bureau.node.by("dara")
    case = cases.open_case(by, "A reason", pseudonym="Canary")
    typed = {"status": Told(["closed"]), "step": Told(["recovery"])}
    cases.change_fields(by, case, Section.ADMINISTRATION, typed)
    page = text_of(bureau.sokha, PAGE)
    assert "The case is closed, and stands at an earlier step 1 person" in words(page)
    assert "Of 67 % nothing contradicts" in words(page)
    assert "Canary" not in page
    assert str(case) not in page


def test_what_cannot_be_asked_is_said_at_its_box(bureau: Bureau) -> None:
    page = bureau.sokha.get(f"{PAGE}?as_of=soon")
    assert page.status_code == 422
    assert "Write the day as 2004-07-19." in page.content.decode()
    for address in (f"{PAGE}?group=nobody", f"{PAGE}file/?as_of=soon", f"{PAGE}file/?group="):
        assert bureau.sokha.get(address).status_code == 404, address
    empty = words(text_of(bureau.sokha, f"{PAGE}?group=reintegrated&years=calendar&year=1999"))
    assert "On that day nothing was known of anybody." in empty


@pytest.mark.req("STAT-24")
def test_offices_set_how_reliable_they_are_side_by_side_and_a_plan_judges_them(bureau: Bureau, tmp_path: Path) -> None:
    file = bureau.sokha.get(f"{PAGE}file/")
    assert file["Content-Disposition"].startswith('attachment; filename="quality-everybody-')
    lines = {line[0]: line[1:] for line in csv.reader(io.StringIO(file.content.decode()))}
    assert lines["field"][:2] == ["persons", "known"]
    assert lines["experience.forms"][:2] == ["2", "2"]
    assert all(sum(map(int, line[1:])) == int(line[0]) for name, line in lines.items() if name != "field")
    (tmp_path / "first.csv").write_bytes(file.content)
    lines["experience.forms"] = ["2", "1", "0", "1", *["0"] * 4]
    (tmp_path / "second.csv").write_text("\n".join(",".join([name, *line]) for name, line in lines.items()))
    (tmp_path / "EDITION.yaml").write_text(EDITION)
    edition = read_edition(tmp_path / "EDITION.yaml")
    assert edition.plan
    verdicts = [read_off(edition, each).verdict for each in edition.plan.measures[0].indicators]
    assert verdicts == [Verdict.REACHED, Verdict.NOT_KNOWN]
    assert [figure.faults for figure in edition.figures] == [(), ()]
    build(edition, tmp_path / "book")
    assert "First office" in words((tmp_path / "book" / "en" / "reliable-data.html").read_text())


def test_a_year_before_a_leap_day_is_the_last_of_february() -> None:
    assert _a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert _a_year_before(date(2028, 3, 31)) == date(2027, 3, 31)
