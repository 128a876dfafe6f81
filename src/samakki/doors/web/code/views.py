"""The ethical code: read and signed before anything else is, and open to everybody at work at any time."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samakki.access import actions as access
from samakki.access.words import CODE, CODE_VERSION
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import asker, status_of
from samakki.kernel.deeds import Standing

SIGNS = _("I have read this, and I will keep to it.")
UNSIGNED = _("Nobody works here without having signed it.")


class CodeForm(forms.Form):
    """One tick under the sentences."""

    signs = forms.BooleanField(label=SIGNS, error_messages={"required": UNSIGNED})


@open_to(Standing.WAITING)
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Show the code, and take the signature."""
    form = CodeForm(request.POST if request.method == "POST" else None, auto_id="code-%s")
    if request.method == "POST" and form.is_valid():
        access.sign_code(asker(request).by, CODE_VERSION)
        return HttpResponseRedirect(reverse("arrived"))
    shown = {"form": form, "code": CODE, "must_sign": asker(request).seat.must_sign}
    return render(request, "code/page.html", shown, status=status_of(form))
