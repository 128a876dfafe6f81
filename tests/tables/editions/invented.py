"""An invented edition: numbers of nobody, in two languages."""

import csv
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from samakki.tables.editions.reading import Printed

EDITION = """
edition: demo-2
dated: 2026-11-01
title: {en: DEMO data book, km: សៀវភៅទិន្នន័យ DEMO}
words: {en: Numbers of nobody., km: លេខរបស់គ្មាននរណា។}
languages:
  en: {read_by: a reader, dated: 2026-10-01}
  km: {read_by: a reader, dated: 2026-10-02}
  lo: {}
missing:
  - {en: Two offices have not reported., km: ការិយាល័យពីរមិនបានរាយការណ៍។}
chapters:
  - name: assisted
    title: {en: Who was assisted, km: អ្នកដែលបានជួយ}
    figures:
      - name: by-year
        title: {en: Persons by country and year, km: មនុស្សតាមប្រទេស}
        unit: persons
        as_of: 2026-10-15
        source: {en: "DEMO ministry", km: "DEMO ក្រសួង"}
        file: by-year.csv
        drawn: lines
        totals: [Total]
        provisional: ["2026"]
        footnotes: [{en: Until 30 September., km: រហូតដល់ខែកញ្ញា។}]
        protection: {method: suppression, threshold: 5}
        layouts:
          glotip:
            {Iso3_code: "", Country: =row, Region: Asia, Subregion: "", Dimension: Total, Category: Total,
             Indicator: Detected trafficking victims, Sex: Total, Age: Total, Year: =column, Source: DEMO}
      - name: flows
        title: {en: From where to where, km: ពីណាទៅណា}
        unit: persons
        source: {en: "DEMO ministry", km: "DEMO ក្រសួង"}
        file: flows.csv
        drawn: flows
"""
BY_YEAR = "Country,2024,2025,2026\nTH,120,140,61\nKH,-,c,<5\nLA,10,,7\nTotal,130,145,\n"
FLOWS = "From,TH,JP\nKH,30,2\nLA,12,0\n"


def write_demo(place: Path) -> Path:
    """Write the edition and its tables into a new folder and name its file."""
    place.mkdir()
    (place / "EDITION.yaml").write_text(EDITION, encoding="utf-8")
    (place / "by-year.csv").write_text(BY_YEAR, encoding="utf-8")
    (place / "flows.csv").write_text(FLOWS, encoding="utf-8")
    return place / "EDITION.yaml"


def as_printed(place: Path) -> Sequence[Sequence[Printed]]:
    with place.open(encoding="utf-8", newline="") as file:
        return [[(cell, number_in(cell)) for cell in line] for line in csv.reader(file)]


def number_in(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
