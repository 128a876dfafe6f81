"""What was erased stays erased, whichever earlier copy is put back; everything else comes back to the last byte."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from samakki.cases import actions as cases
from samakki.cases.models import Case
from samakki.cases.words import CaseUnknownError
from samakki.journal import actions as files
from samakki.journal import queries as journal
from samakki.journal.models import Entry
from samakki.journal.words import Verified
from samakki.keeping import actions
from samakki.keeping.words import Taken
from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import EntryId, FileId
from samakki.vault import actions as vault
from samakki.vault.models import Wrap
from samakki.vault.words import GenerationEndedError
from tests.keeping.conftest import House, rows
from tests.leaks.canaries import SCRIPTS, search

COPIES = 10
FEW = 20
TOLD = 4


@dataclass(frozen=True)
class Kept:
    """A copy, and what those who stay looked like when it was made."""

    taken: Taken
    told: dict[FileId, str]
    bytes: dict[str, list[tuple[Any, ...]]]


def named(at: int) -> str:
    """A name that is looked for afterwards, in one of the eight scripts."""
    return f"{list(SCRIPTS.values())[at % len(SCRIPTS)]} {at:04d}"


def told(by: By, case: FileId) -> str:
    """Read all of a case."""
    read = asdict(cases.read_case(by, case))
    rows = cases.list_attachments(by, case).rows
    attached = [b"".join(cases.read_attachment(by, case, row.attached.id).chunks).hex() for row in rows]
    return json.dumps([read, attached], default=str, sort_keys=True, ensure_ascii=False)


def of_those(stay: list[FileId]) -> dict[str, list[tuple[Any, ...]]]:
    """Read the rows of the journal and the desk about people who stay, to the last byte."""
    marks = ", ".join("%s" for _ in stay)
    ids = tuple(str(one) if vendor() == "postgresql" else one.hex for one in stay)
    return {
        table: rows(table, f"WHERE {column} IN ({marks})", ids)
        for table, column in (
            ("journal_file", "id"),
            ("journal_entry", "file_id"),
            ("journal_snapshot", "file_id"),
            ("journal_attachment", "file_id"),
            ("cases_case", "file_id"),
        )
    }


def vendor() -> str:
    from django.db import connection  # noqa: PLC0415 -- only here

    return connection.vendor


def lived(house: House, count: int) -> tuple[list[FileId], list[FileId], list[Kept]]:
    """Let people come, half of whom are erased, with five copies before and five after; give who goes and who stays."""
    people = [house.person(named(at)) for at in range(count)]
    going, staying = people[::2], people[1::2]
    kept = []
    for at in range(COPIES):
        if at == COPIES // 2:
            for case in going:
                house.erase(case)
        if at:
            cases.write_note(house.dara, [staying[at % len(staying)]], f"DEMO line {at}")
        by = house.dara
        told_now = {case: told(by, case) for case in staying[:TOLD]}
        kept.append(Kept(house.backup(), told_now, of_those(staying)))
    return going, staying, kept


def must_be_gone(house: House, going: list[FileId]) -> None:
    """Try everything that somebody with the whole restored node and a passphrase can try."""
    by = house.dara
    for case in going:
        with pytest.raises(CaseUnknownError):
            cases.read_case(by, case)
        assert not Wrap.objects.filter(file=case).exists()
    entries = Entry.objects.filter(file_id__in=going).order_by("file_id", "number")
    for entry in entries.values_list("pk", flat=True)[:FEW]:
        with pytest.raises((KeyNotHeldError, CaseUnknownError)):
            files.open_closed(by, EntryId(entry))
    assert not Case.objects.filter(pk__in=going).exists()


def prove(house: House, count: int, generations: Path) -> None:
    """Live, erase, and put each of the ten copies back."""
    going, staying, kept = lived(house, count)
    actions.end_older_generations(house.node)
    assert search([house.place, generations]) == []
    newest = {one.taken.keystore: one for one in kept}
    opened = 0
    for one in newest.values():
        opened += _keystore_opens(house, one.taken.keystore, going)
    assert opened, "the newest copies of the keystore must open"
    for one in kept:
        house.restore(one.taken.data)
        must_be_gone(house, going)
        assert of_those(staying) == one.bytes
        by = house.dara
        assert {case: told(by, case) for case in one.told} == one.told
        assert isinstance(journal.verify(house.node), Verified)


def _keystore_opens(house: House, folder: Path, going: list[FileId]) -> int:
    """Put a copy of the keystore back by force; tell whether it opened, and make sure that it gives nobody back."""
    from samakki.keeping.actions.judging import whole  # noqa: PLC0415 -- as a thief would
    from samakki.keeping.words import Holds  # noqa: PLC0415 -- as above

    manifest = whole(house.node, folder, Holds.KEYSTORE)
    try:
        vault.put_keystore_back(house.node, folder, list(manifest.files), manifest.number)
    except GenerationEndedError:
        return 0
    assert not Wrap.objects.filter(file__in=going).exists()
    return 1


@pytest.mark.req("RIGHT-23")
def test_twenty_who_were_erased_come_back_from_none_of_ten_copies(house: House, generations: Path) -> None:
    prove(house, FEW, generations)


@pytest.mark.slow
def test_a_hundred_who_were_erased_come_back_from_none_of_ten_copies(house: House, generations: Path) -> None:
    prove(house, 200, generations)


@pytest.mark.long
def test_a_thousand_who_were_erased_come_back_from_none_of_ten_copies(house: House, generations: Path) -> None:
    prove(house, 2_000, generations)


def test_before_it_is_final_a_copy_of_before_brings_nobody_back_either(
    house: House, generations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SAMAKKI_BACKUP_GRACE", "30")
    case, other = house.person("Srey DEMO"), house.person("Rith DEMO")
    house.backup()
    house.erase(case)
    from tests.keeping.test_copying import lose_both  # noqa: PLC0415 -- only here

    lose_both(house)
    done = house.restore()
    assert done.keystore is not None, "the copy of before is the only one, and opens still"
    must_be_gone(house, [case])
    assert cases.read_case(house.dara, other).row.called == "Rith DEMO"


def test_a_keystore_of_before_that_was_copied_by_hand_brings_nobody_back(house: House) -> None:
    case = house.person("Srey DEMO")
    house.backup()
    wraps = list(Wrap.objects.filter(file=case))
    house.erase(case)
    Wrap.objects.bulk_create(wraps)
    house.restore()
    must_be_gone(house, [case])


def test_an_open_request_for_what_comes_back_erased_is_done(house: House) -> None:
    case = house.person("Srey DEMO")
    house.backup()
    house.erase(case)
    house.restore()
    must_be_gone(house, [case])
    assert actions.open_waiting(house.mali) == ()
