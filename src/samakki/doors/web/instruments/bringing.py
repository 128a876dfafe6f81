"""Bringing a form in: an XLSForm is taken, or refused with everything that is wrong with it and where."""

from http import HTTPStatus
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from samakki.doors.web.desk.asking import by_of
from samakki.instruments import actions
from samakki.instruments.actions import Naming
from samakki.instruments.words import Imported, NameRefusedError, RefusedFormError, VersionState
from samakki.kernel.deeds import RefusedError
from samakki.sections.words import RECORD, Section

FINDINGS_SHOWN: Final = 200


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Ask for a file; a POST takes it in."""
    if request.method != "POST":
        return _page(request)
    file = request.FILES.get("file")
    if file is None:
        return _page(request, wrong=[("id_file", gettext("Choose the file of the form."))])
    naming = Naming(file.name or "", request.POST.get("name", "").strip(), _section(request))
    try:
        made = actions.import_xlsform(by_of(request), file.read(), naming)
    except RefusedFormError as refused:
        return _page(request, findings=[str(finding) for finding in refused.findings[:FINDINGS_SHOWN]])
    except NameRefusedError:
        words = gettext("Give the form another name: at most 200 letters, and not that of another form.")
        return _page(request, wrong=[("id_name", words)])
    _tell(request, made)
    return redirect("instrument-version", made.version)


def _section(request: HttpRequest) -> Section:
    told = request.POST.get("section", "")
    if told not in set(Section):
        act = "instruments.import_xlsform"
        raise RefusedError(act, "no_section")
    return Section(told)


def _tell(request: HttpRequest, made: Imported) -> None:
    if made.new:
        words = ngettext(
            "Taken in as a draft, with %(number)d question.",
            "Taken in as a draft, with %(number)d questions.",
            made.questions,
        )
        messages.success(request, words % {"number": made.questions})
    else:
        words = gettext("This is version %(number)d, which is here already. Nothing was changed.")
        messages.info(request, words % {"number": made.number})
    if made.state is VersionState.WITHDRAWN:
        again = gettext("This version was withdrawn. To offer it again, give it another version in its settings sheet.")
        messages.warning(request, again)
    for remark in made.remarks[:FINDINGS_SHOWN]:
        messages.warning(request, str(remark))


def _page(
    request: HttpRequest, findings: list[str] | None = None, wrong: list[tuple[str, str]] | None = None
) -> HttpResponse:
    told: dict[str, Any] = {
        "findings": findings or [],
        "wrong": wrong or [],
        "errors": dict(wrong or []),
        "name": request.POST.get("name", ""),
        "section": request.POST.get("section", Section.EXPERIENCE.value),
        "sections": [(section.value, gettext(words.label)) for section, words in RECORD.items()],
    }
    refused = bool(findings or wrong)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "instruments/bringing.html", told, status=status)
