"""Accepting an invitation: the link is shown once to whoever holds it, and spent with the passphrase."""

from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import CODE, CODE_VERSION, NOT_TWICE, ROLE_TEXTS, InvitationSpentError, NotFitError
from samakki.doors.web.code.views import CodeForm
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import asker, device_of, enter, put_unfit, status_of
from samakki.kernel.deeds import Standing

MOST = 300


class TwiceForm(forms.Form):
    """A new passphrase, typed twice."""

    passphrase = forms.CharField(
        label=_("Your passphrase"),
        help_text=_(
            "At least 12 characters. Four or five words that mean something only to you are good; spaces count."
        ),
        max_length=MOST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )
    again = forms.CharField(
        label=_("The same passphrase again"),
        max_length=MOST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, str]:
        """Compare both."""
        given: dict[str, str] = super().clean() or {}
        if "again" in given and given.get("passphrase") != given["again"]:
            self.add_error("again", str(NOT_TWICE))
        return given


class PassphraseForm(TwiceForm, CodeForm):
    """A new passphrase, and the signature under the ethical code."""

    field_order = ("passphrase", "again", "signs")


@open_to()
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, link: str) -> HttpResponse:
    """Show who invites whom, and take the passphrase."""
    by = asker(request).by
    if by.standing is not Standing.VISITOR:
        return render(request, "invitation/elsewhere.html", status=HTTPStatus.CONFLICT)
    try:
        invited = about_access.invitation_of(by, link)
    except InvitationSpentError:
        return render(request, "invitation/spent.html", status=HTTPStatus.GONE)
    form = PassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            given, tongue = form.cleaned_data["passphrase"], get_language() or ""
            came = access.accept_invitation(by, link, given, tongue, device_of(request), signs=CODE_VERSION)
            return enter(request, came)
        except NotFitError as fault:
            put_unfit(form, fault)
        except InvitationSpentError:
            return render(request, "invitation/spent.html", status=HTTPStatus.GONE)
    shown = {"form": form, "invited": invited, "role_words": ROLE_TEXTS[invited.role], "code": CODE}
    return render(request, "invitation/page.html", shown, status=status_of(form))
