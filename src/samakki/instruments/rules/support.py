"""Goes through the sheets line by line and finds what we do not support, before anything is compiled."""

from collections.abc import Iterator
from typing import Final

from samakki.instruments.rules.vocabulary import (
    BEGIN,
    BOUND_COLUMNS,
    CHOICE_COLUMNS,
    END,
    KINDS,
    LOOKS,
    MEDIA_COLUMNS,
    OUR_NAMESPACE,
    REFERENCE,
    REFUSED_COLUMNS,
    REFUSED_LOOKS,
    REFUSED_PARAMETERS,
    REFUSED_SETTINGS,
    REFUSED_SHEETS,
    SELECT,
    SETTINGS,
    SHEETS,
    SURVEY_COLUMNS,
    YES,
    heading,
    spaced,
)
from samakki.instruments.rules.workbook import Line, Workbook
from samakki.instruments.words import Fault, Finding, Place

DEEPEST: Final = 20
MOST_QUESTIONS: Final = 3_000
BROKEN: Final = frozenset(
    {
        Fault.DUPLICATE,
        Fault.NO_CHOICES,
        Fault.EMPTY,
        Fault.TOO_LARGE,
        Fault.HEADINGS,
        Fault.HEADINGS_TWICE,
        Fault.FORMULA,
        Fault.MERGED,
    }
)
_HEADINGS: Final = {"survey": ("type", "name"), "choices": ("list_name", "name")}
_ALIKE: Final = {"type": ("command",), "name": ("tag", "value")}
_UNUSED: Final = frozenset({Fault.UNUSED_COLUMN, Fault.UNUSED_SHEET, Fault.UNUSED_SETTING, Fault.UNUSED_APPEARANCE})
_REMARKS: Final = _UNUSED | {Fault.BLAMES, Fault.LEADS, Fault.REMARK}


def is_remark(finding: Finding) -> bool:
    """Tell whether a finding is only worth knowing, and stops nothing."""
    return finding.fault in _REMARKS


def survey_lines(book: Workbook) -> Iterator[Line]:
    """Go through the lines of the survey that are in use."""
    for line in book.survey:
        if cell(line, "disabled").lower() not in YES and cell(line, "type", "command"):
            yield line


def cell(line: Line, *names: str) -> str:
    """Give the first filled cell of a line under one of these headings, whatever its language."""
    return next((said for column, said in line.cells.items() if heading(column) in names), "")


def look_through(book: Workbook) -> list[Finding]:
    """Find everything that we do not support, and everything that was not read, in the order of the sheets."""
    lists = {cell(line, "list_name") for line in book.choices}
    findings = list(_headings(book))
    if findings:
        return findings
    findings += _sheets(book)
    lines = sum(1 for _ in survey_lines(book))
    if lines > MOST_QUESTIONS:
        findings.append(Finding(Fault.TOO_LARGE, f"{lines:,} > {MOST_QUESTIONS:,}", Place("survey")))
    for line in survey_lines(book):
        findings += _type(line, lists)
        findings += _columns(line, "survey", SURVEY_COLUMNS)
        findings += _appearance(line)
        findings += _parameters(line)
    findings += _names(book)
    findings += _references(book)
    for line in book.choices:
        findings += _columns(line, "choices", None)
    findings += _settings(book)
    return list(dict.fromkeys(findings))


def _sheets(book: Workbook) -> Iterator[Finding]:
    if len(book.sheets) == 1:
        return
    filled = {"external_choices": book.data.external_choices, "entities": book.data.entities, "osm": book.data.osm}
    for sheet in book.sheets:
        name = sheet.lower()
        if name in REFUSED_SHEETS:
            if filled[name]:
                yield Finding(Fault.SHEET, sheet, Place(sheet))
        elif name not in SHEETS:
            yield Finding(Fault.UNUSED_SHEET, sheet, Place(sheet))


def _headings(book: Workbook) -> Iterator[Finding]:
    """Find a sheet whose first line is no line of headings, and lines that repeat the headings."""
    for sheet, lines in (("survey", book.survey), ("choices", book.choices)):
        present = {heading(column) for line in lines for column in line.cells}
        for wanted in _HEADINGS[sheet]:
            if lines and not {wanted, *_ALIKE.get(wanted, ())} & present:
                yield Finding(Fault.HEADINGS, wanted, Place(sheet, 1))
        for line in lines:
            if all(cell(line, wanted).lower() == wanted for wanted in _HEADINGS[sheet]):
                yield Finding(Fault.HEADINGS_TWICE, "", Place(sheet, line.number))


