"""An edition is read whole or refused with its place; nothing in its file is passed over."""

from decimal import Decimal
from pathlib import Path

import pytest

from samakki.kernel.told import ToldWrongError
from samakki.tables.editions.reading import read_edition, shown
from samakki.tables.editions.words import Drawn, Shown
from samakki.tables.findings import Kind
from samakki.tables.units import Unit, Year

FIRST = "chapters 1 (assisted), figures 1 (by-year)"
SECOND = "chapters 1 (assisted), figures 2 (flows)"


def change(place: Path, was: str, now: str) -> None:
    text = place.read_text(encoding="utf-8")
    assert was in text
    place.write_text(text.replace(was, now), encoding="utf-8")


def test_an_edition_is_read_with_all_that_its_figures_say(demo: Path) -> None:
    edition = read_edition(demo)
    figure = edition.figures[0]
    assert (edition.name, edition.languages, edition.unread) == ("demo-2", ("en", "km"), ("lo",))
    assert (figure.unit, figure.years, figure.drawn) == (Unit.PERSONS, Year.CALENDAR, Drawn.LINES)
    assert figure.columns == ("2024", "2025", "2026")
    assert [row.label for row in figure.rows] == ["TH", "KH", "LA", "Total"]
    assert [row.is_total for row in figure.rows] == [False, False, False, True]
    assert figure.provisional == {"2026"}


def test_dash_nought_blank_bound_and_protected_stay_apart(demo: Path) -> None:
    figure = read_edition(demo).figures[0]
    met = [[each.shown for each in row.cells] for row in figure.rows]
    assert met[1] == [Shown.DASH, Shown.PROTECTED, Shown.BOUND]
    assert met[2] == [Shown.NUMBER, Shown.BLANK, Shown.NUMBER]
    assert shown("0", protected=True).shown is Shown.NUMBER
    assert shown("1,204", protected=False).value == Decimal(1204)


def test_a_c_is_a_word_where_nothing_is_protected() -> None:
    assert shown("c", protected=False).shown is Shown.WORDS
    assert shown("c", protected=True).shown is Shown.PROTECTED


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("unit: persons", "unit: souls", f"{FIRST}, unit: no unit is named souls"),
        ("file: by-year.csv", "file: lost.csv", f"{FIRST}, file: there is no file lost.csv"),
        ("file: by-year.csv", "file: ../../etc/passwd", f"{FIRST}, file: there is no file"),
        ("name: flows", "name: by-year", "by-year: two things of this book"),
        ("name: flows", "name: Flows!", f"{SECOND.replace('flows', 'Flows!')}, name: this becomes an address"),
        ("drawn: flows", "drawn: flows\n        colour: red", f"{SECOND}: it takes no colour"),
        ("dated: 2026-11-01", "dated: soon", "dated: a day, as 2026-11-01, not soon"),
        ("as_of: 2026-10-15", "as_of: October", f"{FIRST}, as_of: a day, as 2026-11-01, not October"),
        (", km: លេខរបស់គ្មាននរណា។", "", "words: this has no words in km"),
        ("km: ពីណាទៅណា", "kh: ពីណាទៅណា", f"{SECOND}, title: no language here has the tag kh"),
        ('provisional: ["2026"]', "provisional: [2027]", f"{FIRST}, file: no column is called 2027"),
        ("glotip:", "gallup:", "by-year, layouts, gallup: no layout has this name"),
        ("Sex: Total, ", "", "by-year, layouts, glotip: nothing fills Sex"),
        ("Sex: Total", "Sexes: Total", "by-year, layouts, glotip, Sexes: this layout has no such column"),
        ("chapters:", "chapters: 7\nothers:", "file: it takes no others"),
        ("title: {en: DEMO data book", "title: [1", "file, line 4: this is no YAML"),
        ("{method: suppression, threshold: 5}", "{threshold: 5}", f"{FIRST}, protection: it lacks method"),
        ("file: flows.csv", "about: about.yaml\n        file: flows.csv", f"{SECOND}, about: there is no file"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(demo: Path, was: str, now: str, told: str) -> None:
    change(demo, was, now)
    with pytest.raises(ToldWrongError) as refused:
        read_edition(demo)
    assert str(refused.value).startswith(told)


def test_a_book_that_nobody_signed_in_any_language_is_not_made(demo: Path) -> None:
    change(demo, "{read_by: a reader, dated: 2026-10-01}", "{}")
    change(demo, "{read_by: a reader, dated: 2026-10-02}", "{read_by: a reader}")
    with pytest.raises(ToldWrongError, match="no language has been read and signed"):
        read_edition(demo)


def test_an_empty_file_is_refused(demo: Path) -> None:
    demo.write_text("")
    with pytest.raises(ToldWrongError, match="it is nothing and needs chapters"):
        read_edition(demo)


def test_a_table_without_lines_is_refused(demo: Path) -> None:
    (demo.parent / "flows.csv").write_text("From,TH\n")
    with pytest.raises(ToldWrongError, match="no lines or no columns"):
        read_edition(demo)


def test_a_table_too_long_for_a_page_is_refused(demo: Path) -> None:
    (demo.parent / "flows.csv").write_text("From,TH\n" + "KH,1\n" * 2_001)
    with pytest.raises(ToldWrongError, match="this table has more"):
        read_edition(demo)


def test_what_does_not_add_up_stands_beside_the_figure_and_a_footnote_settles_it(demo: Path) -> None:
    (demo.parent / "flows.csv").write_text("From,TH,JP\nKH,30,2\nLA,12,0\nTotal,41,2\n")
    (fault,) = read_edition(demo).figures[1].faults
    assert (fault.kind, fault.column, fault.computed, fault.printed) == (Kind.COLUMN_SUM, "TH", "42", "41")
    note = '{says: "One person asked not to be counted.", kind: column_sum, column: TH, difference: "1"}'
    (demo.parent / "about.yaml").write_text(f"samakki: about 1\nfootnotes: [{note}]\n")
    change(demo, "file: flows.csv", "file: flows.csv\n        about: about.yaml")
    (fault,) = read_edition(demo).figures[1].faults
    assert fault.settled == "One person asked not to be counted."


def test_an_about_that_cannot_be_followed_is_named(demo: Path) -> None:
    (demo.parent / "about.yaml").write_text("samakki: about 7\n")
    change(demo, "file: flows.csv", "file: flows.csv\n        about: about.yaml")
    with pytest.raises(ToldWrongError, match=r"about\.yaml"):
        read_edition(demo)
