"""Form fields, error summaries, dates and numbers as every page shows them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use

register = template.Library()
KINDS: Final = {
    "textarea": "textarea",
    "select": "select",
    "radioselect": "radios",
    "checkbox": "checkbox",
    "checkboxselectmultiple": "checkboxes",
    "clearablefile": "file",
    "hidden": "hidden",
}


@register.simple_tag
def field(bound: BoundField | None = None, **given: Any) -> SafeString:
    """Write a form field: `{% field form.note rows=4 %}`, or from plain values `{% field name="pin" label=words %}`.

    Plain values: kind (text, password, email, tel, number, date, file, textarea, select, radios, checkbox,
    checkboxes, hidden), name, id, label, hint, error, value, chosen (of a checkbox), options (of (value, words) or
    (value, words, hint)), rows, width (2, 4, 10, 20), size (l: the label is the question of the page), optional,
    inline, inputmode, autocomplete, and `attributes` (a mapping). Label, hint and error are tied together for screen
    readers; `autocomplete` is off unless given.
    """
    told = (_of_bound(bound) if bound is not None else {}) | given
    return render_to_string("components/field.html", _completed(told))


@register.inclusion_tag("components/error_summary.html")
def error_summary(source: BaseForm | Iterable[tuple[str, str]]) -> dict[str, object]:
    """List what needs another look, each leading to its field; takes a form or pairs of (id of the field, words)."""
    if isinstance(source, BaseForm):
        pairs = [(source[name].auto_id if name in source.fields else "", text) for name, text in _errors_of(source)]
    else:
        pairs = list(source)
    return {"errors": [{"id": place, "text": text} for place, text in pairs]}


@register.filter
def moment(when: datetime | None, style: str = "long") -> str:
    """Write a moment in the reader's language: `long` (day and time), `day`, `full`, `time`, `short`."""
    return dates.moment(when, language_in_use(), style) if when else ""


@register.filter
def partial_date(known: str | None) -> str:
    """Write as much of a date as is known (`2019`, `2019-05`, `2019-05-03`), in both calendars where both are used."""
    return dates.partial(known, language_in_use()) if known else ""


@register.filter
def number(value: float | None) -> str:
    """Write a number as the reader's language groups its digits."""
    return "" if value is None else dates.number(value, language_in_use())


def _errors_of(form: BaseForm) -> list[tuple[str, str]]:
    return [(name, str(text)) for name, texts in form.errors.items() for text in texts]


def _of_bound(bound: BoundField) -> dict[str, Any]:
    widget = bound.field.widget
    name = type(widget).__name__.lower().removesuffix("input")
    kind = KINDS.get(name) or getattr(widget, "input_type", None) or "text"
    told: dict[str, Any] = {
        "kind": kind,
        "name": bound.html_name,
        "id": bound.auto_id or bound.html_name,
        "label": bound.label,
        "hint": bound.help_text,
        "error": " ".join(str(text) for text in bound.errors),
        "attributes": dict(widget.attrs),
    }
    if kind == "checkbox":
        told["chosen"] = bool(bound.value())
    else:
        told["value"] = "" if bound.value() is None else bound.value()
    if kind in {"select", "radios", "checkboxes"}:
        told["options"] = _flat(getattr(bound.field, "choices", ()))
    return told


def _flat(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for value, words in choices:
        flat.extend(words if isinstance(words, list | tuple) else [(value, words)])
    return flat


def _completed(told: dict[str, Any]) -> dict[str, Any]:
    told.setdefault("kind", "text")
    told.setdefault("value", "")
    told["id"] = told.get("id") or f"id_{told['name']}"
    attributes = dict(told.get("attributes") or {})
    told["autocomplete"] = told.get("autocomplete") or attributes.pop("autocomplete", "off")
    told["rows"] = told.get("rows") or attributes.pop("rows", None)
    attributes.pop("cols", None)
    if mode := told.get("inputmode"):
        attributes["inputmode"] = mode
    told["attributes"] = {key: given for key, given in attributes.items() if given is not False}
    described = [f"{told['id']}-{part}" for part in ("hint", "error") if told.get(part)]
    told["described_by"] = " ".join([*described, *str(told.get("described_by") or "").split()])
    told["options"] = [_option(told, place, option) for place, option in enumerate(told.get("options") or ())]
    return told


def _option(told: Mapping[str, Any], place: int, option: Any) -> dict[str, Any]:
    value, words, hint = (*option, "", "")[:3]
    chosen = told.get("value")
    many = {str(each) for each in chosen} if isinstance(chosen, list | tuple | set) else {str(chosen)}
    return {
        "value": value,
        "label": words,
        "hint": hint,
        "id": told["id"] if place == 0 else f"{told['id']}-{place}",
        "chosen": str(value) in many,
    }
