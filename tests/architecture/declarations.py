"""Every action is a deed and every query a sight: only so is access asked."""

import ast
from collections.abc import Iterable, Iterator

from tests.architecture.house import ROOMS, Source, called

DECLARED_AS = {"actions": "deed", "queries": "sight"}


def undeclared(all_sources: Iterable[Source]) -> Iterator[str]:
    files = [source for source in all_sources if source.room in ROOMS and source.kind in DECLARED_AS]
    for source in files:
        handed_on = _handed_on(source, files)
        for node in source.tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                if handed_on is not None and node.name not in handed_on:
                    continue
                yield from _faults(source, node)


def _handed_on(source: Source, files: list[Source]) -> set[str] | None:
    """Tell which names a folder hands on; None when the room has a single file, where every public name is open."""
    if len(source.parts) == 2:
        return None
    door = f"src/samakki/{source.room}/{source.kind}/__init__.py"
    trees = [other.tree for other in files if other.name == door]
    return {
        alias.asname or alias.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def _faults(source: Source, node: ast.FunctionDef) -> Iterator[str]:
    wanted = DECLARED_AS[source.kind]
    marks = {called(mark) if isinstance(mark, ast.Call) else getattr(mark, "id", "") for mark in node.decorator_list}
    if wanted not in marks:
        yield source.at(node, f"{node.name} is not declared @{wanted}")
    arguments = [*node.args.posonlyargs, *node.args.args]
    if not arguments or arguments[0].arg != "by":
        yield source.at(node, f"{node.name} does not take `by` first")


WRITES = {"save", "create", "delete", "bulk_create", "update_or_create", "get_or_create", "insert", "insert_many"}


def half_done(source: Source) -> Iterator[str]:
    """Find what is written outside a transaction by a deed that opens none."""
    if source.kind != "actions":
        return
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef) and any(_opens_none(mark) for mark in node.decorator_list):
            sheltered = {inner for block in ast.walk(node) if isinstance(block, ast.With) for inner in ast.walk(block)}
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _writes(call) and call not in sheltered:
                    yield source.at(call, f"{node.name} writes outside a transaction: it says changes=False")


def _writes(call: ast.Call) -> bool:
    told = ast.unparse(call.func)
    verb = told.rpartition(".")[2]
    return "." in told and (verb in WRITES or (verb == "update" and ".objects." in told))


def _opens_none(mark: ast.expr) -> bool:
    if not isinstance(mark, ast.Call) or called(mark) != "deed":
        return False
    return any(word.arg == "changes" and getattr(word.value, "value", True) is False for word in mark.keywords)
