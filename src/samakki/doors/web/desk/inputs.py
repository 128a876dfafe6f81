"""The fields of a section as inputs: each carries what its author saw, so that nobody overwrites anybody unseen."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases.words import FieldShown
from samakki.doors.web.desk.choices import listed_word
from samakki.doors.web.desk.telling import code_words, told_words
from samakki.doors.web.desk.typed import MONEY, raw, typed
from samakki.kernel.missing import Missing
from samakki.sections.words import PERIODS, Field, FieldType, Listed

KINDS: Final = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "textarea",
    FieldType.PHONE: "tel",
    FieldType.EMAIL: "email",
    FieldType.NUMBER: "text",
    FieldType.DECIMAL: "text",
    FieldType.MONEY: "money",
    FieldType.PARTIAL_DATE: "text",
    FieldType.LINK: "hidden",
    FieldType.ROWS: "hidden",
}
MODES: Final = {FieldType.NUMBER: "numeric", FieldType.DECIMAL: "decimal"}
WIDTHS: Final = {FieldType.NUMBER: "4", FieldType.DECIMAL: "10", FieldType.PARTIAL_DATE: "10"}
LEFT_OPEN: Final[Sequence[tuple[str, Promise | str]]] = (
    ("", "-"),
    (Missing.UNKNOWN, _("Not known")),
    (Missing.NOT_ASKED, _("Not asked")),
    (Missing.NO, _("No")),
    (Missing.DECLINED, _("Prefers not to say")),
)
_FEW: Final = 3
_A_HANDFUL: Final = 6


@dataclass(frozen=True, slots=True)
class Input:
    """One field on a page: what the tag `field` takes, and the hidden parts `was` and `base`.

    `listed` names the long list from which it is chosen, `ticked` what is chosen of it as (code, words); `money` is
    amount, currency, period and date; `missing_words` say why there is no answer, `known` who told
    what stands.
    """

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
    width: str = ""
    listed: Listed | None = None
    ticked: Sequence[tuple[str, str]] = ()
    money: tuple[str, ...] = ()
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
    if posted is not None and f"was-{name}" in posted:
        said, missing = typed(field, posted), posted.get(f"missing-{name}", "")
        was, base = posted.get(f"was-{name}", ""), posted.get(f"base-{name}", "")
    kind, codes = kind_of(field), dict(field.codes)
    many = kind in {"radios", "checkboxes", "select"}
    return Input(
        name=name,
        kind=kind,
        label=gettext(field.label),
        hint=_hint(field),
        value=said or [""] if many else _first(field, said),
        options=_options(field, kind, said) if many else _periods(kind),
        error=error,
        rows=3,
        inline=many and len(codes) <= _FEW,
        inputmode=MODES.get(field.type, ""),
        missing=missing,
        was=was,
        base=base,
        width=WIDTHS.get(field.type, "20" if kind in {"select", "listed", "listed_many"} else ""),
        listed=Listed.CURRENCIES if kind == "money" else field.listed,
        ticked=_ticked(field, said) if kind == "listed_many" else (),
        money=_money(said) if kind == "money" else (),
        known=told_words(shown.heads.heads[0]) if shown.heads.heads else "",
    )


def options_of(field: Field) -> list[tuple[str, str]]:
    """Give the answers of a field to choose from, and none."""
    return _options(field, "select", ())


def kind_of(field: Field) -> str:
    """Tell how a field is asked: a handful of answers stand open, more of them unfold, a long list is searched."""
    if field.type is FieldType.CODE:
        return "listed" if field.listed else "radios" if len(field.codes) <= _A_HANDFUL else "select"
    if field.type is FieldType.CODES:
        return "listed_many" if field.listed else "checkboxes"
    return KINDS[field.type]


def _hint(field: Field) -> str:
    told = [gettext(field.hint)] if field.hint else []
    if field.type is FieldType.PARTIAL_DATE:
        told.append(gettext("A year, a month or a day, as 2004-07-19; 2547 or Reiwa 7 are understood too."))
    return " ".join(told)


def _first(field: Field, said: Sequence[str]) -> str:
    """Give what stands in the one box of an input; what was typed into a list and is not on it stands there again."""
    if field.listed and field.type is FieldType.CODES:
        return next((text for text in said if text and text not in dict(field.codes)), "")
    first = said[0] if said else ""
    return listed_word(field.listed, first) if field.listed else first


def _options(field: Field, kind: str, said: Sequence[str]) -> list[tuple[str, str]]:
    """Give the answers to choose from, also those that were kept before the list was as it is."""
    codes = dict(field.codes)
    options = [(code, code_words(field, code)) for code in codes]
    options += [(text, text) for text in said if text and text not in codes]
    return options if kind == "checkboxes" else [("", gettext("Nothing chosen")), *options]


def _ticked(field: Field, said: Sequence[str]) -> list[tuple[str, str]]:
    codes = dict(field.codes)
    return [(code, code_words(field, code)) for code in said if code in codes]


def _periods(kind: str) -> list[tuple[str, str]]:
    return [(code, gettext(words)) for code, words in PERIODS] if kind == "money" else []


def _money(said: Sequence[str]) -> tuple[str, ...]:
    return (*said, *("" for _ in MONEY))[: len(MONEY)]
