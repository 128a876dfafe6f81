"""An invented edition: numbers of nobody, in two languages."""

from pathlib import Path

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
PLANNED = """
committees:
  - name: watch
    title: {en: Watch group, km: ក្រុមតាមដាន}
    words: {en: Looks at each measure every half year., km: ពិនិត្យវិធានការនីមួយៗ។}
    members: [{en: DEMO ministry, km: DEMO ក្រសួង}, {en: DEMO network of shelters, km: DEMO បណ្តាញ}]
    meets: 2027-01-15
    decided:
      - {dated: 2026-04-01, words: {en: Measures are judged by figures alone., km: វិនិច្ឆ័យដោយតួលេខ។}}
      - {dated: 2026-09-01, words: {en: Beds come first., km: គ្រែជាមុន។}}
  - name: bill
    title: {en: Committee on the bill, km: គណៈកម្មាធិការច្បាប់}
    members: [{en: DEMO office, km: DEMO ការិយាល័យ}]
plan:
  title: {en: DEMO action plan, km: ផែនការ DEMO}
  watched_by: watch
  measures:
    - name: reach-more
      title: {en: Help reaches more people, km: ជំនួយដល់មនុស្សកាន់តែច្រើន}
      by: {en: DEMO ministry, km: DEMO ក្រសួង}
      until: 2026-06-30
      stands: {status: under_way, dated: 2026-10-01, words: {en: Two houses opened., km: ផ្ទះពីរ។}}
      indicators:
        - {title: {en: From TH, km: ពី TH}, figure: by-year, row: TH, column: "2025", before: "2024", target: 160}
        - {title: {en: This year, km: ឆ្នាំនេះ}, figure: by-year, row: TH, column: "2026", before: "2025", target: "50"}
        - {title: {en: From KH, km: ពី KH}, figure: by-year, row: KH, column: "2025", before: "2024", target: 5}
        - {title: {en: Fewer flows, km: តិច}, figure: flows, row: KH, column: TH, before: JP, target: 0, better: fewer}
    - name: law
      title: {en: The law is changed, km: ច្បាប់}
      by: {en: DEMO office, km: DEMO ការិយាល័យ}
      until: 2028-01-01
      stands: {status: not_begun, dated: 2026-10-01}
asked:
  - name: parliament
    by: {en: a DEMO parliament, km: សភា DEMO}
    dated: 2026-10-20
    questions:
      - question: {en: "How many were helped?", km: "ប៉ុន្មាន?"}
        answer: {en: "See the figure, and its gaps.", km: មើលតួលេខ។}
        figures: [by-year]
      - {question: {en: "From where?", km: "ពីណា?"}, figures: [flows, by-year]}
      - question: {en: "How many were never found?", km: "ប៉ុន្មាននាក់?"}
        unknown: {en: "Nobody counts whom nobody met.", km: គ្មាននរណារាប់។}
"""
BY_YEAR = "Country,2024,2025,2026\nTH,120,140,61\nKH,-,c,<5\nLA,10,,7\nTotal,130,145,\n"
FLOWS = "From,TH,JP\nKH,30,2\nLA,12,0\n"


def write_demo(place: Path, more: str = "") -> Path:
    """Write the edition and its tables into a new folder and name its file."""
    place.mkdir()
    (place / "EDITION.yaml").write_text(EDITION + more, encoding="utf-8")
    (place / "by-year.csv").write_text(BY_YEAR, encoding="utf-8")
    (place / "flows.csv").write_text(FLOWS, encoding="utf-8")
    return place / "EDITION.yaml"
