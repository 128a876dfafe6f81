"""`samakki databook convert`: what agencies gave, in one currency, each amount with its rate and as it was given.

Exit codes: 0 converted, 2 refused: then nothing was written.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.doors.cli.tables import refuse, table_in
from samakki.kernel.folders import PUBLIC, made_at
from samakki.tables.contributions import (
    OF_RATES,
    Converted,
    Fault,
    NotConvertedError,
    Wrong,
    by_year,
    converted,
    is_currency,
)

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
_WORDS: Final[Mapping[Fault, Promise]] = {
    Fault.NO_COLUMN: _("there is no column {printed}"),
    Fault.NO_AGENCY: _("it names no agency"),
    Fault.NO_YEAR: _("“{printed}” is no year"),
    Fault.NO_AMOUNT: _("“{printed}” is no amount"),
    Fault.NO_CURRENCY: _("“{printed}” is no currency; write its three letters, as THB"),
    Fault.OTHER_CURRENCY: _("“{printed}” names another currency than its column"),
    Fault.NO_RATE: _("“{printed}” is no rate above 0"),
    Fault.NO_SOURCE: _("it does not say who told the rate"),
    Fault.NO_DAY: _("“{printed}” is no day, as 2004-07-19"),
    Fault.RATE_LACKS: _("there is no rate for {printed}"),
    Fault.RATE_TWICE: _("there is a rate for {printed} already"),
}


@click.command()
@click.argument("file", type=_FILE)
@click.option("--rates", "rates_file", type=_FILE, required=True, help=f"Columns: {', '.join(OF_RATES)}.")
@click.option("--into", required=True, metavar="CODE", help="The one currency, as USD.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A folder that is not there yet.")
def convert(file: Path, rates_file: Path, into: str, out: Path) -> None:
    """Convert the amounts in FILE into one currency, by the rate of each year; nothing of what was given is lost.

    FILE (CSV, XLSX, ODS) has the columns agency, year, amount, currency. Writes contributions.csv and by-year.csv.
    """
    into = into.upper()
    if not is_currency(into):
        refuse(gettext("“{printed}” is no currency; write its three letters, as THB").format(printed=into))
    try:
        told = converted(table_in(file), table_in(rates_file), into)
    except NotConvertedError as refused:
        refuse("\n".join(map(_said, refused.wrong)))
    try:
        with made_at(out, PUBLIC) as folder:
            _write(folder / "contributions.csv", [_head(into), *map(_line, told)])
            _write(folder / "by-year.csv", by_year(told))
    except FileExistsError:
        refuse(gettext("{folder} is there already, and is not written over.").format(folder=out))
    click.echo(gettext("{number} amounts in {currency}: {folder}").format(number=len(told), currency=into, folder=out))


def _said(one: Wrong) -> str:
    words = str(_WORDS[one.fault]).format(printed=one.printed)
    return gettext("{file}, line {line}: {words}.").format(file=one.file, line=one.line, words=words)


def _head(into: str) -> list[str]:
    return ["agency", "year", f"amount {into}", "rate", "rate source", "rate day", "original amount", "currency"]


def _line(one: Converted) -> list[str]:
    rate = (format(one.rate.value, "f"), one.rate.source, one.rate.day.isoformat()) if one.rate else ("1", "", "")
    return [one.agency, str(one.year), format(one.amount, "f"), *rate, format(one.original, "f"), one.currency]


def _write(place: Path, rows: Sequence[Sequence[str]]) -> None:
    with place.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(rows)
