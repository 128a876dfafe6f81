"""`samakki databook publish` and `samakki databook audit`: tables that give nobody away, and the attack on any.

Exit codes of audit: 0 nothing can be worked out, 1 something can, 2 the folder can't be read.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from samakki.disclosure import auditing, publication
from samakki.disclosure.published import UnreadableError, read_published
from samakki.disclosure.specification import RefusedSpecificationError, read_specification

FOUND: Final = 1
UNREADABLE: Final = 2
USUAL_THRESHOLD: Final = 5
_FOLDER: Final = click.Path(path_type=Path)


@click.command()
@click.argument("spec", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=_FOLDER, help="A folder that is not there yet.")
def publish(spec: Path, out: Path) -> None:
    """Publish what SPEC (YAML) says into a new folder: tables, datapackage.json, report.

    Ends with 2 when it was refused: then nothing was written.
    """
    try:
        told = publication.publish(read_specification(spec), out)
    except (RefusedSpecificationError, UnreadableError) as refused:
        click.echo(str(refused), err=True)
        sys.exit(UNREADABLE)
    click.echo(f"{out}: {told['hidden']} of {told['cells']} cells are hidden, and none can be worked out.")


@click.command()
@click.argument("folder", type=_FOLDER)
@click.option("--threshold", type=click.IntRange(min=2), help="Counts from 1 to one less are small; else as it says.")
@click.option("--earlier", multiple=True, type=_FOLDER, help="An earlier release, since when persons were corrected.")
@click.option("--same", multiple=True, type=_FOLDER, help="An earlier release of the very same persons.")
@click.option("--blank-hides", is_flag=True, help="An empty cell is a hidden one, not a zero.")
def audit(
    folder: Path, threshold: int | None, earlier: Sequence[Path], same: Sequence[Path], *, blank_hides: bool
) -> None:
    """Attack the publication in FOLDER, ours or another's; one line of JSON for each cell that can be worked out."""
    try:
        found = read_published(folder, blank_hides=blank_hides)
        releases = [(read_published(each, blank_hides=blank_hides), False) for each in earlier]
        releases += [(read_published(each, blank_hides=blank_hides), True) for each in same]
        leaks = auditing.audit(found, threshold or found.threshold or USUAL_THRESHOLD, releases)
    except UnreadableError as refused:
        click.echo(str(refused), err=True)
        sys.exit(UNREADABLE)
    for leak in leaks:
        click.echo(json.dumps(asdict(leak), ensure_ascii=False))
    sys.exit(FOUND if leaks else 0)


commands = (publish, audit)
