import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from tests.given import SeededChance

from samakki.settings.credentials import SIGNS_CHECKPOINTS, SIGNS_COOKIES, credential, make_missing

CHECK = """
import django
django.setup()
from django.core.management import call_command
call_command("check", deploy=True, fail_level="WARNING")
"""


def production(folder: Path, code: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    env |= {"DJANGO_SETTINGS_MODULE": "samakki.settings.production", "SAMAKKI_FOLDER": str(folder), **more}
    return subprocess.run([sys.executable, "-c", code], env=env, check=False, capture_output=True, text=True)


@pytest.fixture
def credentials(tmp_path: Path) -> Path:
    make_missing(tmp_path / "credentials", SeededChance())
    return tmp_path / "credentials"


def test_django_finds_nothing_to_say_against_the_settings_of_production(tmp_path: Path, credentials: Path) -> None:
    told = production(tmp_path, CHECK, CREDENTIALS_DIRECTORY=str(credentials), SAMAKKI_HOSTS="samakki.example")
    assert told.returncode == 0, told.stderr


@pytest.mark.asvs("13.2.3", "13.3.1")
def test_production_refuses_to_start_without_its_secret_and_says_which(tmp_path: Path) -> None:
    told = production(tmp_path, CHECK, SAMAKKI_HOSTS="samakki.example")
    assert told.returncode != 0
    assert "the credential samakki-secret-key is missing" in told.stderr


@pytest.mark.asvs("6.3.3", "12.2.1", "13.4.2")
def test_cookies_travel_over_tls_only_and_a_second_factor_is_required(tmp_path: Path, credentials: Path) -> None:
    code = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.DEBUG,"
        "s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_NAME, s.CSRF_TRUSTED_ORIGINS, s.SAMAKKI_SECOND_FACTOR)"
    )
    told = production(tmp_path, code, CREDENTIALS_DIRECTORY=str(credentials), SAMAKKI_HOSTS="a.example, b.example")
    assert told.stdout.split(maxsplit=5) == [
        "True",
        "True",
        "False",
        "True",
        "__Host-samakki",
        "['https://a.example', 'https://b.example'] True\n",
    ]


@pytest.mark.asvs("13.3.1")
def test_a_credential_is_read_from_the_service_manager_or_from_its_file(tmp_path: Path, credentials: Path) -> None:
    text = (credentials / SIGNS_COOKIES).read_text().strip()
    assert credential(SIGNS_COOKIES, {"CREDENTIALS_DIRECTORY": str(credentials)}) == text
    assert credential(SIGNS_COOKIES, {"SAMAKKI_SECRET_KEY_FILE": str(credentials / SIGNS_COOKIES)}) == text


def test_a_short_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / SIGNS_COOKIES).write_text("short")
    with pytest.raises(ImproperlyConfigured, match="fewer than 50"):
        credential(SIGNS_COOKIES, {"CREDENTIALS_DIRECTORY": str(tmp_path)}, shortest=50)


@pytest.mark.asvs("13.3.2")
def test_secrets_are_made_once_and_only_this_user_reads_them(credentials: Path) -> None:
    before = {name: (credentials / name).read_text() for name in (SIGNS_COOKIES, SIGNS_CHECKPOINTS)}
    make_missing(credentials, SeededChance("other"))
    assert {name: (credentials / name).read_text() for name in before} == before
    assert {(credentials / name).stat().st_mode & 0o777 for name in before} == {0o600}
    assert credentials.stat().st_mode & 0o777 == 0o700


@dataclass(frozen=True)
class Overtaken:
    """Chance of a process that another, which started with it, overtakes just before it writes."""

    folder: Path

    def bytes(self, length: int) -> bytes:
        make_missing(self.folder, SeededChance("first"))
        return SeededChance("second").bytes(length)


def test_of_two_processes_that_start_at_once_both_use_the_secrets_of_the_first(tmp_path: Path) -> None:
    both, alone = tmp_path / "both", tmp_path / "alone"
    make_missing(both, Overtaken(both))
    make_missing(alone, SeededChance("first"))
    assert {file.name: file.read_text() for file in both.iterdir()} == {
        file.name: file.read_text() for file in alone.iterdir()
    }
    assert {file.name for file in both.iterdir()} == {SIGNS_COOKIES, SIGNS_CHECKPOINTS}
