"""The second factor: asked for after the passphrase; set up with six digits from a device, or with a passkey."""

import re
from http import HTTPStatus
from io import BytesIO

import qrcode
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST
from qrcode.image.svg import SvgPathImage

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import Factor, NotFitError, Stage
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import (
    asker,
    hand,
    own_ticket,
    put_unfit,
    safe_next,
    sign_in_anew,
    site_of,
    status_of,
    with_next,
)
from samakki.doors.web.signin import lockout
from samakki.doors.web.unlock.views import answer_of
from samakki.kernel.deeds import Standing

_MEASURES = re.compile(r'(width|height)="[^"]*"')


class CodeForm(forms.Form):
    """Six digits from a device, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


@open_to(Standing.LOCKED, Standing.VISITOR, Standing.WAITING)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor; who has none yet sets one up."""
    seat = asker(request).seat
    if seat.stage is not Stage.SECOND_FACTOR:
        opened = seat.stage is Stage.OPEN
        return HttpResponseRedirect(with_next(reverse("arrived"), request)) if opened else sign_in_anew(request)
    ways = about_access.ways_to_answer(seat.by)
    if not ways:
        return HttpResponseRedirect(with_next(reverse("second-factor-set-up"), request))
    form = CodeForm(request.POST or None, auto_id="second-%s")
    if request.method == "POST" and form.is_valid():
        code = "".join(form.cleaned_data["code"].split())
        if lockout.is_locked_out(request, seat.login):
            form.add_error("code", _("There were too many wrong tries. Wait 15 minutes, then try again."))
            return _asked(request, form, ways)
        tried = access.pass_by_code(seat.by, own_ticket(request), code)
        hand(request, tried.ticket)
        if tried.right:
            lockout.note_success(request, seat.login)
            return HttpResponseRedirect(safe_next(request) or reverse("arrived"))
        lockout.note_failure(request, seat.login)
        if not tried.left:
            return sign_in_anew(request)
        form.add_error("code", _("This is not the code of now. Wait for the next one, or use a recovery code."))
    return _asked(request, form, ways)


def _asked(request: HttpRequest, form: CodeForm, ways: tuple[Factor, ...]) -> HttpResponse:
    shown = {
        "form": form,
        "next": safe_next(request),
        "passkey": Factor.PASSKEY in ways,
        "digits": Factor.TOTP in ways,
        "number": about_access.next_code(asker(request).by) if Factor.SHEET in ways else 0,
    }
    return render(request, "second_factor/page.html", shown, status=status_of(form))


@open_to(Standing.LOCKED, Standing.WAITING)
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Show the secret for a device once, and take its six digits as proof."""
    by, ticket = asker(request).by, own_ticket(request)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = access.confirm_totp(by, ticket, "".join(form.cleaned_data["code"].split()))
        except NotFitError as fault:
            put_unfit(form, fault)
        else:
            hand(request, kept.ticket)
            return _codes(request, kept.codes)
    try:
        secret = access.set_up_totp(by, ticket)
    except NotFitError:
        return HttpResponseRedirect(reverse("second-factor"))
    grouped = " ".join(secret.secret[place : place + 4] for place in range(0, len(secret.secret), 4))
    shown = {"form": form, "secret": grouped, "picture": _picture(secret.address), "next": safe_next(request)}
    return render(request, "second_factor/set_up.html", shown, status=status_of(form))


@open_to(Standing.LOCKED, Standing.WAITING)
@require_POST
def passkey_creation(request: HttpRequest) -> HttpResponse:
    """Give the browser what it needs to ask a device for a passkey."""
    return JsonResponse(access.set_up_passkey(asker(request).by, own_ticket(request), site_of(request)))


@open_to(Standing.LOCKED, Standing.WAITING)
@require_POST
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Keep a new passkey."""
    by, ticket, site = asker(request).by, own_ticket(request), site_of(request)
    try:
        kept = access.add_passkey(by, ticket, site, answer_of(request), request.POST.get("name", ""))
    except NotFitError as fault:
        shown = {"fault": fault.text, "next": safe_next(request)}
        return render(request, "second_factor/failed.html", shown, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    hand(request, kept.ticket)
    return _codes(request, kept.codes) if kept.codes else HttpResponseRedirect(reverse("account"))


@open_to(Standing.LOCKED, Standing.WAITING)
@require_POST
def sheet(request: HttpRequest) -> HttpResponse:
    """Make a sheet of codes and show it once, to be printed or copied by hand."""
    codes = access.set_up_sheet(asker(request).by, own_ticket(request))
    return render(request, "second_factor/sheet.html", {"codes": codes, "next": safe_next(request)})


@open_to(Standing.LOCKED, Standing.WAITING)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet_back(request: HttpRequest) -> HttpResponse:
    """Take the first code from the paper: only what can be typed back was printed."""
    about_access.own_factors(asker(request).by)
    form = CodeForm(request.POST or None, auto_id="sheet-%s")
    if request.method == "POST" and form.is_valid():
        try:
            kept = access.confirm_sheet(asker(request).by, own_ticket(request), form.cleaned_data["code"])
        except NotFitError as fault:
            put_unfit(form, fault)
        else:
            hand(request, kept.ticket)
            first = asker(request).seat.stage is Stage.SECOND_FACTOR
            return HttpResponseRedirect(safe_next(request) or reverse("arrived" if first else "account"))
    shown = {"form": form, "next": safe_next(request)}
    return render(request, "second_factor/sheet_back.html", shown, status=status_of(form))


@open_to(Standing.WAITING)
@require_POST
def new_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes."""
    return _codes(request, access.recovery_codes(asker(request).by, own_ticket(request)))


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(
        request, "second_factor/codes.html", {"codes": codes, "go_on": safe_next(request) or reverse("arrived")}
    )


def _picture(address: str) -> SafeString:
    """Draw the address as a QR code: made here, of our own signs only, so it is safe to show."""
    out = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, border=2).save(out)
    drawn = out.getvalue().decode().partition("?>")[2]
    return mark_safe(_MEASURES.sub("", drawn, count=2))  # noqa: S308 -- drawn by the library from our own address
