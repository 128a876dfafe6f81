"""Reads an instrument in the short form; every mistake is told with the instrument and the line it is in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from samakki.instruments.rules.authoring.sheet import (
    ADULT,
    ANY,
    CHILD,
    TONGUES,
    Ask,
    Bound,
    Cluster,
    Item,
    Moves,
    Sheet,
)
from samakki.instruments.words import AMOUNT, CURRENCY, PER, PIECES, Texts
from samakki.kernel.told import read
from samakki.sections.words import Field, FieldType, FieldUnknownError, Section, field_named

_WHOLE: Final = frozenset({"name", "title", "about", "section", "questions"})
_FREE: Final = frozenset({"closed", "audience", "lists", "child"})
_COMMON: Final = frozenset({"label", "hint", "why", "relevant", "constraint", "constraint_message", "only", "child"})
_KEYS: Final = {
    "field": frozenset({"name", "pieces"}),
    "ask": frozenset({"type", "choices", "look", "default"}),
    "note": frozenset[str](),
    "group": frozenset({"questions"}),
    "rows": frozenset({"name", "questions"}),
}
_TYPES: Final = frozenset({"one", "many", "text", "long", "integer", "decimal", "date", "time", "acknowledge"})
_CHOSEN: Final = frozenset({"one", "many"})
_LONGEST: Final = 1_000_000

Told = Mapping[str, Any]
Lists = Mapping[str, Mapping[str, Texts]]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reader stands: in which instrument, for whom, with which lists, in the rows of which field."""

    name: str
    audience: str
    lists: Lists
    rows: Field | None = None


def read_lists(text: str) -> dict[str, dict[str, Texts]]:
    """Read lists of choices: name of the list, then code, then words by language."""
    return _lists(read(text, _LONGEST).value)


def _lists(told: Mapping[str, Mapping[object, Any]]) -> dict[str, dict[str, Texts]]:
    return {
        str(name): {_code(name, code): _texts(f"{name}.{code}", words) for code, words in offered.items()}
        for name, offered in told.items()
    }


def read_sheets(text: str, shared: Lists) -> tuple[Sheet, ...]:
    """Read one file: one instrument, or one for each audience that it names. Raises ValueError that says where."""
    whole = read(text, _LONGEST)
    whole.table(_WHOLE, _FREE)
    told = whole.value
    audiences = told.get("audience", ANY)
    return tuple(_sheet(told, each, shared) for each in ([audiences] if isinstance(audiences, str) else audiences))


def _sheet(told: Told, audience: str, shared: Lists) -> Sheet:
    if audience not in {ANY, ADULT, CHILD}:
        raise _wrong(told["name"], f"nobody is called {audience}")
    several = not isinstance(told.get("audience", ANY), str)
    said = {**told, **told.get("child", {})} if audience == CHILD else told
    place = _Place(str(told["name"]), audience, {**shared, **_lists(told.get("lists", {}))})
    sheet = Sheet(
        name=f"{told['name']}_child" if several and audience == CHILD else str(told["name"]),
        title=_texts(place.name, said["title"]),
        about=_texts(place.name, said["about"]),
        section=Section(told["section"]),
        closed=told.get("closed", False) is True,
        audience=audience,
        items=tuple(_items(place, told["questions"])),
        lists=place.lists,
    )
    names = [item.name for item in sheet.all_items()]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise _wrong(place.name, f"two lines have one name: {', '.join(twice)}")
    return sheet


def _items(place: _Place, questions: Iterable[Told]) -> Iterator[Item]:
    for told in questions:
        what = next((kind for kind in _KEYS if kind in told), "")
        if not what or not set(told) <= {what} | _KEYS[what] | _COMMON:
            raise _wrong(place.name, f"a line is field, ask, note, group or rows, and no other keys: {dict(told)}")
        if told.get("only", place.audience) != place.audience:
            continue
        said = {**told, **told.get("child", {})} if place.audience == CHILD else told
        if what == "field":
            yield _bound(place, said)
        elif what in {"group", "rows"}:
            yield _cluster(place, said, what)
        else:
            yield _ask(place, said, what)


