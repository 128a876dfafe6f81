"""Two at the same moment: a link opens once, a recovery code counts once, and tries are counted one by one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connections

from samakki.access import actions, queries
from samakki.access.models import Member
from samakki.access.words import InvitationSpentError, Stage, Tried
from samakki.kernel import deeds
from samakki.kernel.deeds import By
from tests.access.conftest import PASSPHRASE, House
from tests.access.test_second_factor import digits
from tests.given import SetClock

AT_ONCE = 4


@pytest.fixture
def house(
    committed_stores: None, node_secret: Path, node_by: By, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> House:
    """A node that was just founded, with real commits."""
    monkeypatch.setattr(deeds._House, "judge", queries.JUDGE)
    return House(node_by, clock, actions.init_node(node_by, "Shelter of the DEMO river", "dara"))


def together(act: Callable[[int], object]) -> list[object]:
    """Let several workers do the same at the same moment; gives what came of each."""
    line = Barrier(AT_ONCE)

    def one(number: int) -> object:
        line.wait()
        try:
            return act(number)
        except InvitationSpentError as spent:
            return spent
        finally:
            for connection in connections.all():
                connection.close()

    with ThreadPoolExecutor(AT_ONCE) as workers:
        return list(workers.map(one, range(AT_ONCE)))


@pytest.mark.asvs("2.3.4")
def test_a_link_used_by_several_at_once_opens_for_one_only(house: House) -> None:
    came = together(lambda _number: house.accept(house.link))
    assert sum(isinstance(each, InvitationSpentError) for each in came) == AT_ONCE - 1
    assert Member.objects.count() == 1


def test_wrong_pins_tried_at_once_are_counted_one_by_one(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    actions.set_pin(house.seat(ticket).by, ticket, "402917")
    seat = house.seat(ticket)
    actions.lock(seat.by, ticket.sitting)
    locked = house.seat(ticket).by
    tried = together(lambda number: actions.unlock_by_pin(locked, ticket, f"40291{number}"))
    left = sorted(each.left for each in tried if isinstance(each, Tried))
    assert left == [0, 0, 1, 2]
    assert house.seat(ticket).stage is Stage.ENDED


@pytest.mark.asvs("7.2.4")
def test_a_right_pin_given_at_once_gives_one_new_ticket_and_the_session_goes_on(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    actions.set_pin(house.seat(ticket).by, ticket, "402917")
    actions.lock(house.seat(ticket).by, ticket.sitting)
    locked = house.seat(ticket).by
    tried = together(lambda _number: actions.unlock_by_pin(locked, ticket, "402917"))
    (fresh,) = [each.ticket for each in tried if isinstance(each, Tried) and each.ticket is not None]
    assert house.seat(fresh).stage is Stage.OPEN
    assert house.seat(ticket).stage is Stage.ENDED


@pytest.mark.asvs("6.5.1")
def test_a_recovery_code_used_at_once_in_several_sessions_counts_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = house.first(house.link)
    ticket = house.sign_in("dara").ticket
    codes = actions.confirm_totp(by, ticket, digits(house, actions.set_up_totp(by, ticket).secret)).codes
    monkeypatch.setattr(settings, "SAMAKKI_SECOND_FACTOR", True)
    asked = [house.sign_in("dara", PASSPHRASE).ticket for _worker in range(AT_ONCE)]
    seats = [house.seat(one).by for one in asked]
    tried = together(lambda number: actions.pass_by_code(seats[number], asked[number], codes[0]))
    assert [each.right for each in tried if isinstance(each, Tried)].count(True) == 1
