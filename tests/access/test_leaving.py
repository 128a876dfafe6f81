"""When somebody leaves."""

import pytest

from samakki.access import actions
from samakki.access.words import NotFitError, Role, SignInFailedError, Stage
from samakki.cases import actions as cases
from samakki.kernel.deeds import KeyNotHeldError, RefusedError
from samakki.vault import queries as keystore
from tests.access.conftest import House


@pytest.mark.asvs("7.4.2")
def test_who_leaves_is_signed_out_at_once_and_the_agency_begins_a_new_key(house: House) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    mali = house.colleague(admin, "mali", Role.CASEWORKER)
    assert mali.member is not None
    ticket = house.sign_in("mali").ticket
    old = mali.keys.epoch_secret(admin.agency, 1)
    actions.dismiss(house.by("dara"), admin.agency, mali.member)
    assert house.seat(ticket).stage is Stage.ENDED
    with pytest.raises(SignInFailedError):
        house.sign_in("mali")
    again = house.by("dara")
    assert again.keys.newest_epoch(admin.agency) == 2
    assert again.keys.epoch_secret(admin.agency, 1) == old
    with pytest.raises(KeyNotHeldError):
        mali.keys.epoch_secret(admin.agency, 2)


def test_what_was_written_before_is_moved_out_of_reach_of_the_former_key(house: House) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    mali = house.colleague(admin, "mali", Role.CASEWORKER)
    assert mali.member is not None
    case = cases.open_case(house.by("dara"), "Came in the night.")
    actions.dismiss(house.by("dara"), admin.agency, mali.member)
    again = house.by("dara")
    assert keystore.waiting_wraps(again, admin.agency) == 0
    assert cases.read_case(again, case).sections


def test_nobody_dismisses_themselves_or_from_another_agency(house: House) -> None:
    admin = house.first(house.link)
    other = house.first(actions.add_agency(house.node, "Hotline of the DEMO hills", "sok"))
    assert admin.agency is not None
    assert admin.member is not None
    with pytest.raises(RefusedError):
        actions.dismiss(admin, admin.agency, admin.member)
    with pytest.raises(RefusedError):
        actions.dismiss(other, admin.agency, admin.member)
    assert other.agency is not None
    with pytest.raises(NotFitError):
        actions.dismiss(other, other.agency, admin.member)


def test_only_administrators_dismiss(house: House) -> None:
    admin = house.first(house.link)
    supervisor = house.colleague(admin, "mali", Role.SUPERVISOR)
    assert admin.agency is not None
    assert admin.member is not None
    with pytest.raises(RefusedError):
        actions.dismiss(supervisor, admin.agency, admin.member)
