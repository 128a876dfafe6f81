"""Writes an instrument of the short form as the lines of an XLSForm's sheets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from samakki.instruments.rules.authoring.sheet import TONGUES, Ask, Bound, Cluster, Item, Moves, Sheet
from samakki.instruments.words import AMOUNT, CURRENCY, DATE, PER, Texts
from samakki.sections.words import LISTS, Field, FieldType, Listed, listed_words

Translate = Callable[[str, str], str]
"""Gives an English text of the record in the language of a tag."""

Line = Mapping[str, str]

_TYPES: Final = {"one": "select_one", "many": "select_multiple", "long": "text"}
_FIELD_TYPES: Final = {
    FieldType.NUMBER: "integer",
    FieldType.DECIMAL: "decimal",
    FieldType.PARTIAL_DATE: "date",
}
_HEADS: Final = ("type", "name", *(f"label::{name}" for name in TONGUES.values()))
_SPOKEN: Final = ("hint", "guidance_hint", "constraint_message")
_TAIL: Final = ("field", "relevant", "constraint", "appearance", "default", "calculation")
_LONG_LIST: Final = 20
_CURRENCIES: Final = "currencies"
_PERIODS: Final = "periods"
_PIECES: Final[Mapping[str, tuple[str, Texts]]] = {
    AMOUNT: ("decimal", {"en": "How much", "km": "ចំនួនប៉ុន្មាន"}),
    CURRENCY: (f"select_one {_CURRENCIES}", {"en": "In which currency", "km": "ជារូបិយប័ណ្ណអ្វី"}),
    PER: (f"select_one {_PERIODS}", {"en": "For how long a time", "km": "សម្រាប់រយៈពេលប៉ុន្មាន"}),
    DATE: ("date", {"en": "When", "km": "នៅពេលណា"}),
}
_PERIOD_WORDS: Final[Mapping[str, Texts]] = {
    "hour": {"en": "An hour", "km": "មួយម៉ោង"},
    "day": {"en": "A day", "km": "មួយថ្ងៃ"},
    "week": {"en": "A week", "km": "មួយសប្តាហ៍"},
    "month": {"en": "A month", "km": "មួយខែ"},
    "year": {"en": "A year", "km": "មួយឆ្នាំ"},
    "piece": {"en": "A piece of work", "km": "ការងារមួយដុំ"},
}


def sheets_of(sheet: Sheet, translate: Translate) -> dict[str, list[Sequence[str]]]:
    """Give the rows of `survey`, `choices` and `settings`, headings first."""
    survey = _opened(_note(sheet), [line for item in sheet.items for line in _lines(item, translate)])
    spoken = [f"{name}::{tongue}" for name in _SPOKEN for tongue in TONGUES.values()]
    heads = [*_HEADS, *spoken, *_TAIL]
    used = [head for head in heads if head in _HEADS or any(line.get(head) for line in survey)]
    return {
        "survey": [used, *([line.get(head, "") for head in used] for line in survey)],
        "choices": [("list_name", "name", *_HEADS[2:]), *_choices(sheet, translate)],
        "settings": _settings(sheet),
    }


def form_id(sheet: Sheet) -> str:
    """Tell the id by which all versions of a shipped instrument are known."""
    return f"samakki_{sheet.name}"


def title(sheet: Sheet) -> str:
    """Name an instrument in both its languages: an XLSForm has one title."""
    return " · ".join(sheet.title[tag] for tag in TONGUES)


def _opened(note: Line, lines: Sequence[Line]) -> list[Line]:
    """Put what the form is about, and the notes that stand first, into the first group: no page holds words alone."""
    first = next((at for at, line in enumerate(lines) if line["type"] != "note"), len(lines))
    notes = [note, *lines[:first]]
    if first < len(lines) and lines[first]["type"] == "begin_group" and not lines[first].get("field"):
        return [lines[first], *notes, *lines[first + 1 :]]
    return [*notes, *lines[first:]]


def _note(sheet: Sheet) -> Line:
    return {"type": "note", "name": "about_this_form", **_words("label", sheet.about)}


def _lines(item: Item, translate: Translate) -> Iterator[Line]:
    match item:
        case Bound(pieces=pieces) if pieces:
            yield from _money(item, translate)
        case Bound():
            yield _bound(item, translate)
        case Ask():
            yield _ask(item)
        case Cluster():
            yield from _cluster(item, translate)


def _bound(item: Bound, translate: Translate) -> Line:
    told = item.field
    kind = _FIELD_TYPES.get(told.type, "text")
    look = "multiline" if told.type is FieldType.LONG_TEXT else ""
    if told.codes:
        kind = f"{'select_multiple' if told.type is FieldType.CODES else 'select_one'} {_list_name(item)}"
        look = "minimal autocomplete" if len(told.codes) > _LONG_LIST else ""
    return {
        "type": kind,
        "name": item.name,
        **_words("label", item.label or _of_field(told.label, translate)),
        **_words("hint", item.hint or (_of_field(told.hint, translate) if told.hint else {})),
        **_words("guidance_hint", item.why),
        "field": item.path,
        "appearance": look,
        **_moved(item.moves),
        **({"constraint": _within(told)} if not item.moves.constraint else {}),
    }


def _money(item: Bound, translate: Translate) -> Iterator[Line]:
    yield {**_bound(item, translate), "type": "begin_group", "appearance": ""}
    for piece in item.pieces:
        kind, label = _PIECES[piece]
        look = "minimal autocomplete" if piece == CURRENCY else ""
        named = {"name": f"{item.name}_{piece}", "field": f"{item.path}.{piece}"}
        yield {"type": kind, **named, **_words("label", label), "appearance": look}
    yield {"type": "end_group"}


def _ask(item: Ask) -> Line:
    kind = _TYPES.get(item.kind, item.kind)
    return {
        "type": f"{kind} {item.choices}" if item.choices else kind,
        "name": item.name,
        **_words("label", item.label),
        **_words("hint", item.hint),
        **_words("guidance_hint", item.why),
        "appearance": item.look or ("multiline" if item.kind == "long" else ""),
        "default": item.default,
        **_moved(item.moves),
    }


def _cluster(item: Cluster, translate: Translate) -> Iterator[Line]:
    what = "repeat" if item.rows else "group"
    label = item.label or (_of_field(item.rows.label, translate) if item.rows else {})
    field = f"{item.rows.section.value}.{item.rows.name}" if item.rows else ""
    begin = {"type": f"begin_{what}", "name": item.name, **_words("label", label), "field": field}
    yield {**begin, **_words("hint", item.hint), **_moved(item.moves)}
    for each in item.items:
        yield from _lines(each, translate)
    yield {"type": f"end_{what}"}


def _choices(sheet: Sheet, translate: Translate) -> Iterator[Sequence[str]]:
    lists: dict[str, Mapping[str, Texts]] = {}
    for item in sheet.all_items():
        if isinstance(item, Bound) and item.field.codes:
            lists.setdefault(_list_name(item), _codes(item.field, translate))
        if isinstance(item, Ask) and item.choices:
            lists.setdefault(item.choices, sheet.lists[item.choices])
        if isinstance(item, Bound) and CURRENCY in item.pieces:
            lists.setdefault(_CURRENCIES, _listed(Listed.CURRENCIES, translate))
        if isinstance(item, Bound) and PER in item.pieces:
            lists.setdefault(_PERIODS, _PERIOD_WORDS)
    for name, offered in lists.items():
        for code, texts in offered.items():
            yield name, code, *(texts[tag] for tag in TONGUES)


def _list_name(item: Bound) -> str:
    return item.field.listed.value if item.field.listed else item.path.replace(".", "_")


def _codes(told: Field, translate: Translate) -> Mapping[str, Texts]:
    if told.listed:
        return _listed(told.listed, translate)
    return {code: _of_field(words, translate) for code, words in told.codes}


def _listed(which: Listed, translate: Translate) -> Mapping[str, Texts]:
    """Give a long list: CLDR's words, and ours where it has none."""
    return {code: _in_list(which, code, label, translate) for code, label in LISTS[which].codes}


def _in_list(which: Listed, code: str, label: str, translate: Translate) -> Texts:
    told = {tag: listed_words(which, code, tag) for tag in TONGUES}
    return told if all(told.values()) else _of_field(label, translate)


def _of_field(words: str, translate: Translate) -> Texts:
    return {tag: words if tag == "en" else translate(tag, words) for tag in TONGUES}


def _words(name: str, texts: Texts) -> dict[str, str]:
    return {f"{name}::{TONGUES[tag]}": words for tag, words in texts.items()}


def _within(told: Field) -> str:
    ends = ((">=", told.least), ("<=", told.most))
    return " and ".join(f". {sign} {end}" for sign, end in ends if end is not None)


def _moved(moves: Moves) -> dict[str, str]:
    said = _words("constraint_message", moves.constraint_message)
    return {"relevant": moves.relevant, "constraint": moves.constraint, **said}


def _settings(sheet: Sheet) -> list[Sequence[str]]:
    told = {
        "form_title": title(sheet),
        "form_id": form_id(sheet),
        "default_language": TONGUES["en"],
        "section": sheet.section.value,
        "closed": "yes" if sheet.closed else "no",
        "audience": sheet.audience,
    }
    return [tuple(told), tuple(told.values())]
