"""Several cases are handed on by two: one who asks for it, and one who says yes."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import NoticeKind, Role
from samakki.cases import actions as cases
from samakki.doors.cli.transfers import export_group
from samakki.doors.web.front import seat as front
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import FileId
from samakki.transfers import actions, queries
from samakki.transfers.models import Slice
from samakki.transfers.words import ExportId, Format, NoSuchTransferError, Reason, Wanted
from tests.access import conftest as doors
from tests.access.conftest import PASSPHRASE, House
from tests.access.test_pages import post, sign_in

house = doors.house
node_secret = doors.node_secret


@pytest.fixture
def files(house: House) -> list[FileId]:
    """Dara, an administrator, Mali, a supervisor, and Noy, a caseworker, hold the key; two cases are here."""
    admin = house.first(house.link)
    house.colleague(admin, "mali", Role.SUPERVISOR)
    house.colleague(house.by("dara"), "noy", Role.CASEWORKER)
    return [cases.open_case(house.by("noy"), f"DEMO {number}") for number in range(2)]


def asked(house: House, files: list[FileId]) -> ExportId:
    return actions.begin_export(house.by("dara"), Wanted(tuple(files), Format.CSV, Reason.REFERRAL))


@pytest.mark.asvs("2.3.1")
def test_nothing_is_read_before_a_second_person_has_said_yes(house: House, files: list[FileId]) -> None:
    export = asked(house, files)
    assert actions.export_state(house.by("dara"), export).lacks_yes
    with pytest.raises(RefusedError):
        actions.read_on(house.by("dara"), export)
    assert not Slice.objects.exists()
    (waits,) = queries.exports_that_wait(house.by("mali"))
    assert (waits.id, waits.cases, waits.member) == (export, 2, house.by("dara").member)
    actions.agree_to_export(house.by("mali"), export)
    assert actions.read_on(house.by("dara"), export) == (2, 2)
    (told,) = queries.exports(house.by("dara"))
    assert told.agreed_by == house.by("mali").member


def test_neither_who_asked_nor_who_does_not_lead_says_yes_while_another_leads(
    house: House, files: list[FileId]
) -> None:
    export = asked(house, files)
    for login in ("dara", "noy"):
        assert queries.exports_that_wait(house.by(login)) == ()
        with pytest.raises(RefusedError):
            actions.agree_to_export(house.by(login), export)
    with pytest.raises(RefusedError):
        actions.read_on(house.by("dara"), export)


def test_where_nobody_else_leads_another_holder_says_yes_and_alone_the_one_who_asks(house: House) -> None:
    admin = house.first(house.link)
    alone = [cases.open_case(admin, f"DEMO {number}") for number in range(2)]
    export = asked(house, alone)
    assert actions.read_on(house.by("dara"), export) == (2, 2)
    house.colleague(house.by("dara"), "noy", Role.CASEWORKER)
    second = asked(house, alone)
    with pytest.raises(RefusedError):
        actions.read_on(house.by("dara"), second)
    actions.agree_to_export(house.by("noy"), second)
    assert actions.read_on(house.by("dara"), second) == (2, 2)


def test_one_case_takes_one(house: House, files: list[FileId]) -> None:
    export = actions.begin_export(house.by("dara"), Wanted((files[0],), Format.JSON, Reason.PERSON))
    assert actions.read_on(house.by("dara"), export) == (1, 1)


def test_another_agency_finds_nothing_to_agree_to(house: House, files: list[FileId]) -> None:
    abroad = house.first(access.add_agency(house.node, "Hotline of the DEMO hills", "abroad"))
    export = asked(house, files)
    assert queries.exports_that_wait(abroad) == ()
    with pytest.raises(NoSuchTransferError):
        actions.agree_to_export(house.by("abroad"), export)
    with pytest.raises(NoSuchTransferError):
        actions.read_on(house.by("abroad"), export)


def test_everybody_of_the_agency_is_told(house: House, files: list[FileId]) -> None:
    house.clock.move(minutes=1)
    asked(house, files)
    seat = house.seat(house.sign_in("noy").ticket)
    assert seat.must_hear
    assert seat.by.agency is not None
    newest = about_access.notices(seat.by, seat.by.agency)[0]
    assert (newest.kind, newest.by_name) == (NoticeKind.HANDED_ON, "dara")


def test_the_pages_say_who_is_waited_for_and_take_the_yes(
    house: House, files: list[FileId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    dara, mali = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    sign_in(dara)
    sign_in(mali, "mali")
    export = asked(house, files)
    assert "A second yes is missing" in dara.get(f"/transfers/export/{export}/").content.decode()
    assert post(dara, f"/transfers/export/{export}/on/", "/account/").status_code == 403
    assert "dara asks to hand 2 cases on" in mali.get("/told/").content.decode()
    assert f"/transfers/export/{export}/agree/" not in dara.get("/told/").content.decode()
    assert post(mali, f"/transfers/export/{export}/agree/", "/told/")["Location"] == "/told/"
    assert post(dara, f"/transfers/export/{export}/on/", "/account/").status_code == 302
    assert "agreed to by Mali" in dara.get("/transfers/").content.decode()


def test_at_the_terminal_the_second_one_types_their_own_passphrase(
    house: House, files: list[FileId], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samakki.doors.cli.signing_in.WallClock", lambda: house.clock)
    out = tmp_path / "out.zip"
    asked_for = ["cases", "--as", "dara", "--purpose", "referral", "--out", str(out)]
    alone = CliRunner().invoke(export_group, asked_for, input=f"{PASSPHRASE}\n")
    assert alone.exit_code != 0
    assert "--second" in alone.output
    assert not out.exists()
    both = CliRunner().invoke(export_group, [*asked_for, "--second", "mali"], input=f"{PASSPHRASE}\n" * 2)
    assert both.exit_code == 0, both.output
    assert out.exists()
