"""`samakki databook check`: tables as officials print them, and whether they add up.

Exit codes: 0 nothing found, 1 findings, 2 a file or ABOUT.yaml cannot be read.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import click

from samakki.tables.about import LONGEST, About, AboutWrongError, read_about
from samakki.tables.checking import Beside, check
from samakki.tables.package import about_of
from samakki.tables.printed import Table, UnreadableTableError
from samakki.tables.reading import read_table

FOUND: Final = 1
UNREADABLE: Final = 2
_FILE: Final = click.Path(dir_okay=False, path_type=Path)
_ENDINGS: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".ods", ".gz"})
_MOST_BESIDE: Final = 2_000


@click.command(name="check")
@click.argument("files", metavar="FILE...", type=_FILE, nargs=-1, required=True)
@click.option("--about", "about_file", type=_FILE, help="ABOUT.yaml: footnotes, codebook, period; or datapackage.json.")
@click.option("--settled", is_flag=True, help="Print findings that a footnote settles, too; they do not count.")
@click.option("--small", type=click.IntRange(2, 1_000), metavar="N", help="Find counts below N beside a place, too.")
def check_tables(files: Sequence[Path], about_file: Path | None, small: int | None, *, settled: bool) -> None:
    """Check tables (CSV, XLSX, ODS; also in gzip), and print one JSON object a line for each finding.

    Several files are also held against each other. Nothing is changed. Exit code 1 with findings, 0 without, 2 when
    a file cannot be read.
    """
    tables = [table_in(file) for file in files]
    lines = []
    for file, table in zip(files, tables, strict=True):
        others = [other for other in tables if other is not table]
        found = check(table, _about(about_file, file), Beside(_names_beside(file), others), small=small or 0)
        told = [one for one in found if settled or not one.settled]
        named = {"file": file.name} if len(files) > 1 else {}
        lines += [(json.dumps({**one.told(), **named}, ensure_ascii=False), not one.settled) for one in told]
    for line, _counts in lines:
        click.echo(line)
    sys.exit(FOUND if any(counts for _line, counts in lines) else 0)


def table_in(file: Path) -> Table:
    """Read a file as a table, or say why it cannot be read and end with 2."""
    try:
        with file.open("rb") as source:
            return read_table(source, file.name)
    except UnreadableTableError as refused:
        refuse(f"{file.name}: {refused}.")
    except OSError as error:
        refuse(f"{file.name}: {error.strerror}.")


def _about(place: Path | None, file: Path) -> About | None:
    if place is None:
        return None
    try:
        text = place.read_bytes()[: LONGEST * 4 + 1].decode("utf-8-sig")
        return about_of(text, file.name) if place.suffix == ".json" else read_about(text)
    except (AboutWrongError, UnicodeDecodeError) as refused:
        refuse(f"{place.name}: {refused}")
    except OSError as error:
        refuse(f"{place.name}: {error.strerror}.")


def _names_beside(file: Path) -> list[str]:
    """Name the tables in the same folder: a series is known by its neighbours."""
    names = (one.name for one in file.absolute().parent.iterdir() if one.suffix.lower() in _ENDINGS)
    return [name for _number, name in zip(range(_MOST_BESIDE), names, strict=False) if name != file.name]


def refuse(words: str) -> NoReturn:
    """Say what is wrong, and end with 2."""
    click.echo(words, err=True)
    sys.exit(UNREADABLE)
