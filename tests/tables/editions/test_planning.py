"""A plan is judged by the figures of the same book, never by numbers that are typed a second time."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from samakki.kernel.told import ToldWrongError
from samakki.tables.editions.indicating import ReadOff, read_off
from samakki.tables.editions.planned import Plan, Standing, Status, Verdict
from samakki.tables.editions.reading import read_edition
from samakki.tables.editions.revising import machine_file, revised
from samakki.tables.editions.words import Edition
from tests.tables.editions.invented import PLANNED, write_demo


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    return write_demo(tmp_path / "demo", PLANNED)


def plan_of(edition: Edition) -> Plan:
    assert edition.plan
    return edition.plan


def read_offs(edition: Edition) -> list[ReadOff]:
    return [read_off(edition, each) for each in plan_of(edition).measures[0].indicators]


@pytest.mark.req("ME-02")
def test_an_indicator_is_read_off_a_figure_and_says_nearer_reached_or_that_nothing_can_be_said(planned: Path) -> None:
    edition = read_edition(planned)
    assert [each.verdict for each in read_offs(edition)] == [
        Verdict.NEARER,
        Verdict.REACHED,
        Verdict.NOT_KNOWN,
        Verdict.FARTHER,
    ]
    nearer, this_year, protected, _fewer = read_offs(edition)
    assert (nearer.now.printed, nearer.before and nearer.before.printed, nearer.way) == ("140", "120", 0.5)
    assert (nearer.is_provisional, this_year.is_provisional, this_year.way) == (False, True, 1)
    assert (protected.now.printed, protected.way) == ("c", None)


def test_an_indicator_follows_its_figure_when_that_is_told_anew(planned: Path) -> None:
    table = planned.parent / "by-year.csv"
    table.write_text(table.read_text().replace("TH,120,140", "TH,120,110"))
    assert read_offs(read_edition(planned))[0].verdict is Verdict.FARTHER
    table.write_text(table.read_text().replace("TH,120,110", "TH,120,120"))
    assert read_offs(read_edition(planned))[0].verdict is Verdict.SAME
    table.write_text(table.read_text().replace("TH,120,120", "TH,120,160"))
    assert read_offs(read_edition(planned))[0].verdict is Verdict.REACHED


def test_a_measure_is_late_only_while_it_should_be_done_and_is_neither_done_nor_left(planned: Path) -> None:
    late, law = plan_of(read_edition(planned)).measures
    assert late.is_late(date(2026, 7, 1))
    assert not late.is_late(date(2026, 6, 30))
    assert not law.is_late(date(2026, 7, 1))
    for status in (Status.DONE, Status.LEFT):
        assert not replace(late, standing=Standing(status, date(2026, 7, 1))).is_late(date(2026, 7, 1))


@pytest.mark.req("ME-03")
def test_each_edition_tells_how_a_measure_stood_in_the_ones_before(planned: Path, tmp_path: Path) -> None:
    earlier = machine_file(read_edition(planned))
    assert earlier["plan"]["law"] == ["not_begun", "2026-10-01"]
    (planned.parent / "first.json").write_text(json.dumps(earlier | {"edition": "demo-1", "on": "2026-10-02"}))
    later = planned.read_text().replace("{status: not_begun, dated: 2026-10-01}", "{status: done, dated: 2026-10-30}")
    planned.write_text(later + "earlier: [first.json]\n")
    _reach, law = plan_of(revised(read_edition(planned))).measures
    assert law.standing.status is Status.DONE
    assert law.earlier == (Standing(Status.NOT_BEGUN, date(2026, 10, 1), since="demo-1"),)
    del earlier["plan"]
    (planned.parent / "first.json").write_text(json.dumps(earlier))
    assert plan_of(revised(read_edition(planned))).measures[1].earlier == ()
    (planned.parent / "first.json").write_text(json.dumps(earlier | {"plan": {"law": ["finished", "2026-10-01"]}}))
    with pytest.raises(ToldWrongError, match="no machine file"):
        revised(read_edition(planned))


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("watched_by: watch", "watched_by: nobody", "plan, watched_by (nobody): no committee"),
        (
            'row: TH, column: "2025"',
            'row: TH, column: "1999"',
            "plan, measures (reach-more), indicators: by-year has no",
        ),
        (
            "figure: flows, row: KH",
            "figure: flows, row: XX",
            "plan, measures (reach-more), indicators: flows has not one",
        ),
        ("figure: flows,", "figure: lost,", "plan, measures (reach-more), indicators, figure (lost): no figure"),
        ("figures: [flows, by-year]", "figures: [lost]", "asked (parliament), figures (lost): no figure"),
        ("figures: [flows, by-year]", "unknown: {}", "asked 1 (parliament), questions 2: a question is answered"),
        ("target: 160", "target: many", "plan, measures 1 (reach-more), indicators 1, target: a target is a number"),
        ("target: 160", "target: NaN", "plan, measures 1 (reach-more), indicators 1, target: a target is a number"),
        ("better: fewer", "better: less", "plan, measures 1 (reach-more), indicators 4, better: no way for a number"),
        ("status: under_way", "status: fine", "plan, measures 1 (reach-more), stands, status: no status of a measure"),
        ("until: 2028-01-01", "until: soon", "plan, measures 2 (law), until: a day"),
        ("name: law", "name: by-year", "by-year: two things of this book have this name"),
        ("members: [{en: DEMO office, km: DEMO ការិយាល័យ}]", "members: []", "committees 2 (bill), members: a committee"),
        ("{en: Two houses opened., km: ផ្ទះពីរ។}", "{en: Two houses opened.}", "reach-more: this has no words in km"),
        ("km: គ្មាននរណារាប់។", "kh: គ្មាននរណារាប់។", "asked 1 (parliament), questions 3, unknown: no language"),
    ],
)
def test_what_is_wrong_with_a_plan_is_named_with_its_place(planned: Path, was: str, now: str, told: str) -> None:
    text = planned.read_text(encoding="utf-8")
    assert was in text
    planned.write_text(text.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(ToldWrongError) as refused:
        read_edition(planned)
    assert str(refused.value).startswith(told)


@pytest.mark.parametrize("lost", ["measures", "questions"])
def test_a_plan_without_measures_and_an_asking_without_questions_are_refused(tmp_path: Path, lost: str) -> None:
    head, _name, rest = PLANNED.partition(f"  {lost}:\n" if lost == "measures" else f"    {lost}:\n")
    after = rest[rest.index("\nasked:") :] if lost == "measures" else ""
    place = write_demo(
        tmp_path / "demo", head + ("  measures: []" if lost == "measures" else "    questions: []") + after
    )
    with pytest.raises(ToldWrongError, match=r"a plan has measures|whoever asks has a question"):
        read_edition(place)
