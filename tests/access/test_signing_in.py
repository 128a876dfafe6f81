from dataclasses import replace

import pytest

from samakki.access import actions, jobs
from samakki.access.actions.sittings import NOBODY
from samakki.access.models import Sitting
from samakki.access.words import InvitationSpentError, NotFitError, Role, SignInFailedError, Stage
from samakki.kernel.deeds import KeyNotHeldError, RefusedError, Standing
from samakki.vault import queries as keystore
from tests.access.conftest import PASSPHRASE, House, renewed


def test_first_member_makes_the_agency_key_and_the_paper_opens_it_again(house: House) -> None:
    by = house.first(house.link)
    assert by.standing is Standing.ACTIVE
    assert by.agency is not None
    assert by.keys.newest_epoch(by.agency) == 1


def test_an_invited_member_waits_until_a_holder_grants_the_key(house: House) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    ticket = house.accept(actions.invite(admin, admin.agency, "mali", "Mali", Role.CASEWORKER))
    waiting = house.seat(ticket)
    assert waiting.by.standing is Standing.WAITING
    with pytest.raises(KeyNotHeldError):
        waiting.by.keys.newest_epoch(admin.agency)
    assert waiting.member is not None
    actions.grant_key(admin, admin.agency, waiting.member)
    granted = house.seat(ticket).by
    assert granted.standing is Standing.ACTIVE
    assert granted.keys.epoch_secret(admin.agency, 1) == admin.keys.epoch_secret(admin.agency, 1)


@pytest.mark.asvs("2.3.1")
def test_nobody_is_granted_the_key_before_the_paper_was_typed_back(house: House) -> None:
    ticket = house.accept(house.link)
    by = house.seat(ticket).by
    assert by.agency is not None
    actions.found_agency_key(by, by.agency)
    admin = house.seat(ticket).by
    link = actions.invite(admin, admin.agency, "mali", "Mali", Role.CASEWORKER)
    mali = house.seat(house.accept(link)).member
    with pytest.raises(NotFitError):
        actions.grant_key(admin, admin.agency, mali)


def test_wrong_passphrase_and_unknown_login_fail_alike(house: House) -> None:
    house.first(house.link)
    with pytest.raises(SignInFailedError) as wrong:
        house.sign_in("dara", "another passphrase altogether")
    with pytest.raises(SignInFailedError) as unknown:
        house.sign_in("nobody", PASSPHRASE)
    assert str(wrong.value) == str(unknown.value)


@pytest.mark.asvs("6.4.1")
def test_an_invitation_opens_once(house: House) -> None:
    house.accept(house.link)
    with pytest.raises(InvitationSpentError):
        house.accept(house.link)


@pytest.mark.asvs("6.4.1")
def test_an_invitation_ends_after_seven_days(house: House) -> None:
    house.clock.move(days=7)
    with pytest.raises(InvitationSpentError):
        house.accept(house.link)


