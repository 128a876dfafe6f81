"""A full disk is told in words, on a page that writes nothing."""

import sqlite3

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from psycopg.errors import DiskFull

from samakki.doors.web.front.refusals import RefusalsMiddleware
from samakki.kernel.deeds import NoRoomError
from samakki.settings import stores as described
from samakki.settings import wiring


@pytest.mark.asvs("16.5.2")
def test_a_full_disk_is_told_in_words() -> None:
    answer = RefusalsMiddleware(lambda _request: HttpResponse()).process_exception(
        RequestFactory().post("/cases/"), NoRoomError()
    )
    assert answer is not None
    assert answer.status_code == 507
    assert "The disk of this node is full" in answer.content.decode()


def test_only_what_the_store_calls_full_is_a_full_disk(stores: None) -> None:
    def failing(code: int) -> OperationalError:
        cause = sqlite3.OperationalError("database or disk is full")
        cause.sqlite_errorcode = code
        reason = OperationalError("database or disk is full")
        reason.__cause__ = cause
        return reason

    with pytest.raises(NoRoomError), wiring._whole_or_not():
        raise failing(sqlite3.SQLITE_FULL)
    with pytest.raises(OperationalError), wiring._whole_or_not():
        raise failing(sqlite3.SQLITE_BUSY)
    assert not described.is_full(OperationalError("gone"))


def test_postgresql_tells_a_full_disk_by_its_code() -> None:
    reason = OperationalError("could not extend file")
    reason.__cause__ = DiskFull("could not extend file")
    assert described.is_full(reason)
