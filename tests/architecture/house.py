"""The house as it is written: every Python file with its room, floor and syntax tree."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
FLOORS: dict[str, int] = {
    room: floor
    for floor, rooms in enumerate(next(contract["layers"] for contract in CONTRACTS if contract["id"] == "floors"))
    for room in rooms.split(" | ")
}
ROOMS: list[str] = next(contract["rooms"] for contract in CONTRACTS if contract["id"] == "walls")
SEVEN = ("words", "actions", "queries", "jobs", "models", "rules", "gateways")


@dataclass(frozen=True)
class Source:
    """One Python file, named from the top of the tree it lies in."""

    path: Path
    name: str

    @cached_property
    def text(self) -> str:
        return self.path.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.name)

    @property
    def parts(self) -> tuple[str, ...]:
        """The place inside `samakki`: room, file, and so on; empty outside the product."""
        parts = Path(self.name).with_suffix("").parts
        return parts[2:] if parts[:2] == ("src", "samakki") else ()

    @property
    def room(self) -> str:
        return self.parts[0] if self.parts else ""

    @property
    def kind(self) -> str:
        """Which of the seven files this is, or is part of."""
        return self.parts[1] if len(self.parts) > 1 else ""

    def at(self, node: ast.AST, fault: str) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 1)}: {fault}"


@cache
def sources(root: Path, *folders: str) -> list[Source]:
    """Read all Python files below these folders, in order; each is parsed once for all rules."""
    found = [path for folder in folders for path in (root / folder).rglob("*.py") if "__pycache__" not in path.parts]
    return [Source(path, path.relative_to(root).as_posix()) for path in sorted(found)]


def product(root: Path) -> list[Source]:
    """Read what is shipped."""
    return sources(root, "src")


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Give every imported module or name, in full: `from a import b` gives `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield node, f"{node.module}.{alias.name}"


def origins(tree: ast.Module) -> dict[str, str]:
    """Tell for each name that a module imports from where it comes."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def called(call: ast.Call) -> str:
    """Name what is called: `ForeignKey` for `models.ForeignKey(…)`."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def text_of(node: ast.AST | None) -> str | None:
    """Give the text of a string constant."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