@pytest.mark.asvs("7.3.1")
def test_fifteen_idle_minutes_lock_and_the_passphrase_unlocks(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    house.clock.move(minutes=14, seconds=59)
    assert house.seat(ticket).stage is Stage.OPEN
    house.clock.move(minutes=15)
    seat = house.seat(ticket)
    assert seat.stage is Stage.LOCKED
    assert seat.by.standing is Standing.LOCKED
    with pytest.raises(KeyNotHeldError):
        seat.by.keys.member_secret()
    ticket = renewed(actions.unlock_by_passphrase(seat.by, ticket, PASSPHRASE))
    assert house.seat(ticket).by.standing is Standing.ACTIVE


def test_a_pin_unlocks_and_three_wrong_ones_end_the_session(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    actions.set_pin(house.seat(ticket).by, ticket, "402917")
    house.clock.move(minutes=16)
    by = house.seat(ticket).by
    ticket = renewed(actions.unlock_by_pin(by, ticket, "402917"))
    house.clock.move(minutes=16)
    by = house.seat(ticket).by
    assert [actions.unlock_by_pin(by, ticket, "402918").left for _ in range(3)] == [2, 1, 0]
    assert house.seat(ticket).stage is Stage.ENDED
    assert not actions.unlock_by_pin(by, ticket, "402917").right


@pytest.mark.asvs("7.3.2")
def test_twelve_hours_end_a_session_however_busy(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    for _ in range(72):
        assert house.seat(ticket).stage is Stage.OPEN
        house.clock.move(minutes=10)
    seat = house.seat(ticket)
    assert seat.stage is Stage.ENDED
    assert seat.by.standing is Standing.VISITOR


@pytest.mark.asvs("7.4.1")
def test_signing_out_destroys_the_sealed_key(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    seat = house.seat(ticket)
    other = house.sign_in("dara").ticket
    actions.sign_out(seat.by, replace(other, secret=ticket.secret))
    assert house.seat(other).stage is Stage.OPEN
    actions.sign_out(seat.by, ticket)
    assert house.seat(ticket).stage is Stage.ENDED
    with pytest.raises(RefusedError):
        actions.set_pin(house.seat(ticket).by, ticket, "402917")


def test_an_unknown_login_costs_the_same_work_as_a_known_one(house: House) -> None:
    assert keystore.has_key(house.first(house.link), NOBODY)


@pytest.mark.asvs("6.2.2", "6.2.3", "7.4.3")
def test_changing_the_passphrase_ends_the_other_sessions_and_keeps_what_was_sealed(house: House) -> None:
    house.first(house.link)
    here, elsewhere = house.sign_in("dara").ticket, house.sign_in("dara").ticket
    by = house.seat(here).by
    assert by.agency is not None
    before = by.keys.epoch_secret(by.agency, 1)
    with pytest.raises(NotFitError):
        actions.change_passphrase(by, here.sitting, "not the one I have", "another set of words, longer")
    with pytest.raises(NotFitError):
        actions.change_passphrase(by, here.sitting, PASSPHRASE, "short")
    actions.change_passphrase(by, here.sitting, PASSPHRASE, "another set of words, longer")
    assert house.seat(elsewhere).stage is Stage.ENDED
    assert house.seat(here).stage is Stage.OPEN
    with pytest.raises(SignInFailedError):
        house.sign_in("dara")
    again = house.seat(house.sign_in("dara", "another set of words, longer").ticket).by
    assert again.keys.epoch_secret(by.agency, 1) == before


def test_the_paper_gives_the_key_to_a_new_administrator_when_nobody_else_can(house: House) -> None:
    first = house.first(house.link)
    assert first.agency is not None
    ticket = house.accept(actions.invite_administrator(house.node, "Shelter of the DEMO river", "sok", "Sok"))
    by = house.seat(ticket).by
    assert by.standing is Standing.WAITING
    words = house.sheets[first.agency]
    with pytest.raises(NotFitError):
        actions.recover_key(by, first.agency, [*words[1:], words[0]])
    actions.recover_key(by, first.agency, words)
    again = house.seat(ticket).by
    assert again.standing is Standing.ACTIVE
    assert again.keys.epoch_secret(first.agency, 1) == first.keys.epoch_secret(first.agency, 1)


def test_some_of_the_words_are_not_enough(house: House) -> None:
    ticket = house.accept(house.link)
    by = house.seat(ticket).by
    assert by.agency is not None
    words = actions.found_agency_key(by, by.agency)
    with pytest.raises(NotFitError):
        actions.confirm_recovery_sheet(house.seat(ticket).by, by.agency, words[:35])


def test_sessions_that_nobody_came_back_to_lose_their_key_and_are_forgotten_in_time(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    house.clock.move(hours=12)
    jobs.sweep(house.node)
    row = Sitting.objects.get(pk=ticket.sitting)
    assert row.sealed_key is None
    assert house.seat(ticket).member is not None
    house.clock.move(days=15)
    jobs.sweep(house.node)
    assert not Sitting.objects.filter(pk=ticket.sitting).exists()
