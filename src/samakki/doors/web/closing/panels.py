"""A closing in words: what it asks for, what is still open, how the case stands; and how a slip is taken back."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from samakki.assistance.words import CLOSED_STATES, Closed, Closing, may_be_left
from samakki.cases.words import Head, SectionShown, WordsRefusedError
from samakki.doors.web.desk.dues import settled_in, shown, token
from samakki.doors.web.desk.inputs import input_of
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.telling import date_words, refusal_words
from samakki.doors.web.section.sheet import lists_of
from samakki.kernel.ids import EntryId, FileId

_LONGEST: Final = 16_000
_PARTS: Final = 4


def asked_panel(closing: Closing, posted: QueryDict | None, refused: WordsRefusedError | None) -> dict[str, Any]:
    """Give the inputs of a closing; where two people wrote different things, the way to look at both.

    The reason that somebody wrote when they chose the last step stands there already.
    """
    about, words = (refused.about, refusal_words(refused)) if refused else ("", "")
    reason = posted.get("reason", "") if posted else ""
    begun = {"closing_reason": [reason]} if reason else {}
    inputs = [
        input_of(one, posted, words if one.field.name == about else "", begun.get(one.field.name))
        for one in closing.fields
        if not one.heads.in_conflict
    ]
    return {
        "inputs": inputs,
        "lists": lists_of(inputs),
        "torn": [(one.field.name, gettext(one.field.label)) for one in closing.fields if one.heads.in_conflict],
        "wrong": [("id_day" if about == "day" else f"id_f-{about}", words)] if refused else [],
        "day": posted.get("day", "") if posted else "",
        "day_error": words if about == "day" else "",
        "place": posted.get("place", "") if posted else "",
    }


def open_panel(names: Names, closing: Closing, today: date, posted: QueryDict) -> dict[str, Any]:
    """Give what is still open: what somebody may leave with the closing, and what is seen to where it stands."""
    chosen = posted.getlist("left")
    lines = [(line, shown(names, line, today)) for line in closing.open]
    return {
        "open_lines": [(line, str(line.id) in chosen) for one, line in lines if may_be_left(one.due)],
        "elsewhere": [line for one, line in lines if not may_be_left(one.due)],
        "not_wanted": closing.not_wanted,
    }


def closed_told(names: Names, administration: SectionShown) -> dict[str, Any]:
    """Say of a closed case since when it is closed and who closed it; nothing of an open one."""
    status, day = administration.field("status"), administration.field("closed_on")
    if status is None or status.heads.value not in CLOSED_STATES:
        return {}
    head: Head = status.heads.heads[0]
    written: datetime = head.stamp.moment()
    said = day.heads.value if day else None
    return {
        "who": who(names, head.author),
        "when": date_words(str(said) if said else timezone.localdate(written).isoformat()),
        "referred": status.heads.value != "closed",
    }


def undo_token(closed: Closed) -> str:
    """Write how a closing is taken back as a part of an address: ids and codes, which mean nothing to a stranger."""
    contacts = ".".join(entry.hex for entry in closed.contacts)
    return "~".join((closed.step, closed.state, contacts, token(closed.left)))


def undo_in(case: FileId, text: str) -> Closed | None:
    """Read what `undo_token` wrote; None for anything else."""
    parts = text[:_LONGEST].split("~")
    if len(parts) != _PARTS:
        return None
    try:
        contacts = tuple(EntryId(UUID(one)) for one in parts[2].split(".") if one)
    except ValueError:
        return None
    return Closed(case, parts[0], parts[1], contacts, settled_in(parts[3]))
