"""Makes our own definition out of a workbook: pyxform reads the convention, we write down what it means."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from pyxform.builder import create_survey_element_from_dict
from pyxform.errors import PyXFormError
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import DefinitionData

from samakki.instruments.rules.binding import bind, placement
from samakki.instruments.rules.blame import blamed
from samakki.instruments.rules.program import Program, prepare, texts_of
from samakki.instruments.rules.support import BROKEN, cell, is_remark, look_through, survey_lines
from samakki.instruments.rules.tongues import text_table, tongues_in
from samakki.instruments.rules.vocabulary import BINDING, END, GENERATED, KINDS, REFERENCE, YES, spaced
from samakki.instruments.rules.wording import wordings
from samakki.instruments.rules.workbook import Workbook, open_workbook
from samakki.instruments.words import (
    Bound,
    BrokenFormError,
    Choice,
    Definition,
    Fault,
    Finding,
    Group,
    Kind,
    Node,
    Place,
    Question,
    UnsupportedError,
)

_SAID: Final = re.compile(r"[$(]")
_REMARK_LENGTH: Final = 300
_STUMBLES: Final = (LookupError, TypeError, ValueError, AttributeError, RecursionError)
"""What pyxform lets through of its own on headings that nobody writes, as `jr` alone."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A form that was taken in: what it asks, ready to run, and remarks worth knowing."""

    definition: Definition
    program: Program
    remarks: tuple[Finding, ...]
    named: bool


@dataclass(slots=True)
class _Rows:
    """Finds the line of the sheet that a node of pyxform's tree came from."""

    waiting: dict[str, list[int]]
    last: int = 1

    def of(self, name: str) -> int:
        queue = self.waiting.get(name)
        if queue:
            self.last = queue.pop(0)
        return self.last


@dataclass(slots=True)
class _Making:
    """What is gathered while a definition is made."""

    rows: _Rows
    lists: Mapping[str, Any]
    bound: Mapping[int, Bound] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    used: set[str] = field(default_factory=set)


def compile_form(content: bytes, name: str = "") -> Compiled:
    """Make a definition of an XLSForm; raises BrokenFormError or UnsupportedError with everything that is wrong."""
    book = open_workbook(content)
    placed, misplaced = placement(book)
    bound, misbound = bind(book)
    findings = [*book.findings, *look_through(book), *misbound, *misplaced, *wordings(book)]
    _stop_at(findings)
    tree, remarks = _by_pyxform(book)
    making = _Making(_Rows(_lines_by_name(book)), tree.get("choices", {}), bound)
    children = tuple(_nodes(making, tree.get("children", ()), ""))
    definition = replace(_definition(book, tree, making, children, name), **asdict(placed))
    program, wrong = prepare(definition)
    _stop_at([*making.findings, *wrong, *_texts(program)])
    if not any(question.kind not in {Kind.START, Kind.END, Kind.TODAY} for question in definition.questions()):
        raise BrokenFormError(Finding(Fault.EMPTY, "", Place("survey")))
    _as_xform(book, tree)
    named = any(cell(line, "form_id", "set_form_id", "id_string") for line in book.settings[:1])
    return Compiled(definition, program, tuple(finding for finding in findings if is_remark(finding)) + remarks, named)


def _stop_at(findings: Iterable[Finding]) -> None:
    wrong = [finding for finding in findings if not is_remark(finding)]
    if any(finding.fault in BROKEN for finding in wrong):
        raise BrokenFormError(*wrong)
    if wrong:
        raise UnsupportedError(*wrong)


def _by_pyxform(book: Workbook) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    warnings: list[str] = []
    try:
        tree = workbook_to_json(workbook_dict=_unbound(book), fallback_form_name="data", warnings=warnings)
    except (PyXFormError, *_STUMBLES) as error:
        raise BrokenFormError(_blamed(book, error)) from error
    remarks = (" ".join(str(warning).split())[:_REMARK_LENGTH] for warning in warnings)
    return tree, tuple(Finding(Fault.REMARK, remark) for remark in remarks)


def _unbound(book: Workbook) -> DefinitionData:
    """Give the sheets without the column of fields, which is ours and not the convention's."""
    rows = book.data.survey or ()
    bare = [{name: said for name, said in row.items() if name.strip().lower() not in BINDING} for row in rows]
    return replace(book.data, survey=bare)


def _blamed(book: Workbook, error: Exception) -> Finding:
    if not isinstance(error, PyXFormError):  # it stumbled over a heading or a cell, and does not say over which
        error = PyXFormError(f"A heading or a cell cannot be read ({type(error).__name__}: {error})")
    questions = {name: rows[0] for name, rows in _lines_by_name(book).items() if len(rows) == 1}
    choices = {(cell(line, "list_name"), cell(line, "name", "value")): line.number for line in book.choices}
    return blamed(error, questions, choices)


def _as_xform(book: Workbook, tree: dict[str, Any]) -> None:
    """Let pyxform make an XForm of it too, so that what ODK would refuse we refuse."""
    try:
        create_survey_element_from_dict(tree).to_xml(validate=False)
    except (PyXFormError, *_STUMBLES) as error:
        raise BrokenFormError(_blamed(book, error)) from error


