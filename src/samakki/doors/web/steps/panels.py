"""What stands beside the path: limits and papers of the step by the rules in force, and the agency's own procedure."""

from typing import Any

from django.utils.translation import ngettext

from samakki.assistance.queries import procedures
from samakki.assistance.words import Limit, RulesShown
from samakki.cases.words import Path, text_in_words
from samakki.doors.web.desk.path import step_words
from samakki.kernel.deeds import By


def guidance(by: By, path: Path, shown: RulesShown) -> dict[str, Any]:
    """Give what the rules and the agency say about the step at which a case is."""
    rules, own = shown.rules, procedures(by, by.agency) if by.agency else {}
    written = own.get(path.now.value) if path.now else None
    return {
        "rules": rule_head(shown),
        "limits": [limit_line(limit) for limit in rules.limits if limit.step is path.now],
        "papers": [(text_in_words(one.words), one.source) for one in rules.papers if one.step is path.now],
        "procedure": {"words": written.words, "version": written.version, "at": written.at} if written else {},
        "about": path.now.value if path.now else "",
    }


def rule_head(shown: RulesShown) -> dict[str, str]:
    """Name rules: title, version, source."""
    rules = shown.rules
    return {
        "id": str(shown.id or ""),
        "title": text_in_words(rules.title),
        "country": rules.country,
        "version": rules.version,
        "source": rules.source,
    }


def limit_line(limit: Limit) -> dict[str, str]:
    """Put a limit into words: after how long, what is asked then, by which source."""
    if limit.days:
        words = ngettext("after %(number)s day", "after %(number)s days", limit.days) % {"number": limit.days}
    else:
        words = ngettext("after %(number)s hour", "after %(number)s hours", limit.hours) % {"number": limit.hours}
    return {"step": step_words(limit.step), "when": words, "words": text_in_words(limit.words), "source": limit.source}
