"""`samakki import` and `samakki export`: cases in and out.

Exit codes: 0 all rows are in, 1 the file or its map was refused, 2 some rows wait to be mended.
"""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samakki.cases import queries as cases
from samakki.doors.cli.signing_in import signed_in
from samakki.kernel.deeds import By
from samakki.sections.words import BY_NAME, Section
from samakki.transfers import actions, jobs
from samakki.transfers.words import (
    FLAW_TEXTS,
    Exported,
    Format,
    NoRoomError,
    Plan,
    PlanRefusedError,
    PlanWrong,
    Reason,
    Report,
    Survey,
    UnreadableError,
    Wanted,
    refusal_in_words,
)

REFUSED: Final = 1
TO_MEND: Final = 2
SHOWN: Final = 20
_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.option("--data", metavar="FOLDER", expose_value=False, help="Where the node lives.")


@click.group(name="import")
def import_group() -> None:
    """Take cases in from another register."""


@import_group.command(name="cases")
@_FOLDER
@click.argument("file", type=_FILE)
@click.option("--as", "login", required=True, help="The login of the member who takes them in.")
@click.option(
    "--map", "plan_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Where the columns go."
)
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
            plan = None if plan_file is None else _read_plan(by, plan_file)
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
                form, content = jobs.mendable(handle, plan, found, report.problems)
                _write_mend(report, content, mend or file.with_suffix(f".mend.{form}"))
                sys.exit(TO_MEND)
    except UnreadableError as refused:
        _refuse(f"{file.name}: {refused}")
    except PlanRefusedError as refused:
        _refuse(f"{plan_file}: {refusal_in_words(refused)}")


def _read_plan(by: By, file: Path) -> Plan:
    try:
        return actions.read_plan(by, file.read_text("utf-8"))
    except UnicodeDecodeError:
        raise PlanRefusedError(PlanWrong.NOT_A_MAP, "UTF-8") from None


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
    if report.elsewhere:
        leads = ngettext(
            "%(number)s row leads to a case that is not here; the number it had is kept: %(rows)s",
            "%(number)s rows lead to cases that are not here; the numbers they had are kept: %(rows)s",
            len(report.elsewhere),
        )
        rows = ", ".join(str(row) for row in report.elsewhere[:SHOWN])
        click.echo(leads % {"number": len(report.elsewhere), "rows": rows})


def _write_mend(report: Report, content: bytes, place: Path) -> None:
    for problem in report.problems[:SHOWN]:
        click.echo(f"  {problem.cell}: {FLAW_TEXTS[problem.flaw]}", err=True)
    place.write_bytes(content)
    click.echo(_("Mend the rows in %(file)s and take it in by the same map.") % {"file": place}, err=True)


def _refuse(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(REFUSED)


@click.group(name="export")
def export_group() -> None:
    """Hand cases on."""


@export_group.command(name="cases")
@_FOLDER
@click.option("--as", "login", required=True, help="The login of the member who hands them on.")
@click.option(
    "--format",
    type=click.Choice([each.value for each in Format]),
    default=Format.CSV.value,
    show_default=True,
    help="In which kind of file.",
)
@click.option(
    "--purpose", type=click.Choice([each.value for each in Reason]), required=True, help="What for; every file says it."
)
@click.option(
    "--section",
    "sections",
    multiple=True,
    type=click.Choice([each.value for each in Section]),
    help="Only these; else all.",
)
@click.option(
    "--closed", "closed", multiple=True, metavar="SECTION.FIELD", help="A field that stays at home unless named."
)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Cases opened from this day on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Cases opened up to this day.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the sealed file goes.")
def export_cases(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    login: str,
    format: str,  # noqa: A002 -- the name of the option
    purpose: str,
    sections: Sequence[str],
    closed: Sequence[str],
    since: datetime | None,
    until: datetime | None,
    out: Path | None,
) -> None:
    """Hand the agency's cases on in the words of the standard (HTCDS), in a file sealed with AES-256.

    The words that open it are shown once. Tell them to the other side by another way than the file.
    """
    with signed_in(login) as by:
        found = cases.cases_of_agency(by, since and since.date(), until and until.date())
        wanted = Wanted(
            found,
            Format(format),
            Reason(purpose),
            tuple(Section(section) for section in sections or Section),
            tuple(_closed_field(name) for name in closed),
        )
        made = _hand_all(by, wanted)
    place = out or Path(made.name)
    place.write_bytes(made.content)
    click.echo(_("%(cases)d cases in %(file)s.") % {"cases": made.cases, "file": place})
    click.echo(_("The words that open it, shown once: %(words)s") % {"words": made.words})


def _hand_all(by: By, wanted: Wanted) -> Exported:
    with click.progressbar(length=max(len(wanted.cases), 1), label=_("Cases"), file=sys.stderr) as bar:
        try:
            return jobs.hand_all(by, wanted, lambda done, _of: bar.update(done - bar.pos))
        except NoRoomError as refused:
            _refuse(str(refused))


def _closed_field(name: str) -> tuple[Section, str]:
    section, _dot, field = name.partition(".")
    if section not in set(Section) or (Section(section), field) not in BY_NAME:
        raise click.BadParameter(name, param_hint="--closed")
    return Section(section), field


commands: Final = (import_group, export_group)
