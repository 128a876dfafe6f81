"""Which question of a form writes which field of a case file, and whether it can: judged line by line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from samakki.instruments.rules.support import cell, survey_lines
from samakki.instruments.rules.vocabulary import BEGIN, BINDING, END, KINDS, NO, SELECT, YES, heading, spaced
from samakki.instruments.rules.workbook import Line, Workbook
from samakki.instruments.words import (
    AMOUNT,
    CURRENCY,
    DATE,
    PER,
    Audience,
    Bound,
    Fault,
    Finding,
    Kind,
    Place,
    bound_place,
)
from samakki.sections.words import LISTS, PERIODS, FieldType, Listed, Section

_WRITES: Final[Mapping[FieldType, frozenset[Kind]]] = {
    FieldType.TEXT: frozenset({Kind.TEXT}),
    FieldType.LONG_TEXT: frozenset({Kind.TEXT}),
    FieldType.PHONE: frozenset({Kind.TEXT}),
    FieldType.EMAIL: frozenset({Kind.TEXT}),
    FieldType.NUMBER: frozenset({Kind.INTEGER, Kind.RANGE}),
    FieldType.DECIMAL: frozenset({Kind.DECIMAL, Kind.INTEGER, Kind.RANGE}),
    FieldType.PARTIAL_DATE: frozenset({Kind.DATE}),
    FieldType.CODE: frozenset({Kind.SELECT_ONE}),
    FieldType.CODES: frozenset({Kind.SELECT_MULTIPLE}),
}
_WRITES_PIECE: Final[Mapping[str, frozenset[Kind]]] = {
    AMOUNT: frozenset({Kind.DECIMAL, Kind.INTEGER, Kind.TEXT}),
    CURRENCY: frozenset({Kind.SELECT_ONE, Kind.TEXT}),
    PER: frozenset({Kind.SELECT_ONE}),
    DATE: frozenset({Kind.DATE}),
}


@dataclass(frozen=True, slots=True)
class _Around:
    """A group or repeat that a line stands in, and what it is bound to."""

    repeats: bool
    bound: Bound | None


@dataclass(slots=True)
class _Binder:
    """Goes down the survey with the groups that are open, and gathers what is bound and what is wrong."""

    choices: Mapping[str, list[Line]]
    around: list[_Around] = field(default_factory=list)
    bound: dict[int, Bound] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, line: Line) -> None:
        kind = spaced(cell(line, "type", "command"))
        if END.fullmatch(kind):
            if self.around:
                self.around.pop()
            return
        begin = BEGIN.fullmatch(kind)
        place = self._place(line)
        wrong = None if place is None else self._wrong(line, place, kind)
        if place is not None and wrong is None:
            self.bound[line.number] = place
            self.findings += _choices(self.choices, place, kind)
        if wrong is not None:
            self.findings.append(wrong)
        if begin is not None:
            self.around.append(_Around(begin["what"].lower() == "repeat", place))

    def _place(self, line: Line) -> Bound | None:
        said = bound_text(line)
        if not said:
            return None
        within = next((each.bound for each in reversed(self.around) if each.bound), None)
        place = bound_place(f"{within}{said}" if said.startswith(".") and within else said)
        if place is None:
            self.findings.append(_finding(Fault.FIELD_UNKNOWN, line, said))
        return place

    def _wrong(self, line: Line, place: Bound, kind: str) -> Finding | None:
        if place in self.bound.values():
            return _finding(Fault.FIELD_TWICE, line, str(place))
        if not self._stands_well(line, place, kind):
            return _finding(Fault.FIELD_ROWS, line, str(place))
        return None if _can_write(line, place, kind) else _finding(Fault.FIELD_KIND, line, _typed(place))

    def _stands_well(self, line: Line, place: Bound, kind: str) -> bool:
        """Tell whether rows are asked in a repeat of their own, their parts inside it, and all else outside of any."""
        repeats = [each.bound for each in self.around if each.repeats]
        if place.part:
            return repeats == [Bound(place.section, place.field)]
        if place.whole.type is FieldType.ROWS:
            return not repeats and kind.lower().startswith("begin repeat") and not cell(line, "repeat_count", "count")
        return not repeats


def bind(book: Workbook) -> tuple[dict[int, Bound], list[Finding]]:
    """Find what each line of the survey is bound to, by its number, and everything that is wrong with it."""
    lists: dict[str, list[Line]] = {}
    for line in book.choices:
        lists.setdefault(cell(line, "list_name"), []).append(line)
    binder = _Binder(lists)
    for line in survey_lines(book):
        binder.take(line)
    return binder.bound, binder.findings


def bound_text(line: Line) -> str:
    """Give what a line says in the column of fields, under either of its headings."""
    return next((said.strip() for column, said in line.cells.items() if column.strip().lower() in BINDING), "")


def _can_write(line: Line, place: Bound, kind: str) -> bool:
    if place.described.type is FieldType.ROWS:
        return True
    begin = BEGIN.fullmatch(kind)
    if begin is not None:
        return place.described.type is FieldType.MONEY and not place.piece and begin["what"].lower() == "group"
    if cell(line, "calculation", "calculate"):
        return False
    can = _WRITES_PIECE[place.piece] if place.piece else _WRITES.get(place.described.type, frozenset())
    return kind_of(kind) in can


def kind_of(kind: str) -> Kind | None:
    """Tell what a type of the convention asks for; None for what asks nothing."""
    if SELECT.fullmatch(kind):
        many = "multiple" in kind.lower() or "all that apply" in kind.lower()
        return Kind.SELECT_MULTIPLE if many else Kind.SELECT_ONE
    return KINDS.get(kind.lower())


def _typed(place: Bound) -> str:
    return f"{place} ({place.piece or place.described.type.value})"


def _choices(lists: Mapping[str, list[Line]], place: Bound, kind: str) -> Iterator[Finding]:
    select = SELECT.fullmatch(kind)
    if select is None:
        return
    known = set(_codes(place))
    for line in lists.get(select["list"], ()):
        name = cell(line, "name", "value")
        if name not in known:
            yield Finding(Fault.FIELD_CHOICE, f"{name} → {place}", Place("choices", line.number, "name"))
    if select["other"] and "other" not in known:
        yield Finding(Fault.FIELD_CHOICE, f"other → {place}", Place("choices", 0, "name"))


def _codes(place: Bound) -> Iterable[str]:
    if place.piece == PER:
        return [code for code, _ in PERIODS if code]
    if place.piece == CURRENCY:
        return [code for code, _ in LISTS[Listed.CURRENCIES].codes]
    return [code for code, _ in place.described.codes]


def _finding(fault: Fault, line: Line, what: str) -> Finding:
    column = next((column for column in line.cells if column.strip().lower() in BINDING), "field")
    return Finding(fault, what, Place("survey", line.number, column))


@dataclass(frozen=True, slots=True)
class Placement:
    """What the settings say of a form as a whole; `section` is None where they leave it open."""

    section: Section | None = None
    closed: bool = False
    audience: Audience = Audience.ANY


def placement(book: Workbook) -> tuple[Placement, list[Finding]]:
    """Read where unbound answers go, whether they start closed, and for whom the form is made."""
    findings: list[Finding] = []
    said = {name: _setting(book, name) for name in ("section", "closed", "audience")}
    allowed = {
        "section": [section.value for section in Section],
        "closed": [*sorted(YES), *sorted(NO)],
        "audience": [audience.value for audience in Audience],
    }
    for name, (value, place) in said.items():
        if value and value not in allowed[name]:
            shown = ["yes", "no"] if name == "closed" else allowed[name]
            findings.append(Finding(Fault.SETTING_VALUE, f"{name}: {', '.join(shown)}", place))
    if findings:
        return Placement(), findings
    section = Section(said["section"][0]) if said["section"][0] else None
    return Placement(section, said["closed"][0] in YES, Audience(said["audience"][0] or "any")), []


def _setting(book: Workbook, name: str) -> tuple[str, Place]:
    for line in book.settings[:1]:
        for column, value in line.cells.items():
            if heading(column) == name:
                return value.strip().lower(), Place("settings", line.number, column)
    return "", Place("settings")
