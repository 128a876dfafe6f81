"""`samakki import` and `samakki export`: cases in and out.

Exit codes: 0 all rows are in, 1 the file or its map was refused, 2 some rows wait to be mended.
"""

import sys
from pathlib import Path
from typing import BinaryIO, Final

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samakki.doors.cli.signing_in import signed_in
from samakki.kernel.deeds import By
from samakki.transfers import actions, jobs
from samakki.transfers.words import (
    FLAW_TEXTS,
    PLAN_TEXTS,
    Plan,
    PlanRefusedError,
    Report,
    Survey,
    UnreadableError,
)

REFUSED: Final = 1
TO_MEND: Final = 2
SHOWN: Final = 20
_FOLDER = click.option("--data", metavar="FOLDER", expose_value=False, help="Where the node lives.")


@click.group(name="import")
def import_group() -> None:
    """Take cases in from another register."""


@import_group.command(name="cases")
@_FOLDER
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "login", required=True, help="The login of the member who takes them in.")
@click.option("--map", "plan_file", type=click.Path(dir_okay=False, path_type=Path), help="Where the columns go.")
@click.option("--dry-run", is_flag=True, help="Tell what would come of it, and open no case.")
@click.option("--resume", is_flag=True, help="Go on with the same file after the row it had come to.")
@click.option("--mend", type=click.Path(dir_okay=False, path_type=Path), help="Where the rows to be mended go.")
@click.option("--sheet", default="", help="Which sheet of a workbook; else the first that is not hidden.")
@click.option("--even-shifted", is_flag=True, help="Columns that change their meaning halfway are meant so.")
def import_cases(  # noqa: PLR0913 -- each is an option of the command
    file: Path,
    login: str,
    plan_file: Path | None,
    mend: Path | None,
    sheet: str,
    *,
    dry_run: bool,
    resume: bool,
    even_shifted: bool,
) -> None:
    """Take the cases of FILE (CSV, XLSX or JSON) in, as the map says.

    Without --map the map is guessed and written beside FILE, and nothing is taken in: look at it first.
    """
    try:
        with signed_in(login) as by, file.open("rb") as handle:
            plan = None if plan_file is None else actions.read_plan(by, plan_file.read_text("utf-8"))
            wanted = sheet or (plan.sheet if plan else "")
            found = actions.survey(by, handle, sheet=wanted, header=plan.header if plan else 0)
            _tell_survey(found)
            if plan is None:
                _write_guess(by, file, found)
                return
            actions.judge_plan(by, plan, found, even_shifted=even_shifted)
            report = _run(by, handle, plan, found, file.name, dry_run=dry_run, resume=resume)
            _tell(report, dry_run=dry_run)
            if report.problems:
                _write_mend(handle, plan, found, report, mend or file.with_suffix(f".mend.{found.format}"))
                sys.exit(TO_MEND)
    except UnreadableError as refused:
        _refuse(f"{file.name}: {refused}")
    except PlanRefusedError as refused:
        _refuse(f"{plan_file}: {refused.place}: {PLAN_TEXTS[refused.wrong]}")


def _run(  # noqa: PLR0913 -- a whole import
    by: By, handle: BinaryIO, plan: Plan, found: Survey, name: str, *, dry_run: bool, resume: bool
) -> Report:
    with click.progressbar(length=found.rows, label=_("Rows"), file=sys.stderr) as bar:

        def tell(_through: int, report: Report) -> None:
            bar.update(report.taken + report.already + report.refused - bar.pos)

        if dry_run:
            return jobs.try_all(by, handle, plan, found, tell)
        return jobs.take_all(by, handle, plan, found, name, tell, resume=resume)


def _tell_survey(found: Survey) -> None:
    click.echo(
        ngettext("%(rows)d row, %(columns)d columns.", "%(rows)d rows, %(columns)d columns.", found.rows)
        % {"rows": found.rows, "columns": len(found.headings)}
    )
    for told in found.told:
        click.echo(f"  {told}")
    for shift in found.shifts:
        words = _("Column %(column)s: from row %(row)d on %(after)s stand where %(before)s stood.")
        told_of = {
            "column": found.headings[shift.column],
            "row": shift.row,
            "after": shift.after,
            "before": shift.before,
        }
        click.echo("  " + words % told_of)


def _write_guess(by: By, file: Path, found: Survey) -> None:
    place = file.with_suffix(".map.yaml")
    text = actions.write_plan(by, actions.guess(by, file.stem, found), found)
    if place.exists():
        _refuse(_("%(file)s is there already: name it with --map, or move it away.") % {"file": place})
    place.write_text(text, "utf-8")
    click.echo(text)
    click.echo(_("Written to %(file)s. Change what is wrong, then run again with --map.") % {"file": place}, err=True)


def _tell(report: Report, *, dry_run: bool) -> None:
    words = (
        _("%(taken)d cases would be opened, %(already)d rows are here already, %(refused)d wait to be mended.")
        if dry_run
        else _("%(taken)d cases opened, %(already)d rows were here already, %(refused)d wait to be mended.")
    )
    click.echo(words % {"taken": report.taken, "already": report.already, "refused": report.refused})
    if report.differing:
        told = _("%(number)d rows that are here already say something else now. Nothing was changed in their cases.")
        click.echo(told % {"number": report.differing})


def _write_mend(handle: BinaryIO, plan: Plan, found: Survey, report: Report, place: Path) -> None:
    for problem in report.problems[:SHOWN]:
        click.echo(f"  {problem.cell}: {FLAW_TEXTS[problem.flaw]}", err=True)
    place.write_bytes(jobs.mendable(handle, plan, found, report.problems))
    click.echo(_("Mend the rows in %(file)s and take it in by the same map.") % {"file": place}, err=True)


def _refuse(words: str) -> None:
    click.echo(words, err=True)
    sys.exit(REFUSED)


commands: Final = (import_group,)
