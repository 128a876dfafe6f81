"""A life is at risk: asking for a section, being the second person, going on alone."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.access import queries as access
from samakki.cases.words import LEAST_REASON, WordsRefusedError
from samakki.consent import queries as grounds
from samakki.consent.words import Recipient, RecipientKind, TermsRefusedError
from samakki.doors.web.consent.wording import terms_refused
from samakki.doors.web.desk.asking import by_of, case_page, opens_nothing
from samakki.doors.web.desk.panels import section_words
from samakki.doors.web.desk.watched import REFUSED, glass_line
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.watch import actions, queries
from samakki.watch.words import Glass, GlassId, GlassRefusedError, GlassUnknownError

_AskFor = Callable[[By, FileId, Section, Recipient, str], tuple[GlassId, str]]


@require_http_methods(["GET", "HEAD", "POST"])
@case_page
@opens_nothing
def ask(request: HttpRequest, case: FileId) -> HttpResponse:
    """Ask for one section to be opened for one hour; the code is then told to a second person."""
    by = by_of(request)
    queries.whose_list(by, case)
    back = (reverse("case", args=[case]), gettext("Back to the case file"))
    return _asked(request, case, actions.break_glass, list(Section), back)


@require_http_methods(["GET", "HEAD", "POST"])
@case_page
@opens_nothing
def pass_on(request: HttpRequest, case: FileId) -> HttpResponse:
    """Ask for one section of another agency's case, which our agency holds, to be opened to somebody for one hour."""
    by = by_of(request)
    held = sorted(grounds.passable(by, case))
    if not held:
        raise Http404
    back = (reverse("shared-case", args=[case]), gettext("Back to the shared case"))
    return _asked(request, case, actions.pass_on, held, back)


def _asked(
    request: HttpRequest, case: FileId, ask_for: _AskFor, sections: Sequence[Section], back: tuple[str, str]
) -> HttpResponse:
    by, wrong = by_of(request), dict[str, str]()
    if request.method == "POST":
        try:
            glass, code = ask_for(by, case, _section(request), _recipient(request, by), _reason(request))
        except (TermsRefusedError, WordsRefusedError) as refused:
            name, words = terms_refused(refused)
            wrong = {name: words}
        else:
            return render(request, "glass/code.html", {"glass": glass, "code": f"{code[:3]} {code[3:]}"})
    told: dict[str, Any] = {
        "back": back,
        "sections": [(section.value, section_words(section)) for section in sections],
        "agencies": [
            ("", ""),
            *((str(one.agency), one.name) for one in access.agencies(by) if one.agency != by.agency),
        ],
        "said": {name: request.POST.get(name, "") for name in ("section", "agency", "staff", "reason")},
        "least": LEAST_REASON,
        "wrong": [(f"id_{name}", words) for name, words in wrong.items()],
        "errors": wrong,
    }
    return render(request, "glass/ask.html", told, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@case_page
def one(request: HttpRequest, glass: GlassId) -> HttpResponse:
    """Show what waits; a POST agrees by the code as the second person, or goes on alone after five minutes."""
    by, error = by_of(request), ""
    found = _waiting(by, glass)
    if request.method == "POST":
        try:
            done = _opened(request, by, glass)
        except GlassRefusedError as refused:
            error = str(REFUSED[refused.code])
        except GlassUnknownError:
            raise Http404 from None
        else:
            if done:
                messages.success(request, gettext("It is open for one hour. Somebody looks at it afterwards."))
                return redirect("watch")
            error = gettext("This is not the code. Ask for it once more.")
    told = {
        "line": glass_line(by, access.names_of_readers(by, [found.asked_by]), found),
        "may_go_on": by.clock.now() >= found.alone_from,
        "error": error,
        "wrong": [("id_code", error)] if error else [],
    }
    return render(request, "glass/one.html", told, status=422 if error else 200)


def _opened(request: HttpRequest, by: By, glass: GlassId) -> bool:
    said = request.POST.get("do", "")
    if said == "agree":
        return actions.agree_to_break(by, glass, request.POST.get("code", ""))
    if said != "alone":
        raise BadRequest(said)
    actions.go_on_alone(by, glass)
    return True


def _waiting(by: By, glass: GlassId) -> Glass:
    found = next((each for each in queries.glasses_waiting(by) if each.id == glass), None)
    if found is None:
        raise Http404
    return found


def _section(request: HttpRequest) -> Section:
    try:
        return Section(request.POST.get("section", ""))
    except ValueError:
        raise TermsRefusedError("nothing_shared") from None  # noqa: EM101 -- a code, and no message


def _recipient(request: HttpRequest, by: By) -> Recipient:
    """Give the agency that was chosen, or the member of staff found by their whole name."""
    typed = request.POST.get("staff", "").strip()
    if not typed:
        return Recipient(RecipientKind.AGENCY, request.POST.get("agency", ""))
    found = access.staff_named(by, typed)
    if len(found) != 1:
        raise WordsRefusedError("staff", "nobody_found")  # noqa: EM101 -- codes, and no message
    return Recipient(RecipientKind.MEMBER, str(found[0].member))


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "")
