"""Nothing that opens anything lies on the disk: neither words that people wrote, nor keys, nor passphrases."""

import logging
import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connections

from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, MemberId
from samakki.sections.words import Section
from samakki.vault import actions
from samakki.vault.actions.keyring import wrap_key
from samakki.vault.models import MemberKey, Wrap
from samakki.vault.rules import from_words, open_box, wrap_place
from samakki.vault.words import CannotOpenError, Drawer, Lock, Plain, Sealed, WrongPassphraseError
from tests.leaks.canaries import files_below, read
from tests.vault.conftest import DARA, FILE, MALI, SHELTER, found, open_one, sign_in

CANARIES = (
    "canary Blackwood DEMO",
    "កាណារី សុខា DEMO",
    "ການາຣີ ບຸນມີ DEMO",
    "ကနေရီ မြမြ DEMO",
    "คานารี มะลิ DEMO",
    "chim hoàng yến Ngọc DEMO",
    "金丝雀 小梅 DEMO",
    "カナリア さくら DEMO",
)
LEAKED = "ចាប សុភា DEMO leaked on purpose"
ENTRY = EntryId(UUID(int=5))


def lies_on_the_disk(needles: list[bytes]) -> list[bytes]:
    """Give those of the needles that are found in any file of the stores: tables, journals, logs."""
    found_here = []
    for path in files_below([Path(os.environ["SAMAKKI_TEST_FOLDER"])]):
        content = read(path)
        found_here += [needle for needle in needles if needle in content]
    return found_here


def as_written(secret: bytes) -> list[bytes]:
    return [secret, secret.hex().encode(), secret.hex().upper().encode()]


@pytest.fixture
def by(committed_stores: None, node_secret: Path, node_by: By) -> By:
    return found(node_by)


def test_neither_words_nor_keys_are_found_on_the_disk(by: By) -> None:
    drawer = Drawer(FILE, Section.EXPERIENCE)
    secrets: list[bytes] = []
    for number, canary in enumerate(CANARIES):
        actions.make_member_key(by, MemberId(UUID(int=100 + number)), canary)
        secrets += [canary.encode(), canary.encode("utf-16-le")]
    plains = [Plain(drawer, b"x", canary.encode()) for canary in CANARIES]
    actions.seal_many(by, SHELTER, [*plains, Plain(drawer, b"x", CANARIES[0].encode(), ENTRY)])
    words = actions.recovery_words(by, SHELTER)
    actions.confirm_recovery(by, SHELTER, words)
    actions.grant(by, SHELTER, MALI)
    secrets += as_written(by.keys.epoch_secret(SHELTER, 1)) + as_written(by.keys.member_secret())
    secrets += [*as_written(from_words(words)), " ".join(words[:3]).encode()]
    for row in Wrap.objects.all():
        lock = Lock(FILE, Section.EXPERIENCE, 1, EntryId(row.entry) if row.entry.int else None)
        key = open_box(wrap_key(by, SHELTER, 1), bytes(row.wrap), wrap_place(by.node, lock, SHELTER, 1))
        secrets += as_written(key)
    actions.rotate(by, SHELTER)
    secrets += as_written(sign_in(by, DARA).keys.epoch_secret(SHELTER, 2))
    assert lies_on_the_disk(secrets) == []
    assert len(secrets) > 30


def test_the_search_itself_finds_what_does_lie_there(by: By) -> None:
    """Data that could leak is made first: were the search blind, the test above would prove nothing."""
    public = bytes(MemberKey.objects.get(member=DARA).public)
    with connections["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE leak (words text)")
        try:
            cursor.execute("INSERT INTO leak VALUES (%s)", [LEAKED])
            if connections["default"].vendor == "postgresql":
                cursor.execute("CHECKPOINT")
            assert LEAKED.encode() in lies_on_the_disk([LEAKED.encode()])
            assert public in lies_on_the_disk([public])
        finally:
            cursor.execute("DROP TABLE leak")


def test_a_keys_wrap_is_gone_from_the_sqlite_keystore_when_it_was_destroyed(by: By) -> None:
    if connections["keystore"].vendor != "sqlite":
        return
    actions.grant(by, SHELTER, MALI)
    actions.seal(by, SHELTER, Drawer(FILE, Section.LEGAL), b"x", None, b"x")
    wrap = bytes(Wrap.objects.get().wrap)
    assert lies_on_the_disk([wrap]) == [wrap]
    Wrap.objects.all().delete()
    assert lies_on_the_disk([wrap]) == []


def test_nothing_secret_is_said_by_errors_words_or_logs(by: By, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    drawer = Drawer(FILE, Section.HEALTH)
    plain = Plain(drawer, b"x", CANARIES[4].encode())
    sealed = actions.seal_many(by, SHELTER, [plain])[0]
    cookie, blob = actions.seal_session(by, by.keys.member_secret())
    said = [repr(plain), repr(sealed), repr(by), repr(actions.HeldKeys), str(by.keys)]
    for attempt in (
        partial(open_one, by, (SHELTER, Lock(FILE, Section.HEALTH, 1), b"y", sealed.blob)),
        partial(actions.open_member_key, by, DARA, CANARIES[4]),
        partial(actions.open_session, by, blob[:-1], cookie),
    ):
        with pytest.raises((CannotOpenError, WrongPassphraseError)) as refused:
            attempt()
        said += [str(refused.value), repr(refused.value), repr(refused.value.__cause__)]
    text = "\n".join([*said, caplog.text])
    for secret in (CANARIES[4], cookie.hex(), repr(cookie)[2:-1], repr(by.keys.member_secret())[2:-1]):
        assert secret not in text
    assert isinstance(sealed, Sealed)
    assert "HeldKeys(member=" in repr(replace(by))
