"""At the terminal: rows and a page that go out, an exact report that stays, a ledger that refuses."""

import csv
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from samakki.disclosure.synthesis.reading import read_table
from samakki.disclosure.synthesis.telling import NEVER
from samakki.doors.cli.synthesis import synthesize
from tests.disclosure.synthesis.given import BOOK, crowd


@pytest.fixture
def file(tmp_path: Path) -> Path:
    table = crowd(600, persons=300)
    place = tmp_path / "facts.csv"
    assert table.persons is not None
    with place.open("w", newline="") as out:
        csv.writer(out).writerows([["who", *table.names], *zip(table.persons, *table.columns, strict=True)])
    return place


@pytest.fixture
def book(tmp_path: Path) -> Path:
    place = tmp_path / "book.json"
    place.write_text(json.dumps({name: list(codes) for name, codes in BOOK.items()}))
    return place


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(synthesize, [str(each) for each in arguments])
    return done.exit_code, done.output


def test_rows_go_out_with_a_page_and_the_exact_report_stays_inside(file: Path, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, said = run(file, "--out", out, "--epsilon", 4, "--codebook", book, "--person", "who", "--rows", 2)
    assert code == 0, said
    assert {each.name for each in out.iterdir()} == {"synthetic.csv", "about.json", "README.md"}
    with (out / "synthetic.csv").open(newline="") as rows:
        lines = list(csv.reader(rows))
    assert lines[0] == list(BOOK)
    assert len(lines) > 100
    assert all(not value or value in BOOK[name] for line in lines[1:] for name, value in zip(BOOK, line, strict=True))
    about = json.loads((out / "about.json").read_text())
    assert about["notice"] == NEVER
    assert about["privacy"]["epsilon"] == 4
    assert "up to 2 of each" in about["privacy"]["unit"]
    assert NEVER in (out / "README.md").read_text()
    report = json.loads((tmp_path / "out-inside" / "utility.json").read_text())
    assert [each["length"] for each in report["combinations"]] == [1, 2, 3]
    assert "stays inside" in (tmp_path / "out-inside" / "utility.md").read_text()


def test_what_goes_out_says_nothing_that_only_the_true_rows_know(file: Path, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(file, "--out", out, "--epsilon", 1, "--codebook", book)[0] == 1
    assert run(file, "--out", out, "--epsilon", 1, "--codebook", book, "--person", "who")[0] == 0
    told = json.loads((out / "about.json").read_text())
    made = (out / "synthetic.csv").read_text().count("\n") - 1
    assert told["rows"] == made
    assert set(told) == {"notice", "rows", "columns", "privacy", "noise_of_each_pair_of_codes"}


def test_a_spent_budget_makes_nothing(file: Path, book: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.json"
    given = (file, "--epsilon", 2, "--codebook", book, "--person", "who", "--ledger", ledger)
    code, said = run(*given, "--out", tmp_path / "a")
    assert code == 1
    assert "--open-ledger" in said
    assert run(*given, "--out", tmp_path / "a", "--open-ledger", 2.5)[0] == 0
    assert json.loads(ledger.read_text())["delta"] == pytest.approx(1e-6)
    code, said = run(*given, "--out", tmp_path / "b")
    assert code == 1
    assert "The budget is spent" in said
    assert not (tmp_path / "b").exists()
    assert len(json.loads(ledger.read_text())["releases"]) == 1


def test_a_folder_that_is_there_is_left_alone_and_nothing_is_spent(file: Path, book: Path, tmp_path: Path) -> None:
    for there in ("out", "kept"):
        (tmp_path / there).mkdir()
        code, said = run(
            *(file, "--out", tmp_path / ("out" if there == "out" else "new"), "--inside", tmp_path / "kept"),
            *("--epsilon", 1, "--codebook", book, "--person", "who", "--ledger", tmp_path / "l", "--open-ledger", 4),
        )
        assert code == 1
        assert "is there already" in said
        assert not (tmp_path / "l").exists()
        assert not list((tmp_path / there).iterdir())
        (tmp_path / there).rmdir()


def test_codes_that_the_codebook_lacks_spend_nothing(file: Path, tmp_path: Path) -> None:
    ledger, book = tmp_path / "ledger.json", tmp_path / "other.json"
    book.write_text(json.dumps({**{name: list(codes) for name, codes in BOOK.items()}, "sex": ["female"]}))
    code, said = run(
        *(file, "--out", tmp_path / "a", "--epsilon", 2, "--codebook", book, "--person", "who"),
        *("--ledger", ledger, "--open-ledger", 4),
    )
    assert code == 1
    assert "codebook lacks" in said
    assert not ledger.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"a,a\n1,2\n", "twice"), (b"a,b\n1\n", "cannot be read"), (b"\xff\xfe\x00", "cannot be read")],
)
def test_a_file_that_is_no_table_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(content)
    code, output = run(file, "--out", tmp_path / "out", "--epsilon", 1)
    assert code == 1
    assert said in output


def test_parquet_with_numbers_and_nulls_is_read_as_words(tmp_path: Path) -> None:
    place = tmp_path / "x.parquet"
    pq.write_table(pa.table({"year": [2024, None, 2024], "sex": pa.array(["a", "b", None]).dictionary_encode()}), place)
    table = read_table(place, None)
    assert table.columns == (("2024", "", "2024"), ("a", "b", ""))


def test_a_row_without_a_person_and_a_book_that_is_none_are_refused(file: Path, tmp_path: Path) -> None:
    rows = tmp_path / "x.csv"
    rows.write_text("who,sex\nP1,male\n,female\n")
    assert "whose it is" in run(rows, "--out", tmp_path / "o", "--epsilon", 1, "--person", "who")[1]
    assert "no column 'nobody'" in run(rows, "--out", tmp_path / "o", "--epsilon", 1, "--person", "nobody")[1]
    wrong = tmp_path / "book.json"
    wrong.write_text('{"sex": "male"}')
    assert "no codebook" in run(file, "--out", tmp_path / "o", "--epsilon", 1, "--codebook", wrong)[1]
    assert "epsilon lies" in run(file, "--out", tmp_path / "o", "--epsilon", -1)[1]
