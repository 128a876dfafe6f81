import os
from pathlib import Path

import pytest

from samakki.settings.stores import StoreRouter, databases, store_of
from samakki.vault.models import Milestone


def test_sqlite_loses_no_acknowledged_commit_and_forgets_what_was_deleted(tmp_path: Path) -> None:
    described = databases(tmp_path, {})
    for name, journal_mode in (("default", "WAL"), ("keystore", "DELETE")):
        pragmas = described[name]["OPTIONS"]["init_command"]
        assert f"journal_mode={journal_mode};" in pragmas
        assert "synchronous=EXTRA;" in pragmas
        assert "secure_delete=ON;" in pragmas
        assert described[name]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert described["default"]["NAME"].parent != described["keystore"]["NAME"].parent


def test_each_store_may_be_a_postgresql_of_its_own(tmp_path: Path) -> None:
    described = databases(
        tmp_path,
        {
            "SAMAKKI_DATABASE": "postgresql://clerk:p%40ss@db.example:5433/samakki",
            "SAMAKKI_KEYSTORE": "postgresql://keeper@%2Frun%2FPostgreSQL/keys",
        },
    )
    data, keystore = described["default"], described["keystore"]
    assert [data[part] for part in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "clerk",
        "p@ss",
        "db.example",
        "5433",
        "samakki",
    ]
    assert [keystore[part] for part in ("USER", "HOST", "PORT", "NAME")] == ["keeper", "/run/PostgreSQL", "", "keys"]


def test_another_kind_of_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="mysql"):
        databases(tmp_path, {"SAMAKKI_DATABASE": "mysql://here/there"})


def test_the_vault_lies_in_the_keystore_but_for_its_milestones() -> None:
    assert store_of("vault", "wrap") == "keystore"
    assert store_of("vault", "milestone") == "default"
    assert store_of("journal", "entry") == "default"
    assert StoreRouter().db_for_write(Milestone) == "default"


def test_no_table_is_made_in_both_stores() -> None:
    router = StoreRouter()
    for app, model in (("vault", "wrap"), ("vault", "milestone"), ("cases", "case"), ("auth", None)):
        assert router.allow_migrate("default", app, model) != router.allow_migrate("keystore", app, model)


def test_the_tests_themselves_run_on_what_was_chosen() -> None:
    assert os.environ["SAMAKKI_TEST_STORES"] in {"sqlite", "postgresql"}


@pytest.mark.asvs("12.3.1", "12.3.2", "12.3.4")
def test_a_store_on_another_machine_is_reached_over_tls_and_has_to_show_who_it_is(tmp_path: Path) -> None:
    far = "postgresql://clerk@db.example/samakki"
    for address, told in (
        (far, {"sslmode": "verify-full", "sslrootcert": "system"}),
        (f"{far}?sslmode=disable", {"sslmode": "verify-full", "sslrootcert": "system"}),
        (f"{far}?sslrootcert=/etc/ours.pem", {"sslmode": "verify-full", "sslrootcert": "/etc/ours.pem"}),
        ("postgresql://clerk@127.0.0.1/samakki", {}),
        ("postgresql://clerk@%2Frun%2Fpostgresql/samakki", {}),
    ):
        assert databases(tmp_path, {"SAMAKKI_DATABASE": address})["default"]["OPTIONS"] == told
