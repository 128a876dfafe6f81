"""What stands beside the path: limits and papers of the step by the rules in force, and the agency's own procedure."""

from typing import Any

from samakki.assistance.queries import dues_of_case, follow_up_days, procedures, wants_follow_ups
from samakki.assistance.words import DueKind, RulesShown
from samakki.cases.words import Path, text_in_words
from samakki.doors.web.desk.ruling import asked_words, limit_line, rule_head
from samakki.doors.web.desk.telling import date_words
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId


def guidance(by: By, case: FileId, path: Path, shown: RulesShown) -> dict[str, Any]:
    """Give what the rules and the agency say about the step at which a case is, and which limits run."""
    rules, own = shown.rules, procedures(by, by.agency) if by.agency else {}
    written = own.get(path.now.value) if path.now else None
    return {
        "rules": rule_head(shown),
        "running": _running(by, case),
        "limits": [limit_line(limit) for limit in rules.limits if limit.step is path.now],
        "papers": [(text_in_words(one.words), one.source) for one in rules.papers if one.step is path.now],
        "procedure": {"words": written.words, "version": written.version, "at": written.at} if written else {},
        "about": path.now.value if path.now else "",
    }


def offer(by: By, case: FileId) -> dict[str, list[str]]:
    """Give the follow-ups that the rules want for a case as it stands, in words; nothing where some were planned."""
    if not wants_follow_ups(by, case):
        return {}
    return {"days": [date_words(day.isoformat()) for day in follow_up_days(by, case)]}


def _running(by: By, case: FileId) -> list[tuple[str, str]]:
    """Give the limits that run: until when, and what is asked then."""
    asked = asked_words(by)
    return [
        (date_words(due.on.isoformat()), asked.get(due.row, ""))
        for due in dues_of_case(by, case)
        if due.is_open and due.kind is DueKind.LIMIT
    ]
