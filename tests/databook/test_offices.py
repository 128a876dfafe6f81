"""Those under 18 by fiscal year and office: each office counts its own, and a book puts them side by side."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.databook import queries
from samakki.databook.words import Period, Year
from samakki.doors.book.building import build
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId
from samakki.sections.words import Section
from samakki.tables.editions.reading import read_edition
from tests.cases.conftest import SHELTER, WELFARE
from tests.facts.conftest import SignedIn
from tests.given import NOON, SetClock

UNDER_18 = "persons under 18"
YEARS = (Period(Year.JAPAN_FISCAL, 2026), Period(Year.JAPAN_FISCAL, 2027))
EDITION = """
edition: demo-offices
dated: 2027-06-01
title: {en: DEMO data book}
languages: {en: {read_by: a reader, dated: 2027-05-01}}
chapters:
  - name: offices
    title: {en: Offices}
    figures:
      - name: under-18
        title: {en: Persons under 18 by office}
        unit: persons
        years: japan_fiscal
        as_of: 2027-05-20
        source: {en: DEMO offices}
        file: under-18.csv
        totals: [Total]
        provisional: ["2027"]
"""


def came(by: By, *born: str) -> None:
    for number, birth in enumerate(born):
        case = cases.open_case(by, "A reason", pseudonym=f"Came {number}")
        cases.change_fields(by, case, Section.IDENTITY, {"born": Told([birth]), "sex": Told(["female"])})


def counted(by: By, office: AgencyId) -> list[int]:
    analyst = replace(by, role="analyst", verdicts={})
    day = by.clock.now().date()
    return [queries.count_persons(analyst, office, UNDER_18, day, year).persons for year in YEARS]


@pytest.mark.req("STAT-09")
def test_who_was_under_18_is_counted_by_fiscal_year_and_office(
    staff: SignedIn, clock: SetClock, tmp_path: Path
) -> None:
    clock.move(days=(date(2027, 3, 20) - NOON.date()).days)
    came(staff.dara, "2012-04-01", "2018", "1990-01-01")
    came(staff.noy, "2010-11-30")
    clock.move(days=20)
    came(staff.dara, "2009-04-08", "2009-04-10")
    came(staff.noy, "2000")
    clock.move(days=40)
    rows = {"Shelter": counted(staff.dara, SHELTER), "Welfare": counted(staff.noy, WELFARE)}
    assert rows == {"Shelter": [2, 1], "Welfare": [1, 0]}, "on 9 April one of the two had been 18 for a day"
    table = [f"{office},{','.join(map(str, numbers))}" for office, numbers in rows.items()]
    (tmp_path / "under-18.csv").write_text("\n".join(["Office,2026,2027", *table, "Total,3,1", ""]))
    (tmp_path / "EDITION.yaml").write_text(EDITION)
    edition = read_edition(tmp_path / "EDITION.yaml")
    assert edition.figures[0].faults == ()
    build(edition, tmp_path / "book")
    page = re.sub(r"<[^>]*>|\s+", " ", (tmp_path / "book" / "en" / "figures" / "under-18.html").read_text())
    told = " ".join(page.split())
    assert "Office 2026 2027 provisional Shelter 2 1 Welfare 1 0 Total 3 1" in told
    assert "fiscal years of Japan" in told
