"""All values that a field has had."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.cases import actions
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.asking import by_of, case_page, section_named
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.telling import value_words
from samakki.kernel.ids import FileId
from samakki.sections.words import field_named


@require_safe
@case_page
def show(request: HttpRequest, case: FileId, section: str, field: str) -> HttpResponse:
    """List the values newest first, each with its author."""
    by, named = by_of(request), section_named(section)
    described = field_named(named, field)
    names = names_for(by)
    past = [
        {
            "words": value_words(described, one.value),
            "who": panels.who(names, one.author),
            "when": one.stamp.moment(),
            "decided": len(one.base) > 1,
        }
        for one in actions.field_history(by, case, named, field)
    ]
    told = {"case": case, "section": section, "label": gettext(described.label), "past": past}
    return render(request, "history/page.html", told)
