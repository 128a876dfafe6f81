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
from samakki.disclosure.dice import dice
from samakki.disclosure.methods import PRIVATE
from samakki.disclosure.published import UnreadableError, read_published
from samakki.disclosure.specification import RefusedSpecificationError, read_specification
from samakki.kernel.clocks import SystemChance

FOUND: Final = 1
UNREADABLE: Final = 2
USUAL_THRESHOLD: Final = 5
KEY_BYTES: Final = 32
_FOLDER: Final = click.Path(path_type=Path)


@click.command()
@click.argument("spec", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=_FOLDER, help="A folder that is not there yet.")
@click.option("--begin-key", is_flag=True, help="Make the key file that SPEC names; once for the same persons.")
@click.option("--open-ledger", type=float, metavar="EPSILON", help="Begin the ledger: all that may ever be told.")
def publish(spec: Path, out: Path, open_ledger: float | None, *, begin_key: bool) -> None:
    """Publish what SPEC (YAML) says into a new folder: tables, datapackage.json, report.

    Ends with 2 when it was refused: then nothing was written.
    """
    begin = SystemChance().bytes(KEY_BYTES) if begin_key else None
    try:
        told = publication.publish(read_specification(spec), out, dice(SystemChance()), begin, open_ledger)
    except (RefusedSpecificationError, UnreadableError) as refused:
        click.echo(str(refused), err=True)
        sys.exit(UNREADABLE)
    except FileExistsError:
        click.echo(f"{out} is there already: a release is not written over.", err=True)
        sys.exit(UNREADABLE)
    shown = f"{told['hidden']} of {told['cells']} cells are hidden" if told["hidden"] else f"{told['cells']} cells"
    ends = "each carries noise that protects every person" if told["method"] == PRIVATE else "none can be worked out"
    click.echo(f"{out}: {shown}, and {ends}.")


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
