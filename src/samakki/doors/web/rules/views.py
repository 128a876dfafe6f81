"""By which rules we work: order, limits, follow-ups, documents, each with its source; those who lead choose."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from samakki.access.words import Role
from samakki.assistance import actions
from samakki.assistance.queries import rule_sets, rules_of
from samakki.assistance.words import Offset, RuleSetId
from samakki.cases.words import WordsRefusedError, text_in_words
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.path import step_words
from samakki.doors.web.desk.ruling import limit_line, rule_head
from samakki.doors.web.rules import duty
from samakki.kernel.deeds import RefusedError

LEADS: Final = frozenset({Role.SUPERVISOR, Role.AGENCY_ADMINISTRATOR})


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show the rules in force and the others that are here; a POST chooses among them."""
    by = by_of(request)
    if request.method == "POST":
        if by.agency is None:
            act = "assistance.choose_rules"
            raise RefusedError(act)
        try:
            actions.choose_rules(by, by.agency, RuleSetId(UUID(request.POST.get("rules", ""))))
        except (ValueError, WordsRefusedError) as wrong:
            message = "no rules of ours"
            raise BadRequest(message) from wrong
        messages.success(request, gettext("Chosen. They hold for what is written from now on."))
        return redirect("rules")
    shown = rules_of(by)
    rules = shown.rules
    told: dict[str, Any] = {
        "rules": rule_head(shown),
        "since": shown.since,
        "order": [step_words(step) for step in rules.order],
        "limits": [limit_line(limit) for limit in rules.limits],
        "guardian": rules.guardian,
        "guardian_words": text_in_words(rules.guardian.words) if rules.guardian.words else "",
        "follow_ups": rules.follow_ups,
        "follow_up_times": ", ".join(map(_after, rules.follow_ups.times)),
        "alarm": rules.alarm,
        "follow_up_step": step_words(rules.follow_ups.after),
        "papers": [(step_words(one.step), text_in_words(one.words), one.source) for one in rules.papers],
        "choices": [_choice(rule_head(one)) for one in rule_sets(by)],
        "leads": by.role in LEADS,
        "duty": duty.shown(by, rules.duty, leads=by.role in LEADS),
    }
    return render(request, "rules/page.html", told)


def _after(time: Offset) -> str:
    days = ngettext("%(number)s day", "%(number)s days", time.days) % {"number": time.days} if time.days else ""
    words = ngettext("%(number)s month", "%(number)s months", time.months) % {"number": time.months}
    return " ".join(filter(None, (words if time.months else "", days)))


def _choice(head: dict[str, str]) -> tuple[str, str, str]:
    words = f"{head['country']} · {head['title']}" if head["country"] else head["title"]
    return head["id"], words, f"{head['version']} · {head['source']}"
