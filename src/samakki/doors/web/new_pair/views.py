"""A lost passphrase: its owner chooses another one by a one-time link, and reads a number to the colleagues."""

from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import NotFitError, PairSpentError
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import asker, put_unfit, status_of
from samakki.doors.web.invitation.views import TwiceForm
from samakki.kernel.deeds import Standing


class NewPairForm(TwiceForm):
    """A new passphrase, typed twice, and whether the second step is lost too."""

    lost_step = forms.BooleanField(
        label=_("I have lost my second step too"),
        help_text=_("Your colleagues see that you say so. It is set up anew when you sign in."),
        required=False,
    )


@open_to()
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, link: str) -> HttpResponse:
    """Take the new passphrase, then show the number and how far it is."""
    by = asker(request).by
    if by.standing is not Standing.VISITOR:
        return render(request, "invitation/elsewhere.html", status=HTTPStatus.CONFLICT)
    form = NewPairForm(request.POST or None)
    try:
        owner = about_access.new_pair_of(by, link)
        if owner.number or owner.done:
            return render(request, "new_pair/number.html", {"owner": owner, "sign_in": reverse("sign-in")})
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            access.make_new_pair(by, link, given["passphrase"], lost_step=given["lost_step"])
            return HttpResponseRedirect(reverse("new-pair", args=[link]))
    except NotFitError as fault:
        put_unfit(form, fault)
    except PairSpentError:
        return render(request, "new_pair/spent.html", status=HTTPStatus.GONE)
    return render(request, "new_pair/page.html", {"form": form, "owner": owner}, status=status_of(form))
