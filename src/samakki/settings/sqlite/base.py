"""Django's SQLite backend, whose writers queue at a lock file: SQLite's own busy handler lets some of them starve."""

import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that holds the store's lock file from the beginning of a transaction to its end."""

    _line: int | None = None
    _held: bool = False

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # django-stubs leaves out the inner steps
        except BaseException:
            self._leave_line()
            raise

    def _commit(self) -> Any:
        super()._commit()  # type: ignore[misc]  # django-stubs leaves out the inner steps
        self._leave_line()

    def _rollback(self) -> Any:
        try:
            super()._rollback()  # type: ignore[misc]  # django-stubs leaves out the inner steps
        finally:
            self._leave_line()

    def _close(self) -> Any:
        try:
            super()._close()  # type: ignore[misc]  # django-stubs leaves out the inner steps
        finally:
            self._leave_line()
            if self._line is not None:
                os.close(self._line)
                self._line = None

    def _take_turn(self) -> None:
        if self._held or self.is_in_memory_db():
            return
        if self._line is None:
            name = f"{self.settings_dict['NAME']}.lock"
            self._line = os.open(name, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._line, fcntl.LOCK_EX)
        self._held = True

    def _leave_line(self) -> None:
        if self._held and self._line is not None:
            fcntl.flock(self._line, fcntl.LOCK_UN)
            self._held = False
