"""Signing in at a terminal, for what needs a member's keys: the passphrase is asked, never an argument."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.utils.translation import gettext as _

from samakki.access import actions as access
from samakki.access import queries
from samakki.access.words import SignInFailedError, Stage, stranger
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, RefusedError, Standing


@contextmanager
def signed_in(login: str) -> Iterator[By]:
    """Sign a member in for one command; the session ends with it. Raises ClickException when it does not begin."""
    visitor = queries.at_home(stranger(WallClock(), SystemChance(), Standing.VISITOR))
    passphrase = click.prompt(_("Passphrase of %(login)s") % {"login": login}, hide_input=True, err=True)
    try:
        begun = access.sign_in(visitor, login, passphrase, "samakki")
    except SignInFailedError:
        raise click.ClickException(_("Login or passphrase is wrong.")) from None
    ticket, seat = begun.ticket, access.resume(visitor, begun.ticket)
    if begun.stage is Stage.SECOND_FACTOR:
        code = click.prompt(_("Code of the second factor"), hide_input=True, err=True)
        tried = access.pass_by_code(seat.by, ticket, code)
        if tried.ticket is None:
            raise click.ClickException(_("This is not the code."))
        ticket, seat = tried.ticket, access.resume(visitor, tried.ticket)
    if seat.by.standing is not Standing.ACTIVE:
        raise click.ClickException(_("This needs a member who holds the agency's key."))
    try:
        yield seat.by
    except RefusedError:
        raise click.ClickException(_("You may not do this: a supervisor or an administrator may.")) from None
    finally:
        access.sign_out(seat.by, ticket)
