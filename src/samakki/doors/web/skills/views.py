"""Who can do this: skills are chosen, and those who told of them stand there with their own wish beside."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import Scope, Skilled, SkilledPage
from samakki.doors.web.caseload.views import SCOPES
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import code_words
from samakki.sections.words import BY_NAME, Section

_ABILITIES: Final = BY_NAME[Section.LIVELIHOOD, "abilities"]
_HOPES: Final = BY_NAME[Section.LIVELIHOOD, "hopes"]


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Ask which skills are wanted; a POST answers, so that nothing of it stands in an address."""
    given = request.POST if request.method == "POST" else None
    codes = [code for code, _words in _ABILITIES.codes]
    chosen = [code for code in codes if given is not None and code in given.getlist("skills")]
    who = given.get("who", "") if given is not None else ""
    scope = Scope(who) if who in list(Scope) else Scope.MINE
    page = actions.find_by_skills(by_of(request), chosen, scope) if chosen else SkilledPage()
    told = {
        "people": [_line(one, len(chosen)) for one in page.people],
        "page": page,
        "asked": given is not None,
        "chosen": chosen,
        "label": gettext(_ABILITIES.label),
        "skills": [(code, code_words(_ABILITIES, code)) for code in codes],
        "who": scope.value,
        "scopes": [(one.value, words) for one, words in SCOPES.items()],
        "hopes_label": gettext(_HOPES.label),
    }
    return render(request, "skills/page.html", told)


def _line(one: Skilled, chosen: int) -> dict[str, Any]:
    skills = [code_words(_ABILITIES, code) for code in one.skills]
    return head(one.row) | {"skills": skills, "number": len(skills), "of": chosen, "hopes": one.hopes}
