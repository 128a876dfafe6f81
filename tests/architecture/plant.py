"""A copy of the house in which a violation can be planted, to see that it is caught."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CARRIED = ("pyproject.toml", "tests/__init__.py", "tests/architecture")
NOT_CODE = shutil.ignore_patterns("__pycache__", "static", "*.po", "*.mo", "*.woff2")


class Planted:
    """The copy: `src` and what the checks need beside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "src" / "samakki", root / "src" / "samakki", ignore=NOT_CODE)
        for name in CARRIED:
            source, target = ROOT / name, root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(source, target, ignore=NOT_CODE) if source.is_dir() else shutil.copy(source, target)

    def plant(self, module: str, text: str) -> Path:
        """Add lines at the end of a module, made if it is not there yet."""
        path = self._path(module)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text('"""Planted."""\n')
        with path.open("a") as code:
            code.write(f"\n{text}\n")
        return path

    @contextmanager
    def planted(self, module: str, text: str) -> Iterator[Path]:
        """Plant for the time of a block, then put the file back as it was."""
        path = self._path(module)
        before = path.read_bytes() if path.exists() else None
        yield self.plant(module, text)
        path.unlink() if before is None else path.write_bytes(before)

    def _path(self, module: str) -> Path:
        stem = self.root / "src" / Path(*module.split("."))
        return stem / "__init__.py" if stem.is_dir() else stem.with_suffix(".py")
