"""The log for those who check it: auditors read its lines without contents; others only have it proved."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samakki.access import queries as about_access
from samakki.access.words import Log, LogProof, NotFitError, Role, Traced
from samakki.doors.web.desk.page_names import PAGES
from samakki.doors.web.desk.panels import section_words
from samakki.doors.web.front.session import asker, status_of

A_PAGE = 50
NAMED = 3
MARK = 8


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the newest checkpoint and, to auditors, the lines of a log."""
    return _shown(request)


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Prove the whole log, against the checkpoint that was brought along."""
    witness = request.FILES.get("witness")
    try:
        proof = about_access.verify_log(asker(request).by, witness.read() if witness else b"")
    except NotFitError as fault:
        return _shown(request, fault=str(fault.text))
    return _shown(request, proof)


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """Hand the newest signed checkpoint out, to be kept elsewhere."""
    point = about_access.checkpoint_of_log(asker(request).by)
    told = json.dumps(point.told if point else {}, indent=2) + "\n"
    number = point.number if point else 0
    name = f'attachment; filename="checkpoint-{number}.json"'
    return HttpResponse(told, content_type="application/json", headers={"Content-Disposition": name})


def _shown(request: HttpRequest, proof: LogProof | None = None, fault: str = "") -> HttpResponse:
    by = asker(request).by
    reads_it = by.role == Role.AUDITOR
    log = Log.WRITTEN if request.GET.get("log") == Log.WRITTEN else Log.READ
    found = about_access.log_without_contents(by, log, _before(request)) if reads_it else ()
    shown = {
        "proof": proof,
        "fault": fault,
        "point": about_access.checkpoint_of_log(by),
        "reads_it": reads_it,
        "log": log.value,
        "lines": [_line(one) for one in found],
        "before": found[-1].id if len(found) == A_PAGE else None,
    }
    return render(request, "log/page.html", shown, status=status_of(fault=fault))


def _line(one: Traced) -> dict[str, Any]:
    files = ", ".join(str(file)[-MARK:] for file in one.files[:NAMED])
    return {
        "when": one.moment,
        "who": one.who,
        "agency": one.agency_name,
        "page": PAGES.get(one.page, one.page),
        "files": files if len(one.files) <= NAMED else _("%(count)d files") % {"count": len(one.files)},
        "sections": ", ".join(str(section_words(section)) for section in one.sections),
        "closed": one.closed,
    }


def _before(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("before", ""))
    except ValueError:
        return None
