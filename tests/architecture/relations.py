"""How tables point at each other: downward, by a name from that room's words, and never looked through."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tests.architecture.house import FLOORS, ROOMS, Source, called, origins, text_of

RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
NAMES_OF_ROWS = {"order_by", "select_related", "prefetch_related", "values", "values_list", "only", "defer", "F"}
WITHOUT_A_JOIN = {"in", "isnull", "exact", "gt", "gte", "lt", "lte"}
MIGRATION = re.compile(r"\d{4}_|__first__|__latest__")
"""How the second half of a dependency begins; another pair is a choice whose value is called like a room."""
OF_AN_ID = {"hex", "bytes", "int"}
Relation = tuple[str, ast.Call]


def relations(source: Source) -> Iterator[Relation]:
    """Give each relation with the name of its field."""
    for node in ast.walk(source.tree):
        value, target = getattr(node, "value", None), None
        if isinstance(node, ast.Assign):
            target = node.targets[0]
        elif isinstance(node, ast.AnnAssign):
            target = node.target
        if isinstance(target, ast.Name) and isinstance(value, ast.Call) and called(value) in RELATIONS:
            yield target.id, value


def goal(call: ast.Call) -> ast.expr | None:
    """Give what a relation points at."""
    named = [keyword.value for keyword in call.keywords if keyword.arg == "to"]
    given = [*call.args, *named]
    return given[0] if given else None


def room_pointed_at(source: Source, call: ast.Call) -> str:
    """Tell from which other room the name comes; empty when it is the room's own."""
    target = goal(call)
    if not isinstance(target, ast.Name):
        return ""
    parts = origins(source.tree).get(target.id, "").split(".")
    return parts[1] if parts[0] == "samakki" and parts[1] != source.room else ""


def badly_pointed(source: Source) -> Iterator[str]:
    if source.kind == "migrations":
        return
    for field, call in relations(source):
        target = goal(call)
        if text_of(target) not in {None, "self"} or isinstance(target, ast.Attribute):
            yield source.at(call, f"{field} points by a text: take the name from the room's words")
        room = room_pointed_at(source, call)
        if room and FLOORS[room] < FLOORS[source.room]:
            yield source.at(call, f"{field} points up, at {room}")
        related = next((text_of(keyword.value) for keyword in call.keywords if keyword.arg == "related_name"), None)
        if room and related != "+":
            yield source.at(call, f'{field} points into {room} without related_name="+"')


def wrongly_named(source: Source) -> Iterator[str]:
    """A room's words name only its own tables, so that the import shows the floor."""
    if source.kind == "words" and source.room in ROOMS:
        for node in source.tree.body:
            text = text_of(getattr(node, "value", None)) or ""
            room, dot, model = text.partition(".")
            if dot and room in ROOMS and model.isidentifier() and room != source.room:
                yield source.at(node, f"{text} is for the words of {room}")


def upward_migrations(source: Source) -> Iterator[str]:
    if source.kind != "migrations":
        return
    for node in ast.walk(source.tree):
        names = [text_of(part) for part in node.elts] if isinstance(node, ast.Tuple) else []
        waits = len(names) == 2 and names[0] in FLOORS and MIGRATION.match(names[1] or "")
        if waits and FLOORS[names[0]] < FLOORS[source.room]:
            yield source.at(node, f"the migration waits for {names[0]}, which stands above")
        if isinstance(node, ast.Call) and called(node) == "swappable_dependency" and _above(source.room, "access"):
            yield source.at(node, "the migration waits for access, which stands above")


def _above(room: str, other: str) -> bool:
    return room in FLOORS and FLOORS[other] < FLOORS[room]


def looked_through(all_sources: Iterable[Source]) -> Iterator[str]:
    """A row of another room is never reached from a row of this one: its id is all there is."""
    by_room: defaultdict[str, list[Source]] = defaultdict(list)
    for source in all_sources:
        by_room[source.room].append(source)
    for own in by_room.values():
        fields = {field for source in own for field, call in relations(source) if room_pointed_at(source, call)}
        for source in own:
            if source.kind != "migrations" and fields:
                yield from _lookups(source, fields)


def _lookups(source: Source, fields: set[str]) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            names = [keyword.arg or "" for keyword in node.keywords]
            if called(node) in NAMES_OF_ROWS:
                names += [(text_of(argument) or "").removeprefix("-") for argument in node.args]
            for name in names:
                field, _, rest = name.partition("__")
                joined = rest and rest not in WITHOUT_A_JOIN
                if field in fields and (joined or called(node) in {"select_related", "prefetch_related"}):
                    yield source.at(node, f"{name} looks into another room")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
            row = node.value.value
            if node.value.attr in fields and node.attr not in OF_AN_ID and getattr(row, "id", "") != "by":
                yield source.at(node, f"{node.value.attr}.{node.attr} looks into another room")
