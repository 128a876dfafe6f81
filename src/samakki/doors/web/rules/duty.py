"""The duty agency of an agency: shown beside the rule that knows one, named by one who leads, signed by another."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from samakki.assistance import actions
from samakki.assistance.words import Duty
from samakki.consent import actions as consent
from samakki.consent import queries as grounds
from samakki.consent.words import DutyAgency, DutyAgencyId, GroundUnknownError, TermsRefusedError
from samakki.doors.web.consent.wording import Called, terms_refused
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import names_for, who
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import AgencyId


@require_POST
def duty(request: HttpRequest) -> HttpResponse:
    """Name a duty agency, sign the one that a colleague named, or name none any more; leads back to the rules."""
    by = by_of(request)
    if by.agency is None:
        act = "assistance.name_duty_agency"
        raise RefusedError(act)
    try:
        messages.success(request, _done(by, by.agency, request))
    except TermsRefusedError as refused:
        messages.warning(request, terms_refused(refused)[1])
    except GroundUnknownError:
        messages.info(request, gettext("Somebody changed this meanwhile: it stands as it is now."))
    return redirect("rules")


def _done(by: By, owner: AgencyId, request: HttpRequest) -> str:
    do = request.POST.get("do", "")
    if do == "end":
        ended = consent.end_duty_agency(by, owner)
        words = ngettext("Ended, for %(number)d case too.", "Ended, for %(number)d cases too.", ended)
        return words % {"number": ended}
    try:
        named = UUID(request.POST.get("agency" if do == "name" else "named", ""))
    except ValueError as wrong:
        if do == "name":
            return _nobody()
        message = "no naming of ours"
        raise BadRequest(message) from wrong
    if do == "sign":
        consent.sign_duty_agency(by, owner, DutyAgencyId(named))
        return gettext("Signed. It holds for cases that are opened from now on.")
    actions.name_duty_agency(by, owner, AgencyId(named))
    return gettext("Named. A second person who leads signs it.")


def _nobody() -> str:
    code = "nobody"
    raise TermsRefusedError(code)


def shown(by: By, rule: Duty, *, leads: bool) -> dict[str, Any]:
    """Give what the page of rules tells of the duty agency, and what those who lead may do about it."""
    if by.agency is None or not rule.days:
        return {}
    called, names = Called(by), names_for(by)

    def told(one: DutyAgency | None) -> dict[str, Any] | None:
        if one is None:
            return None
        signed = who(names, one.signed_by) if one.signed_by else ""
        own = one.named_by == by.member
        return {"id": one.id, "name": called.agency(one.agency), "by": who(names, one.named_by), "signed": signed} | {
            "since": one.signed_at,
            "own": own,
        }

    others = [(str(one.agency), one.name) for one in called.agencies.values() if one.agency != by.agency]
    return {
        "rule": rule,
        "now": told(grounds.duty_agency(by, by.agency)),
        "waits": told(grounds.duty_agency_named(by, by.agency)),
        "agencies": [("", ""), *others],
        "leads": leads,
    }
