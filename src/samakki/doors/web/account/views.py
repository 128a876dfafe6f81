"""One's own account: who I am here, my sessions, PIN, passphrase, second steps, language."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import NODS_FOR_A_PAIR, NOT_TWICE, ROLE_TEXTS, Factor, NotFitError, Role, SittingId, Tried
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import asker, hand, leave, own_ticket, put_unfit, sign_in_anew, status_of
from samakki.doors.web.unlock.views import left
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import MemberId
from samakki.kernel.languages import LANGUAGES, Calendar

MOST = 300


class PinForm(forms.Form):
    """Six digits, typed twice."""

    pin = forms.CharField(
        label=_("New PIN"),
        help_text=_("Six digits. It only unlocks a session of yours that is locked; it opens nothing by itself."),
        max_length=12,
        widget=forms.PasswordInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    pin_again = forms.CharField(
        label=_("The same PIN again"),
        max_length=12,
        widget=forms.PasswordInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, str]:
        """Compare both."""
        given: dict[str, str] = super().clean() or {}
        if "pin_again" in given and given.get("pin") != given["pin_again"]:
            self.add_error("pin_again", _("The PIN was not typed the same way twice."))
        return given


class ChangeForm(forms.Form):
    """The passphrase of now, and the next one twice."""

    old = forms.CharField(
        label=_("Your passphrase now"),
        max_length=MOST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )
    passphrase = forms.CharField(
        label=_("New passphrase"),
        help_text=_("At least 12 characters. Your other sessions end when you change it."),
        max_length=MOST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )
    again = forms.CharField(
        label=_("The new passphrase again"),
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


@open_to(Standing.WAITING)
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show everything about oneself."""
    return _shown(request)


@open_to(Standing.WAITING)
@require_POST
def pin(request: HttpRequest) -> HttpResponse:
    """Set the PIN."""
    form = PinForm(request.POST)
    if form.is_valid():
        try:
            access.set_pin(asker(request).by, own_ticket(request), form.cleaned_data["pin"])
        except NotFitError as fault:
            put_unfit(form, fault)
        else:
            return HttpResponseRedirect(f"{reverse('account')}?done=pin")
    return _shown(request, pin=form)


@open_to(Standing.WAITING)
@require_POST
def named(request: HttpRequest) -> HttpResponse:
    """Say whether persons who ask who read about them are told one's own name."""
    access.agree_to_be_named(asker(request).by, named="named" in request.POST)
    return HttpResponseRedirect(f"{reverse('account')}?done=named")


@open_to(Standing.WAITING)
@require_POST
def passphrase(request: HttpRequest) -> HttpResponse:
    """Change the passphrase."""
    form = ChangeForm(request.POST)
    if form.is_valid():
        try:
            tried = _changed(request, form.cleaned_data)
        except NotFitError as fault:
            put_unfit(form, fault)
        else:
            if tried.right:
                return HttpResponseRedirect(f"{reverse('account')}?done=passphrase")
            if not tried.left:
                return sign_in_anew(request)
            form.add_error("old", left(tried.left))
    return _shown(request, change=form)


def _changed(request: HttpRequest, given: dict[str, str]) -> Tried:
    """Try the passphrase of now, counted like any other try, and change it when it is right."""
    by, ticket = asker(request).by, own_ticket(request)
    tried = access.prove(by, ticket, given["old"])
    hand(request, tried.ticket)
    if tried.right:
        access.change_passphrase(by, ticket.sitting, given["old"], given["passphrase"])
    return tried


@open_to(Standing.WAITING)
@require_POST
def vouchers(request: HttpRequest) -> HttpResponse:
    """Name the colleagues of whom two must say yes, should the passphrase be lost."""
    named = [MemberId(UUID(one)) for one in request.POST.getlist("vouchers") if _is_id(one)]
    try:
        access.name_vouchers(asker(request).by, own_ticket(request), named)
    except NotFitError as fault:
        return _shown(request, fault=str(fault.text))
    return HttpResponseRedirect(f"{reverse('account')}?done=vouchers")


@open_to(Standing.WAITING)
@require_POST
def stop_pair(request: HttpRequest) -> HttpResponse:
    """Give up a new pair of keys that somebody began for oneself."""
    by = asker(request).by
    if by.agency is not None and by.member is not None:
        access.stop_new_pair(by, by.agency, by.member)
    return HttpResponseRedirect(f"{reverse('account')}?done=stopped")


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


