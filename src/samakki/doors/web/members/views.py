"""The agency's members: who works here, who waits for the key, who is invited."""

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
from samakki.access.words import GRANTING, INSIDE_AN_AGENCY, ROLE_TEXTS, InvitationId, NotFitError, Role
from samakki.doors.web.front.session import asker, put_unfit, status_of
from samakki.kernel.deeds import KeyNotHeldError
from samakki.kernel.ids import AgencyId, MemberId


class InviteForm(forms.Form):
    """Whom to invite, and what for."""

    display_name = forms.CharField(label=_("Name"), help_text=_("As colleagues call them"), max_length=80)
    login = forms.CharField(
        label=_("Login"), help_text=_("3 to 40 letters or digits; they sign in with it"), max_length=40
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, ROLE_TEXTS[role]) for role in INSIDE_AN_AGENCY],
        widget=forms.RadioSelect,
    )


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """List the colleagues; administrators invite from here, holders grant."""
    return _shown(request)


@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Make a one-time link and show it, once."""
    form = InviteForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            link = access.invite(
                asker(request).by, _agency(request), given["login"], given["display_name"], Role(given["role"])
            )
        except NotFitError as fault:
            put_unfit(form, fault)
        else:
            shown = {"address": address_of(request, "invitation", link), "name": given["display_name"]}
            return render(request, "members/invited.html", shown)
    return _shown(request, form)


@require_POST
def grant(request: HttpRequest, member: UUID) -> HttpResponse:
    """Say that a colleague's number was compared; the second yes grants the key."""
    try:
        granted = access.grant_key(asker(request).by, _agency(request), MemberId(member))
    except NotFitError as fault:
        return _shown(request, fault=str(fault.text))
    return HttpResponseRedirect(f"{reverse('members')}?done={'granted' if granted else 'nodded'}")


@require_POST
def change_role(request: HttpRequest, member: UUID) -> HttpResponse:
    """Let a colleague do something else from now on."""
    given = request.POST.get("role", "")
    if given not in set(INSIDE_AN_AGENCY):
        return _shown(request, fault=str(_("Choose a role.")))
    try:
        access.change_role(asker(request).by, _agency(request), MemberId(member), Role(given))
    except NotFitError as fault:
        return _shown(request, fault=str(fault.text))
    return HttpResponseRedirect(f"{reverse('members')}?done=role")


@require_POST
def begin_pair(request: HttpRequest, member: UUID) -> HttpResponse:
    """Begin a new pair of keys for a colleague who lost the passphrase, and show the link, once."""
    by, agency = asker(request).by, _agency(request)
    try:
        link = access.begin_new_pair(by, agency, MemberId(member))
    except NotFitError as fault:
        return _shown(request, fault=str(fault.text))
    name = about_access.names_at_work(by, agency).get(MemberId(member), "")
    shown = {"address": address_of(request, "new-pair", link), "name": name}
    return render(request, "members/begun.html", shown)


@require_POST
def approve_pair(request: HttpRequest, member: UUID) -> HttpResponse:
    """Say that the number of a colleague's new pair was compared; the second yes puts it in place."""
    try:
        placed = access.approve_new_pair(asker(request).by, _agency(request), MemberId(member))
    except NotFitError as fault:
        return _shown(request, fault=str(fault.text))
    return HttpResponseRedirect(f"{reverse('members')}?done={'placed' if placed else 'nodded'}")


@require_POST
def stop_pair(request: HttpRequest, member: UUID) -> HttpResponse:
    """Give up a new pair of keys that waits."""
    access.stop_new_pair(asker(request).by, _agency(request), MemberId(member))
    return HttpResponseRedirect(f"{reverse('members')}?done=stopped")


@require_POST
def dismiss(request: HttpRequest, member: UUID) -> HttpResponse:
    """End a colleague's membership."""
    try:
        access.dismiss(asker(request).by, _agency(request), MemberId(member))
    except NotFitError as fault:
        return _shown(request, fault=str(fault.text))
    return HttpResponseRedirect(f"{reverse('members')}?done=dismissed")


@require_POST
def sign_out(request: HttpRequest, member: UUID) -> HttpResponse:
    """Sign a colleague out everywhere, who stays a member."""
    try:
        ended = access.sign_out_colleague(asker(request).by, _agency(request), MemberId(member))
    except NotFitError as fault:
        return _shown(request, fault=str(fault.text))
    return HttpResponseRedirect(f"{reverse('members')}?done={'signed-out' if ended else 'not-here'}")


@require_POST
def revoke(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Call an invitation back."""
    access.revoke_invitation(asker(request).by, _agency(request), InvitationId(invitation))
    return HttpResponseRedirect(f"{reverse('members')}?done=revoked")


def address_of(request: HttpRequest, page: str, link: str) -> str:
    """Write the whole address of a link: the node's own, where it is set, never what a request claims it is."""
    path = reverse(page, args=[link])
    if settings.SAMAKKI_ADDRESS:
        return f"{settings.SAMAKKI_ADDRESS.rstrip('/')}{path}"
    return request.build_absolute_uri(path)


_DONE = {
    "granted": _("The key is granted. They can begin at once."),
    "nodded": _("Your yes is kept. Another colleague must compare the number too."),
    "role": _("The role is changed."),
    "placed": _("The new pair of keys is in place. Now they can sign in, and be granted the agency's key."),
    "stopped": _("The new pair of keys is given up."),
    "dismissed": _("The membership has ended, and the agency has a new key."),
    "signed-out": _("They are signed out everywhere. When they sign in again, they read that it was you."),
    "not-here": _("They were not signed in anywhere. Nothing has changed."),
    "revoked": _("The invitation is called back."),
}


def _shown(request: HttpRequest, form: InviteForm | None = None, fault: str = "") -> HttpResponse:
    by, agency = asker(request).by, _agency(request)
    administers, may_grant = by.role == Role.AGENCY_ADMINISTRATOR, by.role in GRANTING
    asked = form or InviteForm()
    shown = {
        "colleagues": [(one, ROLE_TEXTS[one.role]) for one in about_access.colleagues(by, agency)],
        "pairs": about_access.new_pairs(by, agency),
        "roles": [(role.value, ROLE_TEXTS[role]) for role in INSIDE_AN_AGENCY],
        "state": about_access.agency_state(by, agency),
        "invitations": about_access.invitations(by, agency) if may_grant else [],
        "form": asked,
        "wrong": form,
        "fault": fault,
        "administers": administers,
        "own": by.member,
        "may_grant": may_grant,
        "done": _DONE.get(request.GET.get("done", "")),
    }
    return render(request, "members/page.html", shown, status=status_of(asked, fault=fault))


def _agency(request: HttpRequest) -> AgencyId:
    agency = asker(request).by.agency
    if agency is None:
        raise KeyNotHeldError
    return agency
