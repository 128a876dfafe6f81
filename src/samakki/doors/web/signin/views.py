"""Signing in with login and passphrase; signing out; locking."""

from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import SignInFailedError, Stage
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.in_place import is_in_place
from samakki.doors.web.front.session import asker, device_of, enter, home, leave, put_away, safe_next, status_of
from samakki.doors.web.signin import lockout
from samakki.kernel.deeds import Standing

MOST = 300


class SignInForm(forms.Form):
    """Who comes, and the words that open their key."""

    login = forms.CharField(label=_("Login"), max_length=MOST, widget=forms.TextInput({"autocomplete": "username"}))
    passphrase = forms.CharField(
        label=_("Passphrase"), max_length=MOST, strip=False, widget=forms.PasswordInput({"autocomplete": "off"})
    )


@open_to()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for login and passphrase; whoever is locked or waits for the second factor may begin anew here.

    Who was sent here with a ticket that a proof in another tab has replaced meanwhile goes on: this request brings the
    new one.
    """
    if request.method != "POST" and asker(request).seat.stage is Stage.OPEN:
        if is_in_place(request):
            return render(request, "signin/again.html")
        if safe_next(request):
            return HttpResponseRedirect(safe_next(request))
    form = SignInForm(request.POST or None, auto_id="sign-in-%s")
    too_often = False
    if request.method == "POST" and form.is_valid():
        login = form.cleaned_data["login"]
        if lockout.is_locked_out(request, login):
            form.add_error(None, _TOO_OFTEN)
            too_often = True
        else:
            try:
                came = access.sign_in(asker(request).by, login, form.cleaned_data["passphrase"], device_of(request))
            except SignInFailedError:
                lockout.note_failure(request, login)
                form.add_error("passphrase", _("The login or the passphrase is not right. Nothing was lost."))
            else:
                if came.stage is Stage.OPEN:
                    lockout.note_success(request, login)
                return enter(request, came)
    status = HTTPStatus.TOO_MANY_REQUESTS if too_often else status_of(form)
    return render(request, "signin/page.html", {"form": form, "next": safe_next(request)}, status=status)


_TOO_OFTEN = _(
    "There were too many wrong tries for this login, or from this place. Wait 15 minutes, then try again; "
    "or ask a colleague whether you have the right login."
)


@open_to(Standing.WAITING)
@require_safe
def arrived(request: HttpRequest) -> HttpResponse:
    """Lead to the first page: what was typed before the session ended comes first."""
    by = asker(request).by
    if asker(request).seat.must_sign:
        return HttpResponseRedirect(reverse("code"))
    if about_access.parked_forms(by):
        return HttpResponseRedirect(reverse("kept"))
    return HttpResponseRedirect(reverse("waiting") if by.standing is Standing.WAITING else home(by))


@open_to()
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session, wherever it stands."""
    put_away(request)
    return leave(request)


@open_to(Standing.WAITING, Standing.LOCKED)
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock this session now; what was open behind it is not shown again before it is unlocked."""
    seat = asker(request).seat
    if seat.sitting is not None and seat.stage is Stage.OPEN:
        access.lock(seat.by, seat.sitting)
    return HttpResponseRedirect(reverse("unlock"))


@open_to()
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Ask over the page to send once more what came with an old token; the answer brings a fresh one."""
    if request.method == "POST":
        return HttpResponseRedirect(reverse("arrived"))
    return render(request, "signin/again.html")
