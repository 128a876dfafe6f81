"""Unlocking with the PIN, the passphrase or a passkey; the third wrong try ends the session."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import Factor, Stage, Tried
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import (
    asker,
    hand,
    own_ticket,
    safe_next,
    sign_in_anew,
    site_of,
    status_of,
    with_next,
)
from samakki.doors.web.signin import lockout
from samakki.kernel.deeds import Standing

MOST = 300


class PinForm(forms.Form):
    """Six digits."""

    pin = forms.CharField(
        label=_("PIN"), max_length=12, widget=forms.PasswordInput({"inputmode": "numeric", "autocomplete": "off"})
    )


class PassphraseForm(forms.Form):
    """The words that open the key."""

    passphrase = forms.CharField(
        label=_("Passphrase"), max_length=MOST, strip=False, widget=forms.PasswordInput({"autocomplete": "off"})
    )


@open_to(Standing.LOCKED, Standing.VISITOR, Standing.WAITING)
@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """Ask for the PIN, or the passphrase when there is none or it is preferred."""
    seat = asker(request).seat
    if seat.stage is not Stage.LOCKED:
        return _elsewhere(request, seat.stage)
    wants_pin = seat.has_pin and "passphrase" not in (request.POST if request.method == "POST" else request.GET)
    form = (PinForm if wants_pin else PassphraseForm)(request.POST or None, auto_id="unlock-%s")
    if request.method == "POST" and form.is_valid():
        tried = _tried(request, form.cleaned_data)
        hand(request, tried.ticket)
        if tried.right:
            return HttpResponseRedirect(safe_next(request) or reverse("arrived"))
        if not tried.left:
            return sign_in_anew(request)
        form.add_error(next(iter(form.fields)), left(tried.left))
    shown = {
        "form": form,
        "wants_pin": wants_pin,
        "has_pin": seat.has_pin,
        "name": seat.display_name,
        "next": safe_next(request),
        "passkey": Factor.PASSKEY in about_access.ways_to_answer(seat.by),
    }
    return render(request, "unlock/page.html", shown, status=status_of(form))


@open_to(Standing.LOCKED)
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """Give the browser what it needs to ask a passkey, as second factor or to unlock."""
    return JsonResponse(access.begin_passkey(asker(request).by, own_ticket(request), site_of(request)))


@open_to(Standing.LOCKED)
@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """Take the passkey's answer; one that does not fit leads back to where it was asked for, and is told there."""
    seat = asker(request).seat
    tried = access.pass_by_passkey(seat.by, own_ticket(request), site_of(request), answer_of(request))
    hand(request, tried.ticket)
    if tried.right:
        if seat.stage is Stage.SECOND_FACTOR:
            lockout.note_success(request, seat.login)
        return HttpResponseRedirect(safe_next(request) or reverse("arrived"))
    if not tried.left:
        return sign_in_anew(request)
    messages.error(request, left(tried.left))
    first = "unlock" if seat.stage is Stage.LOCKED else "second-factor"
    return HttpResponseRedirect(with_next(reverse(first), request))


def answer_of(request: HttpRequest) -> dict[str, Any]:
    """Read what the browser's script put into the form: the passkey's answer as JSON; nothing when it is none."""
    try:
        answer = json.loads(request.POST.get("answer", ""))
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _tried(request: HttpRequest, given: dict[str, str]) -> Tried:
    by, ticket = asker(request).by, own_ticket(request)
    if "pin" in given:
        return access.unlock_by_pin(by, ticket, given["pin"])
    return access.unlock_by_passphrase(by, ticket, given["passphrase"])


def _elsewhere(request: HttpRequest, stage: Stage) -> HttpResponse:
    if stage is Stage.OPEN:
        return HttpResponseRedirect(safe_next(request) or reverse("arrived"))
    if stage is Stage.SECOND_FACTOR:
        return HttpResponseRedirect(with_next(reverse("second-factor"), request))
    return sign_in_anew(request)


def left(tries: int) -> str:
    """Say how many tries are left before the session ends."""
    return ngettext(
        "That is not right. One try is left; then this session ends, and you sign in again.",
        "That is not right. %(tries)d tries are left; then this session ends, and you sign in again.",
        tries,
    ) % {"tries": tries}
