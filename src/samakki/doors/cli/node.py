"""`samakki init`, `samakki agency add`, `samakki staff invite`, `samakki sweep`: how a node and its agencies begin."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

import click
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import gettext as _

from samakki.access import actions as access
from samakki.access import jobs
from samakki.access.queries import at_home, at_the_machine
from samakki.access.words import AgencyKind, AlreadyFoundedError, NotFitError, Role, stranger
from samakki.assistance import jobs as assistance
from samakki.consent import jobs as consent
from samakki.instruments import jobs as instruments
from samakki.journal import jobs as journal_jobs
from samakki.keeping import jobs as keeping_jobs
from samakki.keeping.actions import take_on_ballast
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import NodeId, fresh_id
from samakki.surveys import jobs as surveys
from samakki.transfers import jobs as transfer_jobs
from samakki.vault.words import KeystoreFault

_FOLDER: Final = click.option("--data", metavar="FOLDER", expose_value=False, help="Where the node lives.")
_KIND: Final = click.option(
    "--kind",
    type=click.Choice([kind.value for kind in AgencyKind]),
    default=AgencyKind.OTHER.value,
    show_default=True,
    help="What the agency is to the people who come to it.",
)
_ADMIN: Final = click.option("--admin", metavar="LOGIN", required=True, help="The login of its first administrator.")
_LOCAL: Final = "http://127.0.0.1:8000"
_SECRET_FILE: Final = "SAMAKKI_NODE_SECRET_FILE"  # noqa: S105 -- the name of a variable


@click.command("init")
@_FOLDER
@click.option("--agency", metavar="NAME", required=True, help="The name of the first agency.")
@_ADMIN
@_KIND
def init(agency: str, admin: str, kind: str) -> None:
    """Make a node with its keystore and its first agency; print a one-time link for the first administrator."""
    at_the_machine(stranger(WallClock(), SystemChance(), Standing.NODE))
    os.umask(0o077)
    _make_stores()
    by = _node()
    if by.node.int == 0:
        by = replace(by, node=NodeId(fresh_id(by.clock, by.chance)))
    place = os.environ.get(_SECRET_FILE, "")
    try:
        if place and not Path(place).exists():
            access.make_node_secret(by, Path(place))
        link = access.init_node(by, agency, admin, AgencyKind(kind))
    except AlreadyFoundedError:
        raise click.ClickException(
            _("This node was founded already. Use: samakki agency add, or samakki staff invite.")
        ) from None
    except NotFitError as fault:
        raise click.ClickException(str(fault.text)) from fault
    except KeystoreFault as fault:
        raise click.ClickException(fault.text) from fault
    click.echo(_("The node is founded. Its first agency: {agency}").format(agency=agency))
    click.echo(
        _("Days begin and end by the clock of {zone}. SAMAKKI_TIME_ZONE says another.").format(zone=settings.TIME_ZONE)
    )
    take_on_ballast(_node())
    _bring_forms()
    _tell_link(link)


@click.group()
def agency() -> None:
    """See to the agencies of this node."""


@agency.command("add")
@_FOLDER
@click.argument("name")
@_ADMIN
@_KIND
def add(name: str, admin: str, kind: str) -> None:
    """Add an agency; print a one-time link for its first administrator."""
    try:
        link = access.add_agency(_founded(), name, admin, AgencyKind(kind))
    except NotFitError as fault:
        raise click.ClickException(str(fault.text)) from fault
    _tell_link(link)


@click.group()
def staff() -> None:
    """Let people in who cannot be invited from inside."""


@staff.command("invite")
@_FOLDER
@click.argument("login")
@click.option("--name", metavar="NAME", default="", help="As colleagues call them; the login when left out.")
@click.option(
    "--role",
    type=click.Choice([Role.NODE_ADMINISTRATOR.value, Role.AUDITOR.value]),
    help="One who sees no case: looks after the node, or checks its log.",
)
@click.option("--agency", "of", metavar="NAME", help="Let a new administrator into this agency, with its paper.")
def invite(login: str, name: str, role: str | None, of: str | None) -> None:
    """Print a one-time link for a node administrator or an auditor, or for an agency that has lost its own."""
    if (role is None) == (of is None):
        raise click.UsageError(_("Give either --role or --agency."))
    try:
        if of is not None:
            link = access.invite_administrator(_founded(), of, login, name or login)
        else:
            link = access.invite_to_node(_founded(), login, name or login, Role(role or Role.AUDITOR))
    except NotFitError as fault:
        raise click.ClickException(str(fault.text)) from fault
    _tell_link(link)


@click.command()
@_FOLDER
def sweep() -> None:
    """Let go of sessions, kept forms and wrong tries that ended long ago, and of keys whose data was never written.

    Keys of old copies of the keystore end too, when their time is over.
    """
    by = _founded()
    gone, orphans = jobs.sweep(by) + transfer_jobs.sweep(by), journal_jobs.sweep_orphans(by)
    keeping_jobs.sweep(by)
    click.echo(_("{rows} rows and {keys} orphaned keys are gone.").format(rows=gone, keys=orphans))


def _node() -> By:
    return at_home(stranger(WallClock(), SystemChance(), Standing.NODE))


def _founded() -> By:
    by = _node()
    if by.node.int == 0:
        raise click.ClickException(_("This node has not been founded yet. Run: samakki init"))
    return by


def _bring_forms() -> None:
    by = _node()
    forms, sets = (*instruments.ship(by), *surveys.ship(by)), instruments.ship_indicators(by)
    assistance.ship_rules(by)
    consent.ship_texts(by)
    click.echo(_("{forms} forms and {sets} sets of indicators are ready.").format(forms=len(forms), sets=len(sets)))


def _make_stores() -> None:
    for store, told in settings.DATABASES.items():
        if "sqlite" in told["ENGINE"]:
            Path(told["NAME"]).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        call_command("migrate", database=store, verbosity=0)


def _tell_link(link: str) -> None:
    address = (settings.SAMAKKI_ADDRESS or _LOCAL).rstrip("/")
    click.echo(_("One-time link, valid for seven days, shown only now:"))
    click.echo(f"\n  {address}{reverse('invitation', args=[link])}\n")


commands: list[click.Command] = [init, agency, staff, sweep]
