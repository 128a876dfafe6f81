"""`samakki vault`: how the keystore stands, and a new key for an agency."""

from typing import Final

import click
from django.utils.translation import gettext as _

from samakki.access import actions as access
from samakki.access import queries
from samakki.access.words import stranger
from samakki.doors.cli.signing_in import signed_in
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.vault.queries import keys_of_agencies, keystore_state
from samakki.vault.words import KeystoreFault

_FOLDER: Final = click.option("--data", metavar="FOLDER", expose_value=False, help="Where the node lives.")


@click.group()
def vault() -> None:
    """See to the keys: how they stand, and a new one for an agency."""


@vault.command()
@_FOLDER
def status() -> None:
    """Tell how the keystore stands: its generation, and of each agency the key, its holders, what waits to be moved."""
    by = queries.at_home(stranger(WallClock(), SystemChance(), Standing.NODE))
    try:
        state = keystore_state(by)
    except KeystoreFault as fault:
        raise click.ClickException(fault.text) from fault
    click.echo(_("generation {generation}, {wraps} wraps").format(generation=state.generation, wraps=state.wraps))
    keys = {one.agency: one for one in keys_of_agencies(by)}
    for agency, name in queries.agency_names(by).items():
        one = keys.get(agency)
        if one is None:
            click.echo(_("{agency}: no key yet").format(agency=name))
            continue
        told = _("{agency}: key {epoch} since {since}, held by {holders}, {waiting} wraps wait to be moved")
        since = one.since.date().isoformat()
        click.echo(told.format(agency=name, epoch=one.epoch, since=since, holders=one.holders, waiting=one.waiting))


@vault.command()
@_FOLDER
@click.argument("agency")
@click.option("--as", "login", metavar="LOGIN", required=True, help="The login of a member who holds the key.")
@click.option("--go-on", is_flag=True, help="Begin no new key: only move what still lies under a former one.")
def rotate(agency: str, login: str, *, go_on: bool) -> None:
    """Begin a new key for AGENCY, by its name; it is in force at once. Then move what lies under former keys.

    People work on meanwhile. Whatever ends it, --go-on goes on from there; nothing becomes unreadable.
    """
    with signed_in(login) as by:
        own = by.agency
        if own is None or queries.agency_state(by, own).name != agency:
            raise click.ClickException(_("{login} does not work for {agency}.").format(login=login, agency=agency))
        if not go_on:
            epoch = access.renew_agency_key(by, own)
            click.echo(_("key {epoch} of {agency} is in force").format(epoch=epoch, agency=agency))
        click.echo(_("{count} wraps were moved under it").format(count=_moved(by)))


def _moved(by: By) -> int:
    moved = 0
    while by.agency is not None and (some := access.move_keys(by, by.agency)):
        moved += some
    return moved


commands: Final = (vault,)