def _lines_by_name(book: Workbook) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for line in survey_lines(book):
        if END.fullmatch(spaced(cell(line, "type", "command"))) is None:
            found[cell(line, "name", "tag", "value")].append(line.number)
    return found


def _definition(
    book: Workbook, tree: Mapping[str, Any], making: _Making, children: tuple[Node, ...], name: str
) -> Definition:
    choices = {
        used: tuple(_choice(each) for each in offered) for used, offered in making.lists.items() if used in making.used
    }
    tongues = tongues_in(children, choices)
    default = str(tree.get("default_language") or "")
    titled = any(cell(line, "form_title", "set_form_title", "title") for line in book.settings[:1])
    return Definition(
        title=str(tree.get("title") or "") if titled else name or str(tree.get("title") or ""),
        form_id=str(tree.get("id_string") or ""),
        form_version=str(tree.get("version") or ""),
        tongues=tongues,
        default_tongue=default if any(tongue.name == default for tongue in tongues) else "",
        children=children,
        choices=choices,
    )


def _choice(said: Mapping[str, Any]) -> Choice:
    more = {
        str(key): str(value)
        for key, value in said.items()
        if key not in {"name", "label", "media", "__row"} and isinstance(value, str)
    }
    return Choice(str(said.get("name", "")), text_table(said.get("label")), more)


def _nodes(making: _Making, children: Iterable[Mapping[str, Any]], around: str) -> Iterable[Node]:
    for said in children:
        name = str(said.get("name", ""))
        if name.startswith(GENERATED) or (name == "meta" and said.get("control", {}).get("bodyless")):
            continue
        row = making.rows.of(name)
        path = f"{around}{name}"
        if said.get("type") in {"group", "repeat"}:
            yield _group(making, said, path, row)
        else:
            yield _question(making, said, path, row)


def _group(making: _Making, said: Mapping[str, Any], path: str, row: int) -> Group:
    control = said.get("control", {})
    return Group(
        path=path,
        children=tuple(_nodes(making, said.get("children", ()), f"{path}/")),
        label=text_table(said.get("label")),
        hint=text_table(said.get("hint")),
        relevant=str(said.get("bind", {}).get("relevant", "")),
        repeats=said["type"] == "repeat",
        count=str(control.get("jr:count", "")),
        appearance=str(control.get("appearance", "")),
        row=row,
        bound=str(making.bound.get(row, "")),
    )


def _question(making: _Making, said: Mapping[str, Any], path: str, row: int) -> Question:
    kind = KINDS.get(str(said.get("type", "")).lower())
    if kind is None:
        making.findings.append(Finding(Fault.TYPE, str(said.get("type", "")), Place("survey", row, "type")))
        kind = Kind.TEXT
    bind, control = said.get("bind", {}), said.get("control", {})
    appearance = str(control.get("appearance", ""))
    if kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE} and "label" in appearance.split():
        kind = Kind.NOTE
    choices = str(said.get("list_name") or said.get("itemset") or "")
    making.used.add(choices)
    default = str(said.get("default", ""))
    ends = _range(making, control, row) if kind is Kind.RANGE else {}
    return Question(
        path=path,
        kind=kind,
        label=text_table(said.get("label")),
        hint=text_table(said.get("hint")),
        guidance=text_table(said.get("guidance_hint")),
        constraint_message=text_table(bind.get("jr:constraintMsg")),
        required_message=text_table(bind.get("jr:requiredMsg")),
        relevant=str(bind.get("relevant", "")),
        constraint=str(bind.get("constraint", "")),
        required=_condition(bind.get("required")),
        calculation=str(bind.get("calculate", "")),
        default=default,
        default_moves=bool(said.get("_dynamic_default")) and _SAID.search(default) is not None,
        choices=choices,
        choice_filter=str(said.get("choice_filter", "")),
        appearance=appearance,
        read_only=bool(_condition(bind.get("readonly"))),
        row=row,
        bound=str(making.bound.get(row, "")),
        **ends,
    )


def _condition(said: object) -> str:
    text = str(said or "").strip()
    if text.lower() in YES:
        return "true()"
    return "" if text.lower() in {"no", "false", "false()", "0"} else text


def _range(making: _Making, control: Mapping[str, Any], row: int) -> dict[str, str]:
    found = {name: str(control.get(name) or usual) for name, usual in (("start", "1"), ("end", "10"), ("step", "1"))}
    for name, said in found.items():
        try:
            number = float(said)
        except ValueError:
            number = 0.0 if name == "step" else float("nan")
        if number != number or number in {float("inf"), float("-inf")} or (name == "step" and number <= 0):  # noqa: PLR0124 -- NaN alone differs from itself
            making.findings.append(Finding(Fault.NUMBER, said, Place("survey", row, "parameters")))
    return found


def _texts(program: Program) -> list[Finding]:
    return [
        Finding(Fault.REFERENCE, f"${{{name}}}", Place("survey", node.row, column))
        for node in program.nodes.values()
        for column, texts in texts_of(node).items()
        for said in texts.values()
        for name in REFERENCE.findall(said)
        if len(program.names.get(name, ())) != 1
    ]
