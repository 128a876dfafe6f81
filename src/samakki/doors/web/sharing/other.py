"""Sharing without a consent: why, with whom, one reason; it is shared when somebody else has signed."""

from datetime import timedelta
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import LEAST_REASON, Disclosed, WordsRefusedError
from samakki.consent.words import About, GroundKind, Recipient, RecipientKind, Terms, TermsRefusedError, Use
from samakki.doors.web.consent import asking
from samakki.doors.web.consent.wording import KINDS, Called, read_by_name, sections_told, span_words, terms_refused
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section

_HOURS: Final = (24, 48, 72)
_DAYS: Final = (7, 30, 90)
_HOUR: Final = "h"


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show the form; a POST writes why something has to be shared without a consent, for somebody else to sign."""
    if request.method != "POST":
        return _page(request, case)
    by = by_of(request)
    try:
        actions.share_without_consent(by, case, _disclosed(request, by))
    except (TermsRefusedError, WordsRefusedError) as refused:
        name, words = terms_refused(refused)
        return _page(request, case, {name: words})
    messages.success(request, gettext("Written down. It is shared when somebody else has signed it."))
    return redirect("sharing", case)


def _disclosed(request: HttpRequest, by: By) -> Disclosed:
    posted, now = request.POST, by.clock.now()
    try:
        kind = GroundKind(posted.get("kind", ""))
    except ValueError:
        raise WordsRefusedError("kind", "not_a_choice") from None  # noqa: EM101 -- codes, and no message
    span = posted.get("span", "")
    number = int(span.rstrip(_HOUR)) if span in {*(f"{one}{_HOUR}" for one in _HOURS), *map(str, _DAYS)} else 0
    length = timedelta(hours=number) if span.endswith(_HOUR) else timedelta(days=number)
    terms = Terms(
        asking.recipient_in(posted) or Recipient(RecipientKind.AGENCY, ""),
        frozenset(Section(one) for one in posted.getlist("section") if one in set(Section)),
        asking.uses_in(About.SHARING, posted) or frozenset({Use.SAFETY}),
        now,
        now + length,
        asking.entries_in(posted),
    )
    said = {name: posted.get(name, "") for name in ("reason", "article", "decided_by")}
    return Disclosed(kind, terms, **said)


def _page(request: HttpRequest, case: FileId, wrong: dict[str, str] | None = None) -> HttpResponse:
    by, posted = by_of(request), request.POST
    opened = actions.open_consents(by, case)
    hours = [(f"{one}{_HOUR}", ngettext("%(hours)d hour", "%(hours)d hours", one) % {"hours": one}) for one in _HOURS]
    named = asking.recipients(About.SHARING, opened, Called(by), read_by_name(by))
    told: dict[str, Any] = {
        "case": case,
        "head": desk.head(opened.row),
        "kinds": [(kind.value, words) for kind, words in KINDS.items() if kind is not GroundKind.CONSENT],
        "recipients": [one for one in named if _is_here(one[0])],
        "sections": sections_told(Section),
        "uses": asking.use_choices(),
        "spans": [*hours, *((str(days), span_words(days)) for days in _DAYS)],
        "least": LEAST_REASON,
        "said": {name: posted.get(name, "") for name in ("recipient", "reason", "article", "decided_by")}
        | {"kind": posted.get("kind", GroundKind.LIFE.value), "span": posted.get("span", f"24{_HOUR}")}
        | {"section": posted.getlist("section"), "use": posted.getlist("use") or [Use.SAFETY.value]},
        "today": timezone.localdate(by.clock.now()),
        "wrong": [(f"id_{name}", words) for name, words in (wrong or {}).items()],
        "errors": wrong or {},
    }
    return render(request, "sharing/other.html", told, status=422 if wrong else 200)


def _is_here(value: str) -> bool:
    return not value.startswith(RecipientKind.NODE.value)
