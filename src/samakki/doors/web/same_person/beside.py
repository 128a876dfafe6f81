"""Two files side by side in words, field by field."""

from typing import Any

from django.utils.translation import gettext

from samakki.cases.words import Alike, Beside, FieldShown, Joined, SectionShown, Way
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.rows import rows_of
from samakki.doors.web.desk.telling import value_words


def compared(both: Beside) -> list[dict[str, Any]]:
    """Give each section in which either says something: label, and what both say of each field."""
    return [
        {"label": gettext(kept.words.label), "lines": [line for line in _lines(kept, other) if line["any"]]}
        for kept, other in both.sections.values()
    ]


def joined_lines(names: Names, joined: tuple[Joined, ...], rows: dict[Any, Any]) -> list[dict[str, Any]]:
    """Give the other files of the same person in words."""
    return [
        {
            "case": str(one.case),
            "gone_on": one.way is Way.WENT_INTO,
            "name": _name(rows.get(one.case), str(one.case)),
            "why": one.why,
            "who": who(names, one.author),
            "when": one.stamp.moment(),
        }
        for one in joined
    ]


def alike_told(names: Names, alike: Alike | None, rows: dict[Any, Any]) -> dict[str, Any] | None:
    """Give the file that may be of the same person in words; None where nobody says that there is one."""
    if alike is None:
        return None
    return {
        "case": str(alike.case),
        "name": _name(rows.get(alike.case), str(alike.case)),
        "is_open": alike.case in rows,
        "why": alike.why,
        "who": who(names, alike.author),
        "when": alike.stamp.moment(),
    }


def _name(row: Any, case: str) -> str:
    told = head(row) if row else {"name": gettext("Closed to you"), "mark": case[-6:]}
    return f"{told['name']} · {told['mark']}"


def _lines(kept: SectionShown, other: SectionShown) -> list[dict[str, Any]]:
    return [_line(one, another) for one, another in zip(kept.fields, other.fields, strict=True)]


def _line(one: FieldShown, another: FieldShown) -> dict[str, Any]:
    words = [_words(one), _words(another)]
    return {
        "label": gettext(one.field.label),
        "kept": words[0],
        "other": words[1],
        "any": any(words),
        "differs": all(words) and words[0] != words[1],
    }


def _words(shown: FieldShown) -> str:
    told = [value_words(shown.field, head.value) for head in shown.heads.heads if head.value is not None]
    if shown.standing:
        told += [" · ".join(filter(None, (line.title, line.when))) for line in rows_of({}, shown).lines]
    return "\n".join(dict.fromkeys(told))
