"""An edition is read whole or refused with its place; nothing in its file is passed over."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from samakki.tables.editions.reading import Printed, cell, read_edition
from samakki.tables.editions.words import Drawn, Edition, EditionRefusedError, Fault, Period, Shown, Unit

Reads = Callable[[Path], Sequence[Sequence[Printed]]]
NONE: tuple[Fault, ...] = ()


def read(place: Path, printed: Reads) -> Edition:
    return read_edition(place, printed, lambda _file, _about: NONE)


def change(place: Path, was: str, now: str) -> None:
    text = place.read_text(encoding="utf-8")
    assert was in text
    place.write_text(text.replace(was, now), encoding="utf-8")


def test_an_edition_is_read_with_all_that_its_figures_say(demo: Path, printed: Reads) -> None:
    edition = read(demo, printed)
    figure = edition.figures[0]
    assert (edition.name, edition.languages, edition.unread) == ("demo-2", ("en", "km"), ("lo",))
    assert (figure.unit, figure.period, figure.drawn) == (Unit.PERSONS, Period.CALENDAR, Drawn.LINES)
    assert figure.columns == ("2024", "2025", "2026")
    assert [row.label for row in figure.rows] == ["TH", "KH", "LA", "Total"]
    assert [row.is_total for row in figure.rows] == [False, False, False, True]
    assert figure.provisional == {"2026"}


def test_dash_nought_blank_bound_and_protected_stay_apart(demo: Path, printed: Reads) -> None:
    figure = read(demo, printed).figures[0]
    shown = [[each.shown for each in row.cells] for row in figure.rows]
    assert shown[1] == [Shown.DASH, Shown.PROTECTED, Shown.BOUND]
    assert shown[2] == [Shown.NUMBER, Shown.BLANK, Shown.NUMBER]
    assert cell("0", Decimal(0), protected=True).shown is Shown.NUMBER


def test_a_c_is_a_word_where_nothing_is_protected() -> None:
    assert cell("c", None, protected=False).shown is Shown.WORDS
    assert cell("c", None, protected=True).shown is Shown.PROTECTED


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("unit: persons", "unit: souls", "chapters.1.figures.1.unit: 'souls' is none of persons"),
        ("file: by-year.csv", "file: lost.csv", "chapters.1.figures.1.file: no file 'lost.csv'"),
        ("file: by-year.csv", "file: ../../etc/passwd", "chapters.1.figures.1.file: no file"),
        ("name: flows", "name: by-year", "by-year: two chapters or figures"),
        ("name: flows", "name: Flows!", "chapters.1.figures.2.name: becomes an address"),
        ("drawn: flows", "drawn: flows\n        colour: red", "chapters.1.figures.2.colour: nobody reads this key"),
        ("dated: 2026-11-01", "dated: soon", "dated: a day is missing"),
        ("as_of: 2026-10-15", "as_of: October", "chapters.1.figures.1.as_of: a day is missing"),
        (", km: លេខរបស់គ្មាននរណា។", "", "words: no words in 'km'"),
        ("km: ពីណាទៅណា", "kh: ពីណាទៅណា", "chapters.1.figures.2.title.kh: no language here"),
        ('provisional: ["2026"]', 'provisional: ["2027"]', "chapters.1.figures.1.file: no column is called '2027'"),
        ("glotip:", "gallup:", "by-year.layouts.gallup: no layout has this name"),
        ("Sex: Total, ", "", "by-year.layouts.glotip: nothing fills Sex"),
        ("Sex: Total", "Sexes: Total", "by-year.layouts.glotip.Sexes: no such column"),
        ("chapters:", "chapters: 7\nothers:", "others: nobody reads this key"),
        ("title: {en: DEMO data book", "title: [1", "EDITION.yaml, line: this is not YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(demo: Path, printed: Reads, was: str, now: str, told: str) -> None:
    change(demo, was, now)
    where, what = told.split(": ", 1)
    with pytest.raises(EditionRefusedError) as refused:
        read(demo, printed)
    assert refused.value.where.startswith(where)
    assert what in refused.value.what


def test_a_book_that_nobody_signed_in_any_language_is_not_made(demo: Path, printed: Reads) -> None:
    change(demo, "{read_by: a reader, dated: 2026-10-01}", "{}")
    change(demo, "{read_by: a reader, dated: 2026-10-02}", "{read_by: a reader}")
    with pytest.raises(EditionRefusedError, match="no language has been read and signed"):
        read(demo, printed)


def test_an_empty_file_is_refused(demo: Path, printed: Reads) -> None:
    demo.write_text("")
    with pytest.raises(EditionRefusedError, match="keys and values"):
        read(demo, printed)


def test_a_table_without_lines_is_refused(demo: Path, printed: Reads) -> None:
    (demo.parent / "flows.csv").write_text("From,TH\n")
    with pytest.raises(EditionRefusedError, match="no lines or no columns"):
        read(demo, printed)


def test_a_table_too_long_for_a_page_is_refused(demo: Path, printed: Reads) -> None:
    (demo.parent / "flows.csv").write_text("From,TH\n" + "KH,1\n" * 2_001)
    with pytest.raises(EditionRefusedError, match="this table has more"):
        read(demo, printed)
