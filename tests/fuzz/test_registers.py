"""Registers that strangers send, as CSV, JSON or a workbook, and the maps that say where their columns go."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import strategies as some

from samakki.sections.words import ALL_FIELDS, FieldType
from samakki.transfers.gateways import vocabulary
from samakki.transfers.gateways.containers import sealed_files
from samakki.transfers.rules.checking import must_be_followable
from samakki.transfers.rules.converting import Converter
from samakki.transfers.rules.guessing import guessed, undecided
from samakki.transfers.rules.keeping import packed, rows_read, rows_told, survey_read, survey_told, unpacked
from samakki.transfers.rules.maps import read_map, write_map
from samakki.transfers.rules.mending import WRITERS, to_mend
from samakki.transfers.rules.naming import Names
from samakki.transfers.rules.surveying import surveyed
from samakki.transfers.rules.tables import open_table
from samakki.transfers.words import (
    FLAW_TEXTS,
    Flaw,
    Format,
    Plan,
    PlanRefusedError,
    Problem,
    Row,
    Survey,
    UnreadableError,
)
from samakki.transfers.words.refusals import refusal_in_words
from tests.fuzz.search import Reader, fuzz, must_say, search
from tests.fuzz.strange import SCRIPTS, encoded, mutated, parts_of, repacked, texts, words

OWN = tuple(
    f"samakki_{field.section}_{field.name}{rest}"
    for field in ALL_FIELDS
    for rest in (
        (".1._row", ".1._rank", ".2._gone.told", *(f".{at}.{part.name}" for at in (1, 2) for part in field.parts))
        if field.type is FieldType.ROWS
        else ("", ".told", *((".amount", ".currency", ".per", ".date") if field.type is FieldType.MONEY else ()))
    )
)
HEADINGS = ("Sex", "Nationality", "Date of birth", "ชื่อ", "ຊື່", "Name", "id", "case no.", "samakki_row", *SCRIPTS)
CELLS = (
    *("Female", "F", "laos", "Cambodia; Lao PDR", "12.50 USD per month", "฿ 1,200", "#unknown", "#declined", "'=1"),
    *("19/07/2547", "2004-07-19", "-99", "n/a", "true", "0a1b2c3d", "0195d000-0000-7000-8000-0000000000c9"),
    *('[{"value": "x", "closed": true}]', '[{"value": {"missing": "no"}}]', "[]", '[{"value": 1, "told_by": 3}]'),
)
cells = some.one_of(some.sampled_from(CELLS), some.just(""), words, texts)
headings = some.one_of(some.sampled_from(OWN), some.sampled_from(HEADINGS), words)


@some.composite
def tables(draw: some.DrawFn, write: Callable[[Sequence[str], Sequence[Sequence[str]]], bytes]) -> bytes:
    ours = draw(some.sampled_from(([], ["samakki_case"])))
    head = [*ours, *draw(some.lists(headings, min_size=1, max_size=6, unique=True))]
    lines = draw(some.lists(some.lists(cells, min_size=len(head), max_size=len(head)), max_size=5))
    return write(head, lines)


def by_hand(head: Sequence[str], lines: Sequence[Sequence[str]]) -> bytes:
    """Write CSV as others do: apart by anything, in any encoding, with ends of any kind."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";|\t,"[len(head) % 4], lineterminator=("\n", "\r\n")[len(lines) % 2])
    writer.writerows([head, *lines])
    return text.getvalue().encode(("utf-8", "utf-8-sig", "utf-16", "utf-16-be")[len(lines) % 4], "replace")


def flat(head: Sequence[str], lines: Sequence[Sequence[str]]) -> bytes:
    return json.dumps([dict(zip(head, line, strict=True)) for line in lines]).encode()


def in_a_workbook(head: Sequence[str], lines: Sequence[Sequence[str]]) -> bytes:
    def kept(told: Sequence[str]) -> list[str]:
        return ["".join(sign for sign in text if sign in "\t\n" or sign.isprintable()) for text in told]

    return WRITERS[Format.XLSX](kept(head), [kept(line) for line in lines])


@cache
def samples(form: Format) -> list[bytes]:
    head = ["samakki_case", "samakki_identity_born", "Sex", "ชื่อ", "samakki_experience_wage_paid.amount"]
    lines = [["1", "2004-07-19", "F", "DEMO", "12"], ["2", "#unknown", "M", SCRIPTS[0], ""]]
    return [WRITERS[form](head, lines), WRITERS[form](["Sex", "Nationality"], [["F", "Laos"]])]


