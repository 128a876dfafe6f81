"""What the documents promise about security is what the code does: the same numbers, keys and algorithms."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from tests.places.test_done_without import CRYPTOGRAPHY, HASHES

from samakki.access import words as access
from samakki.doors.web.front.upload import LARGEST_UPLOAD
from samakki.instruments.rules import workbook
from samakki.instruments.rules.support import MOST_QUESTIONS
from samakki.kernel.media.kinds import Kind

DOCS = Path(__file__).resolve().parents[2] / "docs"
NUMBERS = {3: "three", 5: "five", 7: "seven", 20: "Twenty", 50: "fifty"}


def text(page: str) -> str:
    """Read a document as one line."""
    return " ".join((DOCS / page).read_text().split())


@pytest.mark.asvs("2.1.3", "6.1.1", "6.1.2", "7.1.1")
@pytest.mark.parametrize(
    "promise",
    [
        f"has at least {access.LEAST_PASSPHRASE} characters",
        "not made of the login, the name, the agency or *samakki*, nor of one or two of the 20,000 passwords",
        f"After {access.IDLE.seconds // 60} minutes without a request a session *locks*",
        f"After {access.LONGEST.seconds // 3600} hours a session ends however busy it is",
        f"only within {NUMBERS[access.PROVEN_FOR.seconds // 60]} minutes after the passphrase was typed",
        f"{NUMBERS[access.LOGIN_TRIES]} wrong tries for one login from all addresses",
        f"{NUMBERS[access.PLACE_TRIES]} from one address for all logins",
        f"kept for {access.PLACE_KEPT.days} days",
        "so that nobody locks out a colleague by guessing",
        f"once, within {NUMBERS[access.INVITED_FOR.days]} days",
    ],
)
def test_what_is_said_of_signing_in_is_so(promise: str) -> None:
    assert promise in text("ideas/access.md")


@pytest.mark.asvs("6.1.3", "7.1.2")
def test_all_ways_in_and_the_number_of_sessions_are_written_down() -> None:
    page = text("ideas/access.md")
    assert "*The ways in*, and there are no others" in page
    assert "One may be signed in on as many devices as one likes" in page
    for way in ("invitation", "six digits", "passkey", "printed sheet", "recovery code", "new pair of keys", "`--as`"):
        assert way in page, way


@pytest.mark.asvs("2.1.3", "5.1.1", "15.1.3")
def test_what_is_taken_and_how_large_is_written_down() -> None:
    attached, taken = text("guide/attachments.md"), text("operate/README.md")
    assert f"up to {LARGEST_UPLOAD // 1_000_000} MB" in attached
    for kind in Kind:
        name = {"audio/mpeg": "MP3", "audio/mp4": "M4A"}.get(kind, kind.rpartition("/")[2])
        assert name.lower() in attached.lower(), kind
    measured = workbook.MOST_BYTES // 1_000_000, workbook.MOST_UNPACKED // 1_000_000
    assert f"{measured[0]} MB, {measured[1]} MB unpacked, {MOST_QUESTIONS:,} questions" in taken


@pytest.mark.asvs("15.1.1")
def test_how_fast_a_faulty_library_is_replaced_is_written_down_and_found() -> None:
    told = text("operate/libraries.md")
    assert re.findall(r"\| (\d+) days \|", told) == ["2", "7", "30"]
    assert "requirements/run.txt" in told
    assert "(libraries.md)" in text("operate/README.md")


@pytest.mark.asvs("2.1.2")
def test_what_must_fit_together_is_written_down() -> None:
    page = text("ideas/record.md").partition("## What must fit together")[2]
    for words in ("currency", "begins before it ends", "one section to one recipient", "relative of their own", "bed"):
        assert words in page, words


@pytest.mark.asvs("11.1.1")
def test_every_table_of_keys_is_in_the_document_of_keys() -> None:
    page = (DOCS / "ideas" / "vault.md").read_text()
    holding = {"MemberKey", "Epoch", "Grant", "Recovery", "Wrap", "Root"}
    assert holding <= {model.__name__ for model in apps.get_app_config("vault").get_models()}
    assert [name for name in holding if f"`{name}" not in page] == []
    assert "when it dies" in page


@pytest.mark.asvs("11.1.2")
def test_every_algorithm_that_the_code_takes_is_in_the_document() -> None:
    page = text("ideas/vault.md").replace("-", "").lower()
    known = {"AESGCM": "aes256gcm", "hash_secret_raw": "argon2id", "Type": "argon2id", "pyzipper": "zip ae2"}
    for name in (CRYPTOGRAPHY | HASHES) - {"InvalidSignature", "InvalidTag", "hashes"}:
        plain = name.removesuffix("PrivateKey").removesuffix("PublicKey")
        assert known.get(plain, plain.lower()) in page, name


@pytest.mark.asvs("13.1.1", "16.1.1")
def test_with_whom_a_node_speaks_and_what_it_logs_is_written_down() -> None:
    page = text("operate/README.md")
    assert "with its own stores, and with nobody else" in page
    assert "Everything that is logged, and where" in page
    for place in ("the machine's log", "the journal", "notices", "rows of axes", "alarms"):
        assert place in page, place
