"""Makes of a form and its state what one page shows, in the reader's language."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from samakki.instruments.rules.checking import offered
from samakki.instruments.rules.evaluating import most_rows
from samakki.instruments.rules.program import Program
from samakki.instruments.rules.reckoning import Ground, Where
from samakki.instruments.rules.tongues import tag_in
from samakki.instruments.rules.values import text
from samakki.instruments.rules.vocabulary import REFERENCE
from samakki.instruments.words import (
    ASKED,
    Answers,
    Asked,
    Block,
    Definition,
    FormState,
    Group,
    Kind,
    Misfit,
    Node,
    Offer,
    OpenForm,
    Question,
    Row,
    Sheet,
    Shown,
    Texts,
    Value,
)

QUESTIONS_A_SHEET: Final = 12
LARGE_GROUP: Final = 40
ROWS_A_PAGE: Final = 10
QUESTIONS_OF_ROWS: Final = 80
_SELECTS: Final = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE})
_SHOWN: Final = ASKED | {Kind.NOTE}
Rows = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of rows each repeat shows, by its mark; and which paths were answered closed, out of sight."""

    rows: Mapping[str, int]
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class View:
    """What is needed to show anything: the form, how it stands, and who reads."""

    program: Program
    state: FormState
    ground: Ground
    order: tuple[str, ...]
    pages: Pages

    @property
    def definition(self) -> Definition:
        """Give the form."""
        return self.program.definition

    def said(self, texts: Texts, where: Where) -> tuple[str, str]:
        """Give a text in the best language, answers filled in, and the tag of that language."""
        name = next((name for name in self.order if texts.get(name)), "")
        found = texts.get(name, "")
        if "${" in found:
            found = REFERENCE.sub(lambda match: self._named(match[1], where), found)
        return found, tag_in(self.definition, name)

    def _named(self, name: str, where: Where) -> str:
        place = self.program.names[name][0]
        return text(self.ground.look(place, where))


def sheets_of(definition: Definition) -> list[tuple[Group | None, tuple[Node, ...]]]:
    """Divide a form into pages: each outer group is one, a large one several; other questions go a dozen to a page."""
    return list(_divided(None, definition.children)) or [(None, ())]


def _divided(around: Group | None, children: Sequence[Node]) -> Iterable[tuple[Group | None, tuple[Node, ...]]]:
    loose: list[Node] = []
    for node in children:
        if isinstance(node, Question):
            if node.kind in _SHOWN:
                loose.append(node)
            continue
        yield from _in_dozens(around, loose)
        loose = []
        if not node.repeats and size_of(node) > LARGE_GROUP:
            yield from _divided(node, node.children)
        elif size_of(node):
            yield around if around and not node.label else node, (node,)
    yield from _in_dozens(around, loose)


def _in_dozens(around: Group | None, loose: Sequence[Node]) -> Iterable[tuple[Group | None, tuple[Node, ...]]]:
    pages = math.ceil(len(loose) / QUESTIONS_A_SHEET)
    for page in range(pages):
        start, end = (len(loose) * edge // pages for edge in (page, page + 1))
        yield around, tuple(loose[start:end])


def size_of(group: Group) -> int:
    """Count the questions that a group shows, in one row of each repeat."""
    return sum(size_of(child) if isinstance(child, Group) else int(child.kind in _SHOWN) for child in group.children)


def open_at(state: FormState, ground: Ground, number: int, pages: Pages) -> OpenForm:
    """Show one page of a form, in the ground's languages; a number that it does not have gives the nearest one."""
    program, order = ground.program, ground.tongues
    view = View(program, state, ground, order, pages)
    parts = sheets_of(program.definition)
    at = max(1, min(number, len(parts)))
    sheets = tuple(_counted(view, parts))
    items = tuple(_shown(view, node, ()) for node in parts[at - 1][1] if _is_shown(node))
    lang = tag_in(program.definition, order[0]) if order else ""
    return OpenForm(program.definition.title, lang, sheets[at - 1], sheets, items, state)


def _is_shown(node: Node) -> bool:
    return isinstance(node, Group) or node.kind in _SHOWN


def _counted(view: View, parts: Sequence[tuple[Group | None, tuple[Node, ...]]]) -> Iterable[Sheet]:
    first = 1
    for number, (group, nodes) in enumerate(parts, start=1):
        asked = answered = misfits = 0
        for path in _paths(view, nodes):
            asked += 1
            answered += path in view.pages.closed or view.state.values.get(path) not in (None, "", [])
            misfits += path in view.state.misfits
        label, lang = view.said(group.label, Where(group.path)) if group else ("", "")
        length = sum(1 for node in nodes if isinstance(node, Question) and node.kind in ASKED)
        relevant = asked > 0 or (group is None or view.state.relevant.get(group.path, True))
        heads = tuple(node.path for node in nodes)
        last = first + length - 1
        yield Sheet(number, label, lang, first, last, asked, answered, misfits, relevant=relevant, heads=heads)
        first += length


def _paths(view: View, nodes: Iterable[Node]) -> Iterable[str]:
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Group):
            waiting.extend(node.children)
        elif node.kind in ASKED and not node.calculation:
            chain = view.program.above[node.path]
            for rows in view.ground.contexts[chain[-1] if chain else ""]:
                path = view.program.path(node.path, rows)
                if view.state.relevant.get(path):
                    yield path


