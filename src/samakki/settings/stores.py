"""Two stores that share no transaction: `default` holds the data, `keystore` the wrapped keys."""

import os
import sqlite3
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.db.models import Model

DATA: Final = "default"
KEYSTORE: Final = "keystore"
KEYSTORE_ROOM: Final = "vault"
KEPT_WITH_THE_DATA: Final = frozenset({"milestone"})
_SQLITE_FULL: Final = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE})
_HERE: Final = frozenset({"localhost", "127.0.0.1"})
_DISK_FULL: Final = "53100"


class StoreRouter:
    """Sends the vault's tables to the keystore, all else to the data; no relation crosses."""

    def db_for_read(self, model: type[Model], **_hints: object) -> str:
        """Tell which store holds the model."""
        return store_of(model._meta.app_label, model._meta.model_name)

    def db_for_write(self, model: type[Model], **_hints: object) -> str:
        """Tell which store holds the model."""
        return store_of(model._meta.app_label, model._meta.model_name)

    def allow_relation(self, one: Model, other: Model, **_hints: object) -> bool:
        """Allow a relation only inside one store."""
        return self.db_for_read(type(one)) == self.db_for_read(type(other))

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **_hints: object) -> bool:
        """Make each table in its own store only."""
        return db == store_of(app_label, model_name)


def is_full(reason: BaseException) -> bool:
    """Tell whether a store refused to write because its disk has no room, by the code that the store gives."""
    cause = reason.__cause__
    return getattr(cause, "sqlite_errorcode", None) in _SQLITE_FULL or getattr(cause, "sqlstate", None) == _DISK_FULL


def store_of(app_label: str, model_name: str | None) -> str:
    """Tell which store a table belongs to."""
    in_keystore = app_label == KEYSTORE_ROOM and (model_name or "") not in KEPT_WITH_THE_DATA
    return KEYSTORE if in_keystore else DATA


def databases(folder: Path, env: os._Environ[str] | dict[str, str]) -> dict[str, dict[str, Any]]:
    """Describe both stores: SQLite files below `folder`, or what SAMAKKI_DATABASE and SAMAKKI_KEYSTORE name.

    Either variable is an address such as `postgresql://user:password@host:5432/name`; a socket's folder stands
    percent-encoded in the place of the host. Another machine must show a certificate of that name, by an authority
    that `?sslrootcert=` names, or one that this machine trusts. Raises ValueError on another kind of address, and
    on one that proves nobody's name.
    """
    data, keystore = env.get("SAMAKKI_DATABASE"), env.get("SAMAKKI_KEYSTORE")
    return {
        DATA: _postgresql(data) if data else _sqlite(folder / "data" / "samakki.sqlite3", "WAL"),
        KEYSTORE: _postgresql(keystore) if keystore else _sqlite(folder / "keystore" / "keys.sqlite3", "DELETE"),
    }


def _sqlite(path: Path, journal_mode: str) -> dict[str, Any]:
    # EXTRA: a journal that was removed must not come back with the power, or what was committed would be undone.
    pragmas = (
        f"PRAGMA journal_mode={journal_mode};PRAGMA synchronous=EXTRA;PRAGMA secure_delete=ON;PRAGMA temp_store=MEMORY;"
    )
    return {
        "ENGINE": "samakki.settings.sqlite",
        "NAME": path,
        "OPTIONS": {"timeout": 10, "transaction_mode": "IMMEDIATE", "init_command": pragmas},
        "TEST": {"NAME": str(path.with_name(f"test-{path.name}"))},
        "CONN_MAX_AGE": None,
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2].partition(":")[0]
    if parts.scheme not in {"postgresql", "postgres"}:
        message = f"the address of a store begins with postgresql://, not {parts.scheme}://"
        raise ValueError(message)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host),
        "PORT": str(parts.port or ""),
        "OPTIONS": _proven(parts, unquote(host)),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def _proven(parts: SplitResult, host: str) -> dict[str, str]:
    """Say how the node proves to a PostgreSQL who it is, and that it speaks to no other. Raises ValueError.

    By a socket the machine itself says who asks. Anywhere else there is a password, of which the server must show that
    it knows it (SCRAM), or to another machine a certificate: `?sslcert=` and `?sslkey=` name its files. A server that
    asks for neither is not spoken to.
    """
    if host.startswith("/") or not host:
        return {}
    told = dict(parse_qsl(parts.query))
    over_tls = {} if host in _HERE else {"sslmode": "verify-full", "sslrootcert": told.get("sslrootcert", "system")}
    if parts.username and parts.password:
        return {**over_tls, "require_auth": "scram-sha-256"}
    if parts.username and over_tls and told.get("sslcert") and told.get("sslkey"):
        return {**over_tls, "sslcert": told["sslcert"], "sslkey": told["sslkey"], "sslcertmode": "require"}
    message = (
        f"the address of the store at {host} names no user with a password or a certificate (?sslcert= and ?sslkey=)"
    )
    raise ValueError(message)