@open_to(Standing.WAITING)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language that this account speaks on every device."""
    response = _chosen(request, access.set_language, "language")
    if response.status_code == HTTPStatus.FOUND:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response


@open_to(Standing.WAITING)
@require_POST
def calendar(request: HttpRequest) -> HttpResponse:
    """Choose the calendar that stands beside the common one."""
    return _chosen(request, access.set_calendar, "calendar")


@open_to(Standing.WAITING)
@require_POST
def end_session(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """End one of one's own sessions; one on another device with the passphrase typed again."""
    by, ticket = asker(request).by, own_ticket(request)
    if ticket.sitting == sitting:
        access.sign_out(by, ticket)
        return leave(request)
    access.sign_out_elsewhere(by, ticket, SittingId(sitting))
    return HttpResponseRedirect(f"{reverse('account')}?done=session")


@open_to(Standing.WAITING)
@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    """End all one's own sessions, this one too, with the passphrase typed again."""
    access.sign_out_everywhere(asker(request).by, own_ticket(request))
    return leave(request)


@open_to(Standing.WAITING)
@require_POST
def remove_factor(request: HttpRequest, factor: int) -> HttpResponse:
    """Remove a second step."""
    try:
        access.remove_factor(asker(request).by, own_ticket(request), factor)
    except NotFitError as fault:
        return _shown(request, fault=str(fault.text))
    return HttpResponseRedirect(f"{reverse('account')}?done=factor")


_DONE = {
    "named": _("Kept so."),
    "pin": _("Your PIN is set."),
    "passphrase": _("Your passphrase is changed. Your other sessions have ended."),
    "language": _("Your language is set."),
    "calendar": _("Your calendar is set."),
    "session": _("That session has ended."),
    "factor": _("The second step is removed."),
    "vouchers": _("The colleagues are named."),
    "stopped": _("The new pair of keys is given up. Yours stays as it was."),
}
_CALENDARS = (
    ("", _("As the language has it")),
    (Calendar.COMMON.value, _("The common calendar alone")),
    (Calendar.BUDDHIST.value, _("Also the Buddhist era")),
    (Calendar.JAPANESE.value, _("Also the Japanese era")),
)
_KINDS = {
    Factor.TOTP: _("Six digits from a device"),
    Factor.PASSKEY: _("Passkey"),
    Factor.SHEET: _("Printed sheet of codes"),
    Factor.RECOVERY_CODES: _("Recovery codes"),
}


def _chosen(request: HttpRequest, put: Callable[[By, str], object], name: str) -> HttpResponse:
    """Put what was chosen from a list; what is not on it leaves everything as it was."""
    try:
        put(asker(request).by, request.POST.get(name, ""))
    except NotFitError:
        return _shown(request)
    return HttpResponseRedirect(f"{reverse('account')}?done={name}")


def _shown(
    request: HttpRequest, pin: PinForm | None = None, change: ChangeForm | None = None, fault: str = ""
) -> HttpResponse:
    seat = asker(request).seat
    factors = [(factor, _KINDS[factor.kind]) for factor in about_access.own_factors(seat.by)]
    wrong = [form for form in (pin, change) if form is not None]
    shown = {
        "seat": seat,
        "role_words": ROLE_TEXTS[Role(seat.by.role)] if seat.by.role else "",
        "pin": pin or PinForm(),
        "change": change or ChangeForm(),
        "wrong": wrong[0] if wrong else None,
        "fault": fault,
        "is_named": about_access.is_named(seat.by),
        "done": _DONE.get(request.GET.get("done", "")),
        "sittings": about_access.own_sittings(seat.by),
        "factors": factors,
        "has_step": any(factor.kind is not Factor.RECOVERY_CODES for factor, _kind in factors),
        "number": about_access.own_number(seat.by),
        "languages": LANGUAGES,
        "calendars": _CALENDARS,
    } | _on_a_bad_day(seat.by)
    status = status_of(wrong[0] if wrong else PinForm(), fault=fault)
    return render(request, "account/page.html", shown, status=status)


def _on_a_bad_day(by: By) -> dict[str, object]:
    """Give whom the member has named for a lost passphrase, who else could be, and whether a new pair waits."""
    if by.agency is None:
        return {}
    named = about_access.own_vouchers(by)
    others = [(str(one.member), one.display_name) for one in about_access.colleagues(by, by.agency)]
    return {
        "could_vouch": [one for one in others if one[0] != str(by.member)],
        "named": [str(one) for one in named],
        "enough_named": len(named) >= NODS_FOR_A_PAIR,
        "pair": next((one for one in about_access.new_pairs(by, by.agency) if one.member == by.member), None),
    }
