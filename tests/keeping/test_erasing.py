"""Erasing with four eyes: who may, what goes and in which order, what stays as proof."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import DatabaseError, connections

from samakki.assistance.models import Due
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.models import Case
from samakki.cases.words import CaseUnknownError, NeverNamed
from samakki.consent import actions as consent
from samakki.consent.words import GroundKind, Recipient, RecipientKind, Terms, Use
from samakki.facts.models import Fact
from samakki.journal import queries as journal
from samakki.journal.models import Attachment, Piece, Snapshot
from samakki.journal.words import Verified
from samakki.keeping import actions, jobs, queries
from samakki.keeping.models import Erasure as Row
from samakki.keeping.words import EraseWhy, ErasureId, ErasureRefusedError, ErasureState
from samakki.kernel.deeds import KeyNotHeldError, NoRoomError, RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.vault.models import Erased, Wrap
from tests.keeping.conftest import House

MAY_STAY = {
    "journal_attachment",
    "journal_entry",
    "journal_file",
    "journal_read",
    "journal_read_file",
    "keeping_erasure",
    "vault_erased",
}
"""Tables in which the random id of an erased file may still stand: proof, receipt, and that it must not come back."""


def tables_with(case: FileId) -> set[str]:
    """Find every table of both stores in which an id stands, in whatever column, written in whatever way."""
    found = set()
    for store in connections.all():
        with store.cursor() as cursor:
            for table in store.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names of our own tables
                for row in cursor.fetchall():
                    if any(case.hex in told(value) or str(case) in told(value) for value in row):
                        found.add(table)
    return found


def told(value: object) -> str:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return str(value)


def test_one_asks_another_agrees_and_nobody_decides_alone(house: House) -> None:
    case = house.person("Srey DEMO")
    erasure = actions.ask_erasure(house.mali, case, EraseWhy.WISH)
    with pytest.raises(RefusedError):
        actions.agree_and_erase(house.mali, erasure)
    with pytest.raises(RefusedError):
        actions.refuse_erasure(house.mali, erasure)
    assert cases.read_case(house.mali, case)
    done = actions.agree_and_erase(house.dara, erasure)
    assert done.state is ErasureState.DONE
    assert (done.keys > 3, done.entries > 3, done.attachments) == (True, True, 1)
    with pytest.raises(CaseUnknownError):
        cases.read_case(house.dara, case)
    with pytest.raises(ErasureRefusedError):
        actions.finish_erasure(house.dara, erasure)


def test_the_terminal_asks_but_does_not_agree(house: House) -> None:
    case = house.person("Srey DEMO")
    erasure = actions.file_erasure(house.node, case, EraseWhy.ORDER)
    with pytest.raises(RefusedError):
        actions.agree_and_erase(house.node, erasure)
    with pytest.raises(ErasureRefusedError):
        actions.finish_erasure(house.node, erasure)
    assert actions.agree_and_erase(house.mali, erasure).state is ErasureState.DONE


def test_what_was_asked_can_be_refused_or_taken_back_and_is_asked_once(house: House) -> None:
    case = house.person("Srey DEMO")
    erasure = actions.ask_erasure(house.dara, case, EraseWhy.MISTAKE)
    with pytest.raises(ErasureRefusedError):
        actions.ask_erasure(house.mali, case, EraseWhy.WISH)
    with pytest.raises(ErasureRefusedError):
        actions.take_erasure_back(house.mali, erasure)
    actions.take_erasure_back(house.dara, erasure)
    second = actions.ask_erasure(house.dara, case, EraseWhy.WISH)
    actions.refuse_erasure(house.mali, second)
    assert queries.erasure(house.mali, second).state is ErasureState.REFUSED
    with pytest.raises(ErasureRefusedError):
        actions.agree_and_erase(house.mali, second)
    assert cases.read_case(house.dara, case).row.called == "Srey DEMO"


def test_nothing_stays_but_proof_and_the_journal_still_verifies(house: House) -> None:
    case, other = house.person("Srey DEMO"), house.person("Rith DEMO")
    cases.change_fields(house.dara, case, Section.ADMINISTRATION, {"step": Told(["reception"])})
    to_police = Terms(
        Recipient(RecipientKind.KIND, "police"),
        frozenset({Section.SAFETY}),
        frozenset({Use.SAFETY}),
        house.dara.clock.now(),
        house.dara.clock.now() + timedelta(days=3),
    )
    assert house.dara.agency is not None
    consent.open_ground(house.dara, case, house.dara.agency, GroundKind.CONSENT, to_police)
    cases.name_never(house.dara, case, NeverNamed(Recipient(RecipientKind.KIND, "embassy")))
    house.backup()
    witness = journal.checkpoint(house.node)
    house.erase(case)
    assert tables_with(case) <= MAY_STAY
    for table in (Attachment, Snapshot, Due):
        assert table.objects.exists() is (table is not Due)
    assert Piece.objects.values("attachment").distinct().count() == 1
    assert isinstance(journal.verify(house.node, witness), Verified)
    assert cases.read_case(house.dara, other).row.called == "Rith DEMO"


def test_an_attachment_that_somebody_took_away_is_still_found_missing(house: House) -> None:
    case, other = house.person("Srey DEMO"), house.person("Rith DEMO")
    house.erase(case)
    Piece.objects.all().delete()
    Attachment.objects.filter(file_id=other).delete()
    assert not isinstance(journal.verify(house.node), Verified)


def test_the_keys_go_first_and_what_broke_off_is_finished(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    case = house.person("Srey DEMO")
    erasure = actions.ask_erasure(house.dara, case, EraseWhy.WISH)

    def break_off(*_told: object) -> None:
        raise DatabaseError

    with monkeypatch.context() as patch:
        patch.setattr("samakki.keeping.actions.erasing.assistance.forget_erased", break_off)
        with pytest.raises(DatabaseError):
            actions.agree_and_erase(house.mali, erasure)
    assert not Wrap.objects.filter(file=case).exists()
    assert Case.objects.filter(pk=case).exists()
    assert queries.erasure(house.mali, erasure).state is ErasureState.APPROVED
    with pytest.raises(KeyNotHeldError):
        cases.read_case(house.dara, case)
    assert actions.finish_erasure(house.node, erasure).state is ErasureState.DONE
    assert tables_with(case) <= MAY_STAY


def test_an_erased_file_takes_no_more_entries(house: House) -> None:
    case = house.person("Srey DEMO")
    by = house.dara
    assert cases.read_case(by, case)
    house.erase(case)
    with pytest.raises(CaseUnknownError):
        cases.write_note(by, [case], "DEMO. Too late.", Section.SAFETY)
    assert not Wrap.objects.filter(file=case).exists()


def test_facts_go_unless_many_others_are_told_the_same(house: House) -> None:
    case = house.person("Srey DEMO")
    before = Fact.objects.count()
    assert before
    done = house.erase(case)
    assert (done.facts_kept, done.facts_gone, Fact.objects.count()) == (0, before, 0)
    assert Row.objects.get().person is None


def test_facts_that_identify_nobody_stay_under_a_number_of_their_own(house: House) -> None:
    people = [house.person(f"DEMO {at}") for at in range(12)]
    persons = set(Fact.objects.values_list("person", flat=True))
    counted = Fact.objects.count()
    done = house.erase(people[0])
    assert done.facts_kept
    assert Fact.objects.count() == counted - done.facts_gone
    (fresh,) = set(Fact.objects.values_list("person", flat=True)) - persons
    assert {row.recorded_from.day for row in Fact.objects.filter(person=fresh)} == {1}


def test_the_receipt_names_the_day_from_which_it_is_final(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = (house.person(f"DEMO {at}") for at in range(3))
    done = house.erase(first)
    assert done.final_at is not None
    assert done.final_at <= house.node.clock.now(), "no copy was ever made"
    monkeypatch.setattr(settings, "SAMAKKI_BACKUP_GRACE", "20")
    house.backup()
    done = house.erase(second)
    assert done.final_at is not None
    assert timedelta(days=19) < done.final_at - datetime.now(UTC) < timedelta(days=21)
    monkeypatch.setattr(settings, "SAMAKKI_BACKUP_GRACE", "400")
    done = house.erase(third)
    assert done.final_at is not None
    assert done.final_at - datetime.now(UTC) < timedelta(days=31)


def test_while_the_keys_of_copies_are_away_the_day_is_told_later(house: House, generations: Path) -> None:
    case = house.person("Srey DEMO")
    house.backup()
    away = generations.rename(generations.with_name("away"))
    done = house.erase(case)
    assert (done.state, done.final_at) == (ErasureState.DONE, None)
    away.rename(generations)
    jobs.sweep(house.node)
    assert queries.erasure(house.mali, done.id).final_at is not None


def test_on_a_full_disk_ballast_is_thrown_off(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    case = house.person("Srey DEMO")
    erasure = actions.ask_erasure(house.dara, case, EraseWhy.WISH)
    monkeypatch.setattr(settings, "SAMAKKI_BALLAST", "1")
    thrown = list[bool]()

    def full(*_told: object) -> object:
        if not thrown:
            raise NoRoomError
        return approve(*_told)  # type: ignore[arg-type]  # as it was called

    def throw_off() -> bool:
        thrown.append(True)
        return True

    approve = actions.approve_erasure
    monkeypatch.setattr("samakki.keeping.actions.deciding.approve_erasure", full)
    monkeypatch.setattr("samakki.keeping.gateways.throw_off_ballast", throw_off)
    assert actions.agree_and_erase(house.mali, erasure).state is ErasureState.DONE
    assert thrown == [True]


def test_strangers_and_other_agencies_see_and_decide_nothing(house: House) -> None:
    case = house.person("Srey DEMO")
    erasure = actions.ask_erasure(house.dara, case, EraseWhy.WISH)
    assert queries.erasure_of(house.dara, case) is not None
    from tests.just_opened import visitor  # noqa: PLC0415 -- only here

    with pytest.raises(RefusedError):
        queries.erasure(visitor(house.node), erasure)
    assert Erased.objects.count() == 0
    assert actions.open_erasure(house.mali, ErasureId(erasure)) is not None
    assert [one.name for one in actions.open_waiting(house.mali)] == ["Srey DEMO"]