@cache
def documents() -> list[bytes]:
    case = {"identity": {"born": "2004-07-19", "sex": {"missing": "unknown"}, "nationalities": ["LA", "KH"]}}
    told = {"identity": {"born": [{"value": "2004", "told_by": "x"}, {"value": None, "closed": True}]}}
    whole = {"samakki": "cases 1", "cases": [{"case": "1", "opened": "", "samakki": case, "told": told}]}
    return [*samples(Format.JSON), json.dumps(whole).encode(), json.dumps(whole, indent=1, ensure_ascii=False).encode()]


@cache
def sealed() -> list[bytes]:
    return [sealed_files({"cases.csv": samples(Format.CSV)[0]}, "word-word-word")]


def taken(content: bytes) -> None:
    """Go the whole way of a file: read through, guessed, judged, kept, read again row by row, and given back."""
    handle = io.BytesIO(content)
    try:
        found = surveyed(handle)
        handle.seek(0)
        table = open_table(handle, sheet=found.sheet)
        rows = list(table.rows)
    except UnreadableError as refused:
        must_say(FLAW_TEXTS[refused.flaw], str(refused))
        return
    assert len(rows) == found.rows
    assert survey_read(unpacked(packed(survey_told(found)))) == replace(found, problems=0)
    assert rows_read(unpacked(packed(rows_told(rows)))) == rows
    plan = guessed("register", found, vocabulary())
    try:
        must_be_followable(plan, found, vocabulary())
    except PlanRefusedError as refused_plan:
        must_say(refusal_in_words(refused_plan))
        return
    again = read_map(write_map(plan, undecided(plan, found, vocabulary())))
    assert [(one.heading, one.target) for one in again.columns] == _headed(plan)
    told_apart(found, plan, rows)


def _headed(plan: Plan) -> list[tuple[str, object]]:
    return [(one.heading, one.target) for one in plan.columns if one.heading]


def told_apart(found: Survey, plan: Plan, rows: Sequence[Row]) -> None:
    converter, names = Converter(plan, found.headings, vocabulary()), Names(plan, found.headings)
    reasons: dict[int, list[tuple[Problem, str]]] = {}
    for row in rows:
        names.of(row)
        made = converter.convert(row, lambda: "0a1b2c3d")
        for problem in made.problems:
            reasons.setdefault(row.number, []).append((problem, str(FLAW_TEXTS[problem.flaw])))
            assert problem.cell
    bad = [row for row in rows if row.number in reasons]
    written, content = to_mend(found.format, found.headings, bad, reasons)
    if bad and written is Format.JSON:
        assert len(list(open_table(io.BytesIO(content)).rows)) == len(bad)


def mapped(content: bytes) -> None:
    try:
        plan = read_map(content.decode(errors="surrogatepass") if _is_utf8(content) else content.decode("latin-1"))
    except PlanRefusedError as refused:
        must_say(refusal_in_words(refused))
        return
    again = read_map(write_map(plan))
    assert _headed(again) == _headed(plan)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode(errors="surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


@cache
def maps() -> list[bytes]:
    found = surveyed(io.BytesIO(samples(Format.CSV)[0]))
    told = write_map(guessed("register", found, vocabulary()))
    more = (
        'samakki: map 1\ncolumns:\n  "a":\n    field: identity.sex\n    codes: {"F": female}\n    missing: {"x": no}\n'
    )
    return [told.encode(), (more + "    dates: {order: day_first}\n    standard: true\nheader: 2\n").encode()]


def test_what_we_hand_on_sealed_is_told_to_be_locked() -> None:
    with pytest.raises(UnreadableError) as refused:
        surveyed(io.BytesIO(sealed()[0]))
    assert refused.value.flaw is Flaw.LOCKED


@pytest.mark.slow
@fuzz
def test_every_register_is_read_or_says_where_it_cannot_be() -> None:
    search(
        "registers",
        Reader("others", taken, tables(by_hand)),
        Reader("json", taken, tables(flat)),
        Reader("workbook", taken, tables(in_a_workbook)),
        Reader("csvbytes", taken, mutated(samples(Format.CSV))),
        Reader("jsonbytes", taken, mutated(documents())),
        Reader("text", taken, encoded(texts)),
        Reader("repacked", taken, repacked([parts_of(one) for one in samples(Format.XLSX)])),
        Reader("map", mapped, mutated(maps())),
        Reader("sealed", taken, mutated(sealed())),
    )
