"""Rules in words: how a set of them is called, what a limit asks and after how long."""

from collections.abc import Mapping

from django.utils.translation import ngettext

from samakki.assistance import queries
from samakki.assistance.words import Limit, RulesShown
from samakki.cases.words import text_in_words
from samakki.doors.web.desk.path import step_words
from samakki.kernel.deeds import By


def asked_words(by: By) -> Mapping[str, str]:
    """Give what each limit asks, in the reader's language, by the first part of its ref."""
    return {name: text_in_words(texts) for name, texts in queries.limit_words(by).items()}


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
