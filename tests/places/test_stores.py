import os
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from tests.cluster import Cluster

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


TLS = {"sslmode": "verify-full", "sslrootcert": "system"}
WORDS = {"require_auth": "scram-sha-256"}


@pytest.mark.asvs("12.3.1", "12.3.2", "12.3.4", "13.2.1")
@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("clerk:pw@db.example/samakki", {**TLS, **WORDS}),
        ("clerk:pw@db.example/samakki?sslmode=disable", {**TLS, **WORDS}),
        ("clerk:pw@db.example/samakki?sslrootcert=/o.pem", {**TLS, "sslrootcert": "/o.pem", **WORDS}),
        ("clerk:pw@127.0.0.1/samakki", WORDS),
        (
            "clerk@db.example/samakki?sslcert=/c.pem&sslkey=/k.pem",
            {**TLS, "sslcert": "/c.pem", "sslkey": "/k.pem", "sslcertmode": "require"},
        ),
        ("clerk@%2Frun%2Fpostgresql/samakki", {}),
    ],
)
def test_store_and_node_show_each_other_who_they_are(tmp_path: Path, address: str, told: dict[str, str]) -> None:
    described = databases(tmp_path, {"SAMAKKI_DATABASE": f"postgresql://{address}"})
    assert described["default"]["OPTIONS"] == told


@pytest.mark.asvs("13.2.1")
@pytest.mark.parametrize(
    "address",
    [
        "clerk@db.example/samakki",
        "clerk@localhost/samakki",
        ":pw@db.example/samakki",
        "clerk@db.example/s?sslcert=/c.pem",
    ],
)
def test_an_address_that_proves_nobodys_name_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValueError, match="a password or a certificate"):
        databases(tmp_path, {"SAMAKKI_DATABASE": f"postgresql://{address}"})


@pytest.mark.asvs("13.2.1")
@pytest.mark.skipif(os.environ["SAMAKKI_TEST_STORES"] != "postgresql", reason="needs PostgreSQL")
def test_a_server_that_lets_anybody_in_is_not_spoken_to(tmp_path: Path) -> None:
    with TemporaryDirectory() as folder:
        _refused_by_us(Cluster(Path(folder) / "sockets", listens="127.0.0.1"), tmp_path)


def _refused_by_us(cluster: Cluster, tmp_path: Path) -> None:
    cluster.start(["samakki"])
    try:
        address = f"postgresql://samakki:pw@127.0.0.1:{cluster.port}/samakki"
        described = databases(tmp_path, {"SAMAKKI_DATABASE": address})["default"]
        with pytest.raises(psycopg.OperationalError, match="require"):
            psycopg.connect(
                host=described["HOST"],
                port=described["PORT"],
                user=described["USER"],
                password=described["PASSWORD"],
                dbname=described["NAME"],
                **described["OPTIONS"],
            )
    finally:
        cluster.stop()
