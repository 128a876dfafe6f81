"""Texts that are read together with people: in which versions and languages, and whether a native reader has signed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.consent import actions, queries
from samakki.consent.words import About, ConsentText, GroundUnknownError, TextId, TextState
from samakki.doors.web.consent.wording import ABOUT
from samakki.doors.web.desk.asking import by_of, case_id
from samakki.doors.web.front.frame import LEADING
from samakki.kernel.languages import BY_TAG


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """List the texts; a POST of somebody who leads signs one."""
    by = by_of(request)
    if request.method == "POST":
        number = case_id(request.POST.get("text", ""))
        if number is None or by.agency is None:
            raise Http404
        try:
            actions.sign_text(by, by.agency, TextId(number))
        except GroundUnknownError:
            raise Http404 from None
        messages.success(request, gettext("Signed. It can be read together with people now."))
        return redirect("consent-texts")
    told = {"texts": [_told(text) for text in queries.texts(by)], "signs": by.role in LEADING}
    return render(request, "consent_texts/page.html", told)


def _told(text: ConsentText) -> dict[str, Any]:
    return {
        "id": str(text.id),
        "name": ABOUT[About(text.name)] if text.name in set(About) else gettext("Rights"),
        "version": text.version,
        "tag": text.language,
        "language": BY_TAG[text.language].own_name,
        "title": text.title,
        "lines": text.body.splitlines(),
        "reviewed": text.state is TextState.REVIEWED,
        "signed_at": text.signed_at,
        "hash": text.hash[:16],
    }
