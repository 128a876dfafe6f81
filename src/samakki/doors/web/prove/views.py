"""Asks for the passphrase again; the third wrong try ends the session."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samakki.access import actions as access
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import asker, hand, own_ticket, safe_next, sign_in_anew, status_of
from samakki.doors.web.unlock.views import PassphraseForm, left
from samakki.kernel.deeds import Standing


@open_to(Standing.WAITING)
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """Take the passphrase, and lead back to what it was asked for."""
    form = PassphraseForm(request.POST or None, auto_id="prove-%s")
    if request.method == "POST" and form.is_valid():
        tried = access.prove(asker(request).by, own_ticket(request), form.cleaned_data["passphrase"])
        hand(request, tried.ticket)
        if tried.right:
            return HttpResponseRedirect(safe_next(request) or reverse("account"))
        if not tried.left:
            return sign_in_anew(request)
        form.add_error("passphrase", left(tried.left))
    return render(request, "prove/page.html", {"form": form, "next": safe_next(request)}, status=status_of(form))
