"""What was typed when the session had ended or was locked: shown again to its author, and sent only if they say so."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import ParkedId
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import asker, home
from samakki.doors.web.kept.reopening import is_words, reopened
from samakki.kernel.deeds import Standing


@open_to(Standing.WAITING)
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """List what waits; a single form is opened at once."""
    forms = about_access.parked_forms(asker(request).by)
    if len(forms) == 1:
        return HttpResponseRedirect(reverse("kept-form", args=[forms[0][0]]))
    return render(request, "kept/page.html", {"forms": forms, "home": home(asker(request).by)})


@open_to(Standing.WAITING)
@require_safe
def one(request: HttpRequest, parked: UUID) -> HttpResponse:
    """Open the form again as it was typed; where its page does not open any more, show what was typed."""
    form = access.take_parked(asker(request).by, ParkedId(parked))
    if form is None:
        raise Http404
    page = reopened(request, form, ParkedId(parked))
    if page is not None:
        return page
    fields = [(name, value, is_words(value)) for name, value in form.fields if name != "csrfmiddlewaretoken"]
    return render(request, "kept/form.html", {"form": form, "fields": fields, "parked": parked})


@open_to(Standing.WAITING)
@require_POST
def drop(request: HttpRequest, parked: UUID) -> HttpResponse:
    """Forget what was typed, because its author does not want it any more."""
    access.drop_parked(asker(request).by, ParkedId(parked))
    return HttpResponseRedirect(reverse("arrived"))
