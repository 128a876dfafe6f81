"""A new key for an agency, from the terminal: in force at once, moved under in slices, gone on with after a stop."""

import pytest
from click.testing import CliRunner

from samakki.access import actions
from samakki.access.models import Notice
from samakki.access.queries import agency_names
from samakki.access.words import NoticeKind, Role
from samakki.cases import actions as cases
from samakki.doors.cli.vault import vault
from samakki.kernel.deeds import RefusedError
from samakki.vault import queries as keystore
from samakki.vault.models import Wrap
from tests.access.conftest import PASSPHRASE, House


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(vault, list(arguments), input=f"{PASSPHRASE}\n")
    assert PASSPHRASE not in done.output
    return done.exit_code, done.output


@pytest.mark.asvs("11.2.2")
def test_a_new_key_is_in_force_and_all_wraps_lie_under_it(house: House) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    case = cases.open_case(house.by("dara"), "Came in the night.")
    name = agency_of(house)
    code, said = run("status")
    assert code == 0, said
    assert f"{name}: key 1 since 2026-03-04, held by 1, 0 wraps wait" in said
    code, said = run("rotate", name, "--as", "dara")
    assert code == 0, said
    assert f"key 2 of {name} is in force" in said
    assert keystore.waiting_wraps(house.by("dara"), admin.agency) == 0
    assert set(Wrap.objects.values_list("epoch", flat=True)) == {2}
    assert cases.read_case(house.by("dara"), case).sections


def test_what_was_stopped_is_gone_on_with_and_begins_no_new_key(house: House) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    cases.open_case(house.by("dara"), "Came in the night.")
    actions.renew_agency_key(house.by("dara"), admin.agency)
    assert actions.move_keys(house.by("dara"), admin.agency, 1) == 1
    code, said = run("rotate", agency_of(house), "--as", "dara", "--go-on")
    assert code == 0, said
    assert keystore.newest_epoch(house.by("dara"), admin.agency) == 2
    assert Notice.objects.filter(kind=NoticeKind.KEY_RENEWED.value).count() == 1
    assert keystore.waiting_wraps(house.by("dara"), admin.agency) == 0


def test_only_those_who_lead_the_agency_renew_its_key(house: House) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    mali = house.colleague(admin, "mali", Role.CASEWORKER)
    with pytest.raises(RefusedError):
        actions.renew_agency_key(mali, admin.agency)
    assert run("rotate", agency_of(house), "--as", "mali")[0] == 1
    assert run("rotate", "Another agency", "--as", "dara")[0] == 1
    assert keystore.newest_epoch(house.by("dara"), admin.agency) == 1


def agency_of(house: House) -> str:
    return next(iter(agency_names(house.node).values()))
