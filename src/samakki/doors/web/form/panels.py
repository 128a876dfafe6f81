"""The parts of the pages of forms, ready for their templates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases import actions as cases
from samakki.doors.web.form.inputs import Fieldset, Item, asked_in, inputs_in, items_of
from samakki.doors.web.form.knowing import Names, beside
from samakki.doors.web.form.opened import Filling
from samakki.doors.web.form.seen import write_seen
from samakki.doors.web.form.swaps import write_drawn
from samakki.instruments import queries as instruments
from samakki.instruments.words import Audience, OpenForm, Sheet, VersionId
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId, fresh_id

AUDIENCE_WORDS: Final = {
    Audience.CHILD: _("For a child"),
    Audience.ADULT: _("For an adult"),
}


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One page of the form in the list of its pages."""

    sheet: Sheet
    words: str
    here: bool

    @property
    def whole(self) -> bool:
        """Tell whether everything on it has an answer or a reason for none."""
        return self.sheet.asked > 0 and self.sheet.answered >= self.sheet.asked


def page(filling: Filling, opened: OpenForm, names: Names | None = None) -> dict[str, Any]:
    """Give everything that one page of a form shows; `names` are those of colleagues, to say from whom one knows."""
    items = items_of(opened.items, beside(filling.shown, names or {}))
    later = [each.number for each in opened.sheets if each.number > opened.sheet.number and each.relevant]
    return {
        "case": filling.case,
        "filling": filling.id,
        "title": filling.version.name,
        "version": filling.version.line,
        "newest": filling.version.newest if filling.behind else None,
        "items": items,
        "sheet": opened.sheet,
        "sheet_words": sheet_words(opened.sheet),
        "sheets": [
            SheetLine(each, sheet_words(each), each.number == opened.sheet.number)
            for each in opened.sheets
            if each.relevant
        ],
        "audience": AUDIENCE_WORDS.get(filling.version.definition.audience, ""),
        "answered": opened.answered,
        "asked": opened.asked,
        "hidden": len(opened.state.hidden),
        "seen": write_seen(asked_in(opened.items), filling.answers, filling.shown.bases),
        "drawn": write_drawn(items),
        "live": is_live(filling),
        "doubts": [(each.anchor, f"{each.asked.label}: {each.error}") for each in inputs_in(items) if each.error],
        "torn": torn(filling, items),
        "last": not later,
        "saved_at": filling.shown.last.moment(),
    }


def is_live(filling: Filling) -> bool:
    """Tell whether anything in the form depends on an answer: only then a page asks anew while it is filled in.

    Each such question opens the case once more, and the person's file says so: it is not asked without need.
    """
    moving = ("relevant", "constraint", "calculation", "choice_filter", "count")
    return any(
        any(getattr(node, name, "") for name in moving) or any("${" in said for said in node.label.values())
        for node in filling.version.definition.nodes()
    )


def torn(filling: Filling, items: Sequence[Item]) -> list[dict[str, Any]]:
    """List the questions of this page to which two people gave different answers."""
    return [
        {"label": each.asked.label, "section": section.value if section else "", "field": field}
        for each in inputs_in(items)
        if each.asked.path in filling.shown.torn
        for section, field in [filling.shown.places.get(each.asked.path, (None, ""))]
    ]


def sheet_words(sheet: Sheet) -> str:
    """Name a page: by its group, or by the numbers of its questions."""
    if sheet.label:
        return sheet.label
    if sheet.last <= sheet.first:
        return gettext("Question %(first)d") % {"first": sheet.first}
    return gettext("Questions %(first)d to %(last)d") % {"first": sheet.first, "last": sheet.last}


def place_of_row(opened: OpenForm, row: str) -> tuple[str, int, str]:
    """Tell where a new row stands: the mark of its repeat, the page of rows, the mark of the row."""
    outer, _, number = row.removesuffix("]").rpartition("[")
    block = next((each.block for each in _fieldsets(items_of(opened.items)) if each.block.path == outer), None)
    return (block.mark, block.row_pages, f"{block.mark}-{number}") if block else ("", 1, "")


def _fieldsets(items: Iterable[Item]) -> Iterable[Fieldset]:
    for item in items:
        if isinstance(item, Fieldset):
            yield item
            yield from _fieldsets(item.items)
            for each in item.rows:
                yield from _fieldsets(each.items)


def begin(by: By, case: FileId, version: VersionId) -> UUID:
    """Begin a form for a case, or go on with one that was begun and not yet answered. Raises InstrumentUnknownError."""
    instruments.version(by, version)
    empty = next((one for one in cases.fillings(by, case) if one.version == version and not one.begun), None)
    if empty is not None:
        return empty.filling
    filling = fresh_id(by.clock, by.chance)
    cases.fill_form(by, case, version, filling, ())
    return filling
