"""A section as a page to write on: its fields by group, its rows, what is in conflict, what starts closed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from samakki.cases.words import FieldShown, SectionShown, WordsRefusedError
from samakki.doors.web.desk.choices import lists_for
from samakki.doors.web.desk.inputs import Input, input_of
from samakki.doors.web.desk.names import Names
from samakki.doors.web.desk.rows import RowsShown, ShutLine, rows_of, shut_lines
from samakki.doors.web.desk.sayers import source_words
from samakki.doors.web.desk.telling import refusal_words, value_words
from samakki.sections.words import FieldType

_ON_THIS_PAGE = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One field of a group: an input, rows, a link to another case, or two values that wait for a person."""

    label: str
    name: str
    input: Input | None = None
    rows: RowsShown | None = None
    link: str = ""
    torn: bool = False
    shut: tuple[ShutLine, ...] = ()
    known: bool = False
    typed: bool = False

    @property
    def wrong(self) -> bool:
        """Tell whether what was typed here could not be kept."""
        return self.input is not None and bool(self.input.error)


@dataclass(slots=True)
class Group:
    """Fields under one heading; `mark` is where links on the page lead. `first` of a page stands open."""

    label: str
    mark: str
    first: bool
    items: list[Item] = field(default_factory=list)

    @property
    def known(self) -> int:
        """Count the fields in which something stands."""
        return sum(item.known for item in self.items)

    @property
    def stands_open(self) -> bool:
        """Tell whether it is shown unfolded: the first, what is known or was typed, what is to be mended."""
        return self.first or bool(self.known) or any(item.wrong or item.typed for item in self.items)


def sheet(
    names: Names, shown: SectionShown, posted: QueryDict | None = None, refused: WordsRefusedError | None = None
) -> dict[str, Any]:
    """Give what the page shows of a section."""
    groups: dict[str, Group] = {}
    shut = []
    for one in shown.fields:
        item = _item(names, one, posted, refused)
        if one.field.closed:
            shut.append(item)
            continue
        label = gettext(one.field.group) if one.field.group else ""
        groups.setdefault(label, Group(label, f"group-{len(groups) + 1}", not groups)).items.append(item)
    return {
        "section": shown.words.section.value,
        "label": gettext(shown.words.label),
        "about": gettext(shown.words.about),
        "groups": list(groups.values()),
        "jumps": len(groups) > _ON_THIS_PAGE,
        "shut": shut,
        "torn": [item for group in groups.values() for item in group.items if item.torn],
        "lists": lists_of([item.input for group in groups.values() for item in group.items] + [i.input for i in shut]),
    }


def lists_of(inputs: Sequence[Input | None]) -> list[Any]:
    """Give the long lists that these inputs choose from, each once."""
    return lists_for(one.listed for one in inputs if one)


def _item(names: Names, one: FieldShown, posted: QueryDict | None, refused: WordsRefusedError | None) -> Item:
    label, name = gettext(one.field.label), one.field.name
    if one.field.type is FieldType.ROWS:
        rows = rows_of(names, one)
        return Item(label, name, rows=rows, shut=shut_lines(names, one), known=bool(rows.lines))
    known = one.heads.value is not None
    if one.heads.in_conflict:
        return Item(label, name, torn=True, known=known)
    if one.field.type is FieldType.LINK:
        return Item(label, name, link=value_words(one.field, one.heads.value), known=known)
    wrong = refusal_words(refused) if refused and refused.about == name else ""
    box = input_of(one, posted, wrong)
    source = one.heads.heads[0].source if one.heads.heads else None
    if source:
        box = replace(box, known=" · ".join(filter(None, [box.known, source_words(names, source)])))
    typed = posted is not None and any(box.value)
    return Item(label, name, input=box, shut=shut_lines(names, one), known=known, typed=typed)
