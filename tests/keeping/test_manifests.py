"""The list of a copy: signed by its node, naming every file; judged before anything is touched."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as any_of

from samakki.keeping.rules import (
    FileTold,
    Manifest,
    months_after,
    months_before,
    must_be_ours,
    must_be_whole,
    must_fit,
    read_manifest,
)
from samakki.keeping.words import BackupRefusedError, BackupWrong, Holds
from samakki.kernel.ids import NodeId
from tests.given import NOON

SECRET = Ed25519PrivateKey.from_private_bytes(b"5" * 32)
KEY = SECRET.public_key().public_bytes_raw()
FILES = {"a": FileTold(3, "aa"), "b": FileTold(5, "bb")}
PLAIN = Manifest(Holds.DATA, NodeId(UUID(int=1)), KEY, NOON, "sqlite", 7, 0, ("a.0001",), FILES)
SIGNED = PLAIN.signed(SECRET.sign(PLAIN.text()))


def wrong(manifest: Manifest, key: bytes = KEY, found: Mapping[str, FileTold] = FILES) -> BackupWrong | None:
    try:
        must_be_ours(manifest, key, "here")
        must_be_whole(manifest, found, "here")
    except BackupRefusedError as refused:
        return refused.wrong
    return None


def test_what_was_written_is_read_and_holds() -> None:
    assert read_manifest(SIGNED.write(), "here") == SIGNED
    assert wrong(SIGNED) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"holds": Holds.KEYSTORE},
        {"node": NodeId(UUID(int=2))},
        {"kind": "postgresql"},
        {"counted": 6},
        {"number": 1},
        {"tables": ()},
        {"files": {"a": FileTold(3, "aa")}},
        {"files": {**FILES, "b": FileTold(5, "cc")}},
        {"signature": b""},
        {"signature": bytes(64)},
    ],
)
def test_whatever_is_changed_in_it_the_signature_tells(changed: dict[str, object]) -> None:
    assert wrong(replace(SIGNED, **changed)) is BackupWrong.TAMPERED


def test_another_nodes_list_is_foreign() -> None:
    assert wrong(SIGNED, b"another key" + bytes(21)) is BackupWrong.FOREIGN


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ({"a": FILES["a"]}, BackupWrong.PARTIAL),
        ({**FILES, "b": FileTold(4, "bb")}, BackupWrong.PARTIAL),
        ({**FILES, "b": FileTold(5, "cc")}, BackupWrong.TAMPERED),
        ({**FILES, "b": FileTold(6, "bb")}, BackupWrong.TAMPERED),
        ({**FILES, "c": FileTold(1, "cc")}, BackupWrong.TAMPERED),
    ],
)
def test_files_are_held_against_it(found: dict[str, FileTold], fault: BackupWrong) -> None:
    assert wrong(SIGNED, found=found) is fault


@given(any_of.binary(max_size=200))
def test_anything_else_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(BackupRefusedError):
        read_manifest(content, "here")


@given(any_of.integers(min_value=0, max_value=len(SIGNED.write()) - 1), any_of.integers(min_value=1, max_value=255))
def test_no_byte_of_it_can_be_turned(at: int, by: int) -> None:
    content = bytearray(SIGNED.write())
    content[at] ^= by
    try:
        found = read_manifest(bytes(content), "here")
    except BackupRefusedError:
        return
    assert found == SIGNED or wrong(found) in {BackupWrong.TAMPERED, BackupWrong.FOREIGN}


@pytest.mark.parametrize(
    ("kind", "tables", "fault"),
    [
        ("sqlite", {"a.0001": False, "a.0002": False}, None),
        ("sqlite", {"a.0002": True}, BackupWrong.OTHER_VERSION),
        ("postgresql", {"a.0001": True}, BackupWrong.OTHER_KIND),
    ],
)
def test_it_must_fit_the_store_and_the_version(kind: str, tables: dict[str, bool], fault: BackupWrong | None) -> None:
    assert misfit(SIGNED, kind, tables) is fault


def misfit(manifest: Manifest, kind: str, tables: dict[str, bool]) -> BackupWrong | None:
    try:
        must_fit(manifest, kind, tables, "here")
    except BackupRefusedError as refused:
        return refused.wrong
    return None


def test_rows_of_postgresql_need_the_very_same_tables() -> None:
    rows = replace(SIGNED, kind="postgresql")
    must_fit(rows, "postgresql", {"a.0001": True, "a.0002": False}, "here")
    with pytest.raises(BackupRefusedError):
        must_fit(rows, "postgresql", {"a.0001": True, "a.0002": True}, "here")


@given(any_of.dates(min_value=date(1950, 1, 1), max_value=date(2200, 1, 1)), any_of.integers(0, 400))
def test_months_are_counted_as_people_count_them(day: date, months: int) -> None:
    before = months_before(day, months)
    assert (day.year * 12 + day.month) - (before.year * 12 + before.month) == months
    assert before.day <= day.day
    assert months_after(before, months) <= day
    assert (day - months_after(before, months)).days < 4