def _shown(view: View, node: Node, rows: Rows) -> Shown:
    return _block(view, node, rows) if isinstance(node, Group) else _asked(view, node, rows)


def _mark(view: View, node: Node, rows: Rows) -> str:
    return "-".join((f"q{view.program.marks[node.path]}", *map(str, rows)))


def _block(view: View, group: Group, rows: Rows) -> Block:
    path, where = view.program.path(group.path, rows), Where(group.path, rows)
    relevant = view.state.relevant.get(path, False)
    label, lang = view.said(group.label, where)
    block = Block(path, _mark(view, group, rows), group, label, lang, view.said(group.hint, where)[0], relevant)
    if not relevant:
        return block
    if group.repeats:
        return _with_rows(view, block, rows)
    items = tuple(_shown(view, child, rows) for child in group.children if _is_shown(child))
    return Block(block.path, block.mark, group, label, lang, block.hint, relevant, items)


def _with_rows(view: View, block: Block, rows: Rows) -> Block:
    numbers = view.state.rows.get(block.path, ())
    length = max(1, min(ROWS_A_PAGE, QUESTIONS_OF_ROWS // max(1, size_of(block.group))))
    pages = max(1, math.ceil(len(numbers) / length))
    page = max(1, min(view.pages.rows.get(block.mark, 1), pages))
    start = (page - 1) * length
    shown = tuple(
        _row(view, block.group, (*rows, number), start + place)
        for place, number in enumerate(numbers[start : start + length], start=1)
    )
    return Block(
        block.path,
        block.mark,
        block.group,
        block.label,
        block.lang,
        block.hint,
        block.relevant,
        rows=shown,
        row_page=page,
        row_pages=pages,
        row_count=len(numbers),
        next_row=view.state.next_rows.get(block.path, 1),
        fixed=bool(block.group.count),
        full=len(view.ground.contexts.get(block.group.path, ())) >= most_rows(block.group),
        cut=block.path in view.state.cut,
    )


def _row(view: View, group: Group, rows: Rows, place: int) -> Row:
    items = tuple(_shown(view, child, rows) for child in group.children if _is_shown(child))
    path = f"{view.program.path(group.path, rows[:-1])}[{rows[-1]}]"
    return Row(path, _mark(view, group, rows), rows[-1], place, items)


def _asked(view: View, question: Question, rows: Rows) -> Asked:
    path, where = view.program.path(question.path, rows), Where(question.path, rows)
    mark = _mark(view, question, rows)
    if not view.state.relevant.get(path, False):
        return Asked(path, mark, question, "", "", "", "", None, relevant=False)
    label, lang = view.said(question.label, where)
    value = view.state.values.get(path)
    misfit = view.state.misfits.get(path)
    texts = question.constraint_message if misfit is Misfit.CONSTRAINT else {}
    return Asked(
        path=path,
        mark=mark,
        question=question,
        label=label or question.name,
        lang=lang,
        hint=view.said(question.hint, where)[0],
        guidance=view.said(question.guidance, where)[0],
        value=value,
        relevant=True,
        wanted=view.ground.truth(question.path, "required", where, otherwise=False),
        wanted_text=view.said(question.required_message, where)[0],
        misfit=misfit,
        misfit_text=view.said(texts, where)[0],
        offers=tuple(_offers(view, question, value, where)) if question.kind in _SELECTS else (),
    )


def _offers(view: View, question: Question, value: Value, where: Where) -> Iterable[Offer]:
    chosen = value if isinstance(value, list) else [value] if isinstance(value, str) and value else []
    names = set()
    for choice in offered(view.ground, question, where):
        names.add(choice.name)
        label = view.said(choice.label, where)[0]
        yield Offer(choice.name, label or choice.name, choice.name in chosen)
    everything = {choice.name: choice for choice in view.definition.choices.get(question.choices, ())}
    for name in chosen:
        if name not in names:
            label = view.said(everything[name].label, where)[0] if name in everything else ""
            yield Offer(name, label or name, chosen=True, kept=True)


def unshown(answers: Answers, state: FormState) -> int:
    """Count the answers that are kept although the form does not ask for them now."""
    return sum(1 for path in state.hidden if answers.get(path) not in (None, "", []))
