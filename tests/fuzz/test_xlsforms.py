"""Forms that strangers bring: taken in and able to run, or refused with every finding in words."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from xml.sax.saxutils import escape

import pytest
from hypothesis import strategies as some

from samakki.instruments import jobs
from samakki.instruments.rules.compiling import Compiled, compile_form
from samakki.instruments.rules.evaluating import evaluate
from samakki.instruments.rules.functions import FUNCTIONS
from samakki.instruments.rules.parsing import parse
from samakki.instruments.rules.program import prepare
from samakki.instruments.rules.tokens import ExpressionError
from samakki.instruments.rules.vocabulary import KINDS, SURVEY_COLUMNS
from samakki.instruments.rules.writing import read, write
from samakki.instruments.words import BrokenFormError, UnsupportedError
from tests.fuzz.search import Reader, fuzz, must_say, search
from tests.fuzz.strange import SCRIPTS, encoded, mutated, packed, parts_of, repacked, texts, words

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
NAMES = ("a", "b", "kids", "born", "ឈ្មោះ", "a b", "", "meta", "__x", "A", "instanceID")
EMPTY = "<worksheet><sheetData/></worksheet>"
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
FEW = (
    [["type", "name", "label"], ["text", "a", "A question"]],
    [
        ["type", "name", "label::English (en)", "relevant", "calculation", "constraint", "required", "choice_filter"],
        ["begin repeat", "kids", "Children"],
        ["integer", "age", "How old?", "", "", ". >= 0 and . < 130"],
        ["select_one yn", "b", "Well?", "${age} > 3", "", "", "yes"],
        ["end repeat"],
        ["calculate", "sum", "", "", "sum(${age}) + count(${kids})"],
        ["date", "born", "When?", "", "", "regex(., '[0-9]+')"],
        ["begin group", "g", "A group", "selected(${b}, 'yes')"],
        ["note", "n", "You said ${sum}"],
        ["end group"],
    ],
)
CHOICES = [["list_name", "name", "label::English (en)"], ["yn", "yes", "Yes"], ["yn", "no", "No"]]
TOKENS = (
    *sorted(FUNCTIONS),
    "(",
    ")",
    ",",
    "${a}",
    "${kids}",
    ".",
    "..",
    "/",
    "'x'",
    "1",
    "and",
    "div",
    "-",
    "=",
    "[1]",
)
expressions = some.lists(some.sampled_from(TOKENS), max_size=14).map(" ".join)
calls = some.recursive(
    some.sampled_from(("${a}", "${b}", "'x'", "''", "1", "0", "-1", ".", "today()", "'2004-07-19'", "1000000000")),
    lambda inner: some.builds(
        "{}({})".format, some.sampled_from(sorted(FUNCTIONS)), some.lists(inner, max_size=4).map(", ".join)
    ),
    max_leaves=8,
)
kinds = some.sampled_from(
    (*KINDS, "select_one yn", "select_multiple yn or_other", "begin group", "begin repeat", "end group", "end repeat")
)
SAID = {
    "type": some.one_of(kinds, kinds, texts),
    "name": some.sampled_from(NAMES),
    "field": some.sampled_from(("identity.born", "identity.called", "x.y", "")),
}
COLUMNS = some.one_of(
    some.sampled_from(("hint", "default", "repeat_count", "parameters", "appearance", "field", "required_message")),
    some.sampled_from(sorted(SURVEY_COLUMNS)),
    words,
)
FORMULAS = {
    "relevant",
    "calculation",
    "constraint",
    "choice_filter",
    "required",
    "repeat_count",
    "default",
    "parameters",
}


def book(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Write sheets as a workbook, whatever signs stand in it."""
    return packed(_parts(sheets))


