"""Writes docs/reference from the code: `make docs`. With --check it only tells which pages are out of date."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

PLACE: Final = Path(__file__).resolve().parents[2] / "docs" / "reference"
HEAD: Final = "<!-- Written by `make docs` from the code: change the code, then write anew. -->\n"


def pages() -> dict[str, Callable[[], str]]:
    """Give every generated page with the function that writes it."""
    from tests.reference import (  # noqa: PLC0415 -- they know Django
        acts,
        asvs,
        codes,
        commands,
        environment,
        fields,
        htcds,
        in_clear,
        instruments,
        policies,
        processing,
        roles,
        rules,
        web_pages,
    )

    return {
        "acts.md": acts.page,
        "asvs.md": asvs.page,
        "codes.md": codes.page,
        "commands.md": commands.page,
        "environment.md": environment.page,
        "fields.md": fields.page,
        "htcds.md": htcds.page,
        "in-clear.md": in_clear.page,
        "instruments.md": instruments.page,
        "pages.md": web_pages.page,
        "policies.md": policies.page,
        "processing.md": processing.page,
        "roles.md": roles.page,
        "rules.md": rules.page,
    }


def schemas() -> dict[str, Callable[[], str]]:
    """Give every generated schema with the function that writes it."""
    from tests.reference import case_schema  # noqa: PLC0415 -- it knows the record

    return {"htcds-cases.schema.json": case_schema.schema}


def written() -> dict[Path, str]:
    """Write every page and schema, in memory."""
    told = {PLACE / name: f"{HEAD}{page().strip()}\n" for name, page in pages().items()}
    return told | {PLACE / name: schema() for name, schema in schemas().items()}


def stale(texts: dict[Path, str]) -> list[str]:
    """Tell which pages on the disk differ."""
    return [path.name for path, text in texts.items() if not path.exists() or path.read_text() != text]


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Draw a Markdown table."""
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"


def sentence(documented: object) -> str:
    """Give the first sentence of a docstring; empty when there is none."""
    text = (getattr(documented, "__doc__", None) or "").strip()
    return " ".join(text.partition("\n\n")[0].split())


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django  # noqa: PLC0415 -- the settings must be named first

    django.setup()
    texts = written()
    if "--check" in arguments:
        old = stale(texts)
        print(f"out of date, run make docs: {', '.join(old)}" if old else "docs/reference is fresh")  # noqa: T201 -- a command
        return 1 if old else 0
    PLACE.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        path.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
