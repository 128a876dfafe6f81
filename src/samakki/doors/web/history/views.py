"""All values that a field, or a part of one row, has had; of a field of rows all that was written in its rows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.cases import actions
from samakki.cases.words import PastValue
from samakki.doors.web.desk.asking import by_of, case_page, section_named
from samakki.doors.web.desk.names import Names, names_for
from samakki.doors.web.desk.rows import part_of
from samakki.doors.web.desk.sayers import sayer
from samakki.doors.web.desk.telling import told_words, value_words
from samakki.kernel.ids import FileId
from samakki.sections.words import Field, cell, field_named, split_cell


@require_safe
@case_page
def show(  # noqa: PLR0913, PLR0917 -- the parts of the address
    request: HttpRequest, case: FileId, section: str, field: str, row: str = "", part: str = ""
) -> HttpResponse:
    """List the values newest first, each with its author."""
    by, named = by_of(request), section_named(section)
    described = field_named(named, field)
    names = names_for(by)
    name = cell(field, row, part) if row else field
    past = [_told(names, described, one, name) for one in actions.field_history(by, case, named, name)]
    label = gettext(described.label)
    if row:
        label = gettext("%(part)s: %(words)s") % {"part": label, "words": gettext(part_of(described, part).label)}
    told = {"case": case, "section": section, "label": label, "past": past}
    return render(request, "history/page.html", told)


def _told(names: Names, field: Field, one: PastValue, name: str) -> dict[str, Any]:
    lies_in = split_cell(one.name)
    described = part_of(field, lies_in.part) if lies_in else field
    words = value_words(described, one.value)
    if lies_in and one.name != name:
        words = gettext("%(part)s: %(words)s") % {"part": gettext(described.label), "words": words}
    return {
        "words": words,
        **sayer(names, one)._asdict(),
        "decided": len(one.base) > 1,
        "told": told_words(one),
    }
