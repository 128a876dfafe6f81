"""The fields of a section as inputs: each carries what its author saw, so that nobody overwrites anybody unseen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases.actions import Told
from samakki.cases.words import FieldShown
from samakki.doors.web.desk.telling import code_words, told_words
from samakki.kernel.clocks import Stamp
from samakki.kernel.missing import Missing
from samakki.sections.words import Field, FieldType

KINDS: Final = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "textarea",
    FieldType.PHONE: "tel",
    FieldType.NUMBER: "text",
    FieldType.PARTIAL_DATE: "text",
    FieldType.CODE: "radios",
    FieldType.CODES: "checkboxes",
}
LEFT_OPEN: Final[Sequence[tuple[str, Promise | str]]] = (
    ("", "-"),
    (Missing.UNKNOWN, _("Not known")),
    (Missing.NOT_ASKED, _("Not asked")),
    (Missing.NO, _("No")),
    (Missing.DECLINED, _("Prefers not to say")),
)
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Input:
    """One field on a page: what the tag `field` takes, the hidden parts `was` and `base`, and who told what stands."""

    name: str
    kind: str
    label: str
    hint: str
    value: Any
    options: Sequence[tuple[str, str]]
    error: str
    rows: int
    inline: bool
    inputmode: str
    missing: str
    was: str
    base: str
    left_open: Sequence[tuple[str, Promise | str]] = LEFT_OPEN
    known: str = ""


def input_of(
    shown: FieldShown, posted: QueryDict | None = None, error: str = "", said: Sequence[str] | None = None
) -> Input:
    """Make the input of a field, filled with what stands, with `said`, or with what was posted and was refused."""
    field, name = shown.field, shown.field.name
    standing, missing = raw(shown.heads.value)
    was, base = json.dumps([missing, *standing]), ",".join(str(stamp) for stamp in shown.heads.base)
    said = standing if said is None else said
    if posted is not None:
        said, missing = posted.getlist(f"f-{name}"), posted.get(f"missing-{name}", "")
        was, base = posted.get(f"was-{name}", ""), posted.get(f"base-{name}", "")
    many = field.type in {FieldType.CODE, FieldType.CODES}
    options = [(code, code_words(field, code)) for code, _label in field.codes]
    if field.type is FieldType.CODE:
        options.insert(0, ("", gettext("Nothing chosen")))
    return Input(
        name=name,
        kind=KINDS[field.type],
        label=gettext(field.label),
        hint=gettext(field.hint) if field.hint else "",
        value=said or [""] if many else (said[0] if said else ""),
        options=options,
        error=error,
        rows=3,
        inline=many and len(field.codes) <= _FEW,
        inputmode="numeric" if field.type is FieldType.NUMBER else "",
        missing=missing,
        was=was,
        base=base,
        known=told_words(shown.heads.heads[0]) if shown.heads.heads else "",
    )


def changed(fields: Sequence[Field], posted: QueryDict) -> dict[str, Told]:
    """Pick the fields that somebody changed from what they saw, each with the stamps of what they saw."""
    found = {}
    for field in fields:
        name = field.name
        if f"was-{name}" not in posted:
            continue
        said = [_plain(text) for text in posted.getlist(f"f-{name}")]
        missing = posted.get(f"missing-{name}", "")
        seen = _seen(posted.get(f"was-{name}", ""))
        if [missing, *filter(None, said)] != [seen[0], *filter(None, (_plain(text) for text in seen[1:]))]:
            found[name] = Told(said, _missing(said, missing, seen), stamps(posted.get(f"base-{name}", "")))
    return found


def stamps(text: str) -> tuple[Stamp, ...]:
    """Read the stamps of the values that somebody saw; raises BadRequest on anything else."""
    try:
        return tuple(Stamp.parse(part) for part in text.split(",") if part)
    except ValueError:
        message = "not the stamps of a page of ours"
        raise BadRequest(message) from None


def raw(value: Any) -> tuple[list[str], str]:
    """Take a value apart into what inputs hold: texts, and the kind of missing."""
    if value is None:
        return [], ""
    if isinstance(value, Mapping):
        return [], str(value.get("missing", ""))
    if isinstance(value, list):
        return [str(part) for part in value], ""
    return [str(value)], ""


def _missing(said: Sequence[str], missing: str, seen: Sequence[str]) -> str:
    """Somebody who types an answer means the answer, although "not known" still stands beside it."""
    answered = any(said) and missing == seen[0]
    return "" if answered else missing


def _seen(text: str) -> list[str]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not found or not all(isinstance(part, str) for part in found):
        message = "not what a page of ours carries"
        raise BadRequest(message)
    return found


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
