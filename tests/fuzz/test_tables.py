"""Tables, ABOUT.yaml and descriptors of strangers: read and judged, or refused with a reason."""

import io
from collections.abc import Sequence

import pytest
from hypothesis import strategies as some

from samakki.tables.about import AboutWrongError, read_about
from samakki.tables.checking import check
from samakki.tables.package import about_of, package_of
from samakki.tables.printed import UnreadableTableError
from samakki.tables.reading import read_table
from samakki.transfers.rules.sheet_writing import write_xlsx
from tests.fuzz.search import Reader, fuzz, must_say, search
from tests.fuzz.strange import encoded, mutated, parts_of, repacked, texts
from tests.tables.facts import COPIES

CELLS = (
    "Total",
    "",
    "-",
    "0",
    "<5",
    "5F",
    "30 (29 A, 1 B)",
    "78.9%",
    "2015",
    "L.T",
    "1,000",
    "20.9 million",
    "99999",
    "3 of 2",
    "ລວມ",
    "M",
    "F",
)
ABOUT = (
    b'samakki: about 1\ntitle: "2015-2016"\nunit: persons\nperiod: {of: "2015", years: part}\nexpected: 4\n'
    b"codebook: {L.T: a}\nnames: [[a, b]]\nfootnotes:\n  - {says: x, row: Total, excludes: {a: 1}}\n"
    b"  - {says: y, difference: 2}\n"
)
cells = some.one_of(some.sampled_from(CELLS), some.integers(0, 60).map(str), texts)


def by_hand(lines: Sequence[Sequence[str]]) -> bytes:
    return "\n".join(",".join(line) for line in lines).encode("utf-8", "replace")


grids = some.lists(some.lists(cells, min_size=2, max_size=6), min_size=2, max_size=8).map(by_hand)


def judged(content: bytes) -> None:
    try:
        table = read_table(io.BytesIO(content), "t_2015_2017.csv")
    except UnreadableTableError as refused:
        must_say(refused.why)
        return
    for one in check(table, read_about(ABOUT.decode())):
        must_say(one.says, one.told()["kind"])
    assert package_of(table)["resources"]


def told(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    for read in (read_about, lambda words: about_of(words, "t.csv")):
        try:
            read(text)
        except AboutWrongError as refused:
            must_say(str(refused))


@pytest.mark.slow
@fuzz
def test_every_table_is_judged_or_says_why_it_cannot_be() -> None:
    book = write_xlsx(["Country", "2015", "Total"], [["a", "1", "1"], ["Total", "1", "2"]])
    search(
        "tables",
        Reader("grid", judged, grids),
        Reader("copy", judged, mutated([text.encode() for text in COPIES.values()])),
        Reader("text", judged, encoded(texts)),
        Reader("repacked", judged, repacked([parts_of(book)])),
        Reader("about", told, mutated([ABOUT, b'{"resources": [{"path": "t.csv", "samakki": {"unit": "persons"}}]}'])),
    )