def _parts(sheets: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, bytes]:
    from samakki.transfers.rules.sheet_writing import _OFFICE, _PARTS, _SHEETS, _TYPE  # noqa: PLC0415 -- only here

    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for at in range(2, len(sheets) + 1)
    )
    rels = "xl/_rels/workbook.xml.rels"
    parts = {
        **_PARTS,
        "[Content_Types].xml": _PARTS["[Content_Types].xml"].replace("</Types>", f"{types}</Types>"),
        rels: _PARTS[rels][: _PARTS[rels].index("<Relationship ")] + links + "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
    }
    parts |= {f"xl/worksheets/sheet{at}.xml": _sheet(rows) for at, rows in enumerate(sheets.values(), start=1)}
    return {name: xml.encode(errors="surrogatepass") for name, xml in parts.items()}


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    written = (
        "".join(
            f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{escape(said)}</t></is></c>'
            for at, said in enumerate(row)
            if said
        )
        for number, row in enumerate(rows, start=1)
    )
    return SHEET.format("".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(written, start=1)))


@cache
def samples() -> list[bytes]:
    shipped = [jobs.workbook(sheet) for sheet in jobs.sheets()[:2]]
    return [*shipped, *(book({"survey": rows, "choices": CHOICES, "settings": [["form_id"], ["f"]]}) for rows in FEW)]


@some.composite
def forms(draw: some.DrawFn) -> bytes:
    """Give a form that would be good but for a few cells, lines or columns."""
    head, *rows = ([*row] for row in draw(some.sampled_from(FEW)))
    head += draw(some.sets(COLUMNS, max_size=2))
    rows = [[*row, *[""] * (len(head) - len(row))] for row in rows]
    for _change in range(draw(some.integers(1, 4))):
        row = draw(some.sampled_from(rows))
        at = draw(some.integers(0, len(head) - 1))
        row[at] = draw(_said(head[at]))
    if draw(some.integers(0, 5)) == 0:
        rows.insert(draw(some.integers(0, len(rows))), [*draw(some.sampled_from(rows))])
    if draw(some.integers(0, 9)) == 0:
        del rows[draw(some.integers(0, len(rows) - 1))]
    choices = [*CHOICES[:-1], draw(some.one_of(some.just(CHOICES[-1]), some.lists(words, min_size=3, max_size=3)))]
    settings = draw(some.dictionaries(some.sampled_from(("form_id", "form_title", "version")), words, max_size=1))
    named = draw(some.sampled_from(("survey",) * 9 + ("Survey", "x")))
    return book({named: [head, *rows], "choices": choices, "settings": [[*settings], [*settings.values()]]})


def _said(column: str) -> some.SearchStrategy[str]:
    if column in FORMULAS:
        return some.one_of(some.just(""), calls, calls, expressions, texts)
    return SAID.get(
        column, some.one_of(some.just(""), some.sampled_from(SCRIPTS), words, expressions.map("${{a}} {}".format))
    )


def brought(content: bytes) -> None:
    try:
        made = compile_form(content, "form")
    except (BrokenFormError, UnsupportedError) as refused:
        must_say(refused.findings, *map(str, refused.findings))
        return
    runs(made)


def runs(made: Compiled) -> None:
    """What was taken in is written and read back as it was, and bears answers of every kind."""
    assert read(write(made.definition)) == made.definition
    assert not prepare(made.definition)[1]
    assert all(str(remark) for remark in made.remarks)
    for answer in (
        None,
        "",
        "yes",
        "1e9",
        "-0",
        "9" * 400,
        "2004-07-19",
        "0001-01-01T00:00:00+23:59",
        "ក" * 50,
        ["yes", "?"],
    ):
        answers = {question.path: answer for question in made.definition.questions()}
        evaluate(made.program, answers, NOON)
        evaluate(made.program, {path.replace("/", "[2]/", 1): answer for path in answers}, NOON)


def expressed(content: bytes) -> None:
    try:
        parse(content.decode(errors="replace"))
    except ExpressionError as refused:
        must_say(refused.fault)


@pytest.mark.slow
@fuzz
def test_every_workbook_is_a_form_that_runs_or_is_refused_in_words() -> None:
    whole = samples()
    search(
        "xlsforms",
        Reader("made", brought, forms()),
        Reader("repacked", brought, repacked([parts_of(one) for one in whole])),
        Reader("bytes", brought, mutated(whole)),
        Reader("expression", expressed, encoded(some.one_of(calls, expressions, texts))),
    )


@pytest.mark.parametrize("sample", [0, 1, 2, 3])
def test_what_the_search_begins_with_is_a_form(sample: int) -> None:
    brought(samples()[sample])
    compile_form(samples()[sample])