def _type(line: Line, lists: set[str]) -> Iterator[Finding]:
    said = cell(line, "type", "command")
    place = Place("survey", line.number, "type")
    kind = spaced(said)
    select = SELECT.fullmatch(kind)
    begin = BEGIN.fullmatch(kind)
    if select is not None:
        if select["far"] or select["list"].startswith("${"):
            yield Finding(Fault.EXTERNAL, said, place)
        elif select["list"] not in lists:
            yield Finding(Fault.NO_CHOICES, select["list"], place)
    elif begin is not None:
        if begin["what"].lower() == "loop":
            yield Finding(Fault.TYPE, said, place)
    elif END.fullmatch(kind) is None and kind.lower() not in KINDS:
        yield Finding(Fault.TYPE, said, place)


def _columns(line: Line, sheet: str, known: frozenset[str] | None) -> Iterator[Finding]:
    for column in line.cells:
        name = heading(column)
        full = "::".join(part.strip() for part in column.split("::")[:2]).lower()
        if name in MEDIA_COLUMNS:
            yield Finding(Fault.MEDIA, column, Place(sheet, line.number, column))
        elif known is None or full in BOUND_COLUMNS or name in (known or CHOICE_COLUMNS):
            continue
        elif name in REFUSED_COLUMNS:
            yield Finding(Fault.COLUMN, column, Place(sheet, line.number, column))
        else:
            yield Finding(Fault.UNUSED_COLUMN, column, Place(sheet, 0, column))


def _appearance(line: Line) -> Iterator[Finding]:
    said = cell(line, "appearance") or line.cells.get("body::appearance", "")
    place = Place("survey", line.number, "appearance")
    for look in said.split():
        if REFUSED_LOOKS.fullmatch(look):
            yield Finding(Fault.APPEARANCE, look, place)
            return
        if not LOOKS.fullmatch(look):
            yield Finding(Fault.UNUSED_APPEARANCE, look, place)


def _parameters(line: Line) -> Iterator[Finding]:
    if SELECT.fullmatch(spaced(cell(line, "type", "command"))) is None:
        return
    for part in cell(line, "parameters").replace(",", " ").replace(";", " ").split():
        name = part.partition("=")[0].lower()
        if name in REFUSED_PARAMETERS:
            yield Finding(Fault.FUNCTION, name, Place("survey", line.number, "parameters"))


def _names(book: Workbook) -> Iterator[Finding]:
    open_groups: list[set[str]] = [set()]
    for line in survey_lines(book):
        kind, name = spaced(cell(line, "type", "command")), cell(line, "name", "tag", "value")
        if END.fullmatch(kind):
            if len(open_groups) > 1:
                open_groups.pop()
            continue
        if name and name in open_groups[-1]:
            yield Finding(Fault.DUPLICATE, name, Place("survey", line.number, "name"))
        open_groups[-1].add(name)
        if BEGIN.fullmatch(kind):
            open_groups.append(set())
            if len(open_groups) == DEEPEST + 1:
                yield Finding(Fault.TOO_DEEP, name, Place("survey", line.number, "type"))


def _references(book: Workbook) -> Iterator[Finding]:
    names = {cell(line, "name", "tag", "value") for line in survey_lines(book)}
    for line in survey_lines(book):
        for column, said in line.cells.items():
            for name in REFERENCE.findall(said):
                if name.removeprefix("last-saved#") not in names:
                    yield Finding(Fault.REFERENCE, f"${{{name}}}", Place("survey", line.number, heading(column)))


def _settings(book: Workbook) -> Iterator[Finding]:
    for line in book.settings[:1]:
        for column, said in line.cells.items():
            name = heading(column)
            if name in REFUSED_SETTINGS and not (name == "namespaces" and OUR_NAMESPACE.fullmatch(said.strip())):
                yield Finding(Fault.SETTING, column, Place("settings", line.number, column))
            elif name not in SETTINGS and name != "namespaces":
                yield Finding(Fault.UNUSED_SETTING, column, Place("settings", line.number, column))