def _bound(place: _Place, told: Told) -> Bound:
    where = f"{place.name}: {told['field']}"
    section, _, rest = str(told["field"]).partition(".")
    outer, _, part = rest.partition(".")
    found = _field(where, section, outer)
    within = None
    if part:
        within = found
        if within != place.rows:
            raise _wrong(where, "a part of rows is asked inside its rows")
        inner = next((each for each in within.parts if each.name == part), None)
        if inner is None:
            raise _wrong(where, "there is no such part")
        found = inner
    if found.type is FieldType.ROWS:
        raise _wrong(where, "rows are written with rows:")
    return Bound(
        name=str(told.get("name", rest.replace(".", "_"))),
        field=found,
        within=within,
        label=_said(where, told, "label"),
        hint=_said(where, told, "hint"),
        why=_said(where, told, "why"),
        moves=_moves(where, told),
        pieces=_pieces(where, told, found),
    )


def _pieces(where: str, told: Told, found: Field) -> tuple[str, ...]:
    if found.type is not FieldType.MONEY:
        if "pieces" in told:
            raise _wrong(where, "only an amount of money has pieces")
        return ()
    pieces = tuple(told.get("pieces", (AMOUNT, CURRENCY, PER)))
    if not set(pieces) <= set(PIECES):
        raise _wrong(where, f"the pieces are {', '.join(PIECES)}")
    return pieces


def _ask(place: _Place, told: Told, what: str) -> Ask:
    name = str(told[what])
    where = f"{place.name}: {name}"
    kind = "note" if what == "note" else str(told.get("type", "text"))
    choices = str(told.get("choices", ""))
    if what == "ask" and kind not in _TYPES:
        raise _wrong(where, f"no question is of the type {kind}")
    if (kind in _CHOSEN) != bool(choices) or (choices and choices not in place.lists):
        raise _wrong(where, f"choices are named for one and many, from the lists: {choices}")
    return Ask(
        name=name,
        kind=kind,
        label=_texts(where, told.get("label")),
        hint=_said(where, told, "hint"),
        why=_said(where, told, "why"),
        choices=choices,
        look=str(told.get("look", "")),
        default=str(told.get("default", "")),
        moves=_moves(where, told),
    )


def _cluster(place: _Place, told: Told, what: str) -> Cluster:
    where = f"{place.name}: {told[what]}"
    rows = None
    if what == "rows":
        section, _, name = str(told["rows"]).partition(".")
        rows = _field(where, section, name)
        if rows.type is not FieldType.ROWS:
            raise _wrong(where, "this field has no rows")
        if place.rows is not None:
            raise _wrong(where, "rows hold no rows")
    inside = _Place(place.name, place.audience, place.lists, rows)
    return Cluster(
        name=str(told.get("name", rows.name if rows else told["group"])),
        label=_said(where, told, "label") if rows else _texts(where, told.get("label")),
        hint=_said(where, told, "hint"),
        items=tuple(_items(inside, told["questions"])),
        moves=_moves(where, told),
        rows=rows,
    )


def _field(where: str, section: str, name: str) -> Field:
    try:
        return field_named(Section(section), name)
    except (FieldUnknownError, ValueError):
        raise _wrong(where, "there is no such field") from None


def _moves(where: str, told: Told) -> Moves:
    message = _said(where, told, "constraint_message")
    return Moves(str(told.get("relevant", "")), str(told.get("constraint", "")), message)


def _said(where: str, told: Told, name: str) -> Texts:
    return _texts(f"{where}: {name}", told[name]) if name in told else {}


def _texts(where: str, told: Any) -> Texts:
    if not isinstance(told, dict) or set(told) != set(TONGUES) or not all(_filled(words) for words in told.values()):
        raise _wrong(where, f"words stand in {', '.join(TONGUES)}: {told}")
    return {tag: " ".join(told[tag].split()) for tag in TONGUES}


def _filled(words: object) -> bool:
    return isinstance(words, str) and bool(words.strip())


def _code(name: str, code: object) -> str:
    if not isinstance(code, str):
        raise _wrong(name, f'{code!r} is not text: YAML takes yes and no for truth values, write "yes" and "no"')
    return code


def _wrong(where: str, what: str) -> ValueError:
    return ValueError(f"{where}: {what}")
