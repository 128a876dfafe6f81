"""What may be a passphrase, a PIN, a login; when a session locks."""

from datetime import timedelta

import pytest

from samakki.access import rules
from samakki.access.words import IDLE, LONGEST, NotFitError, Stage, folded
from tests.given import NOON

KNOWN = ("dara.sok", "Dara Sok", "Shelter of the DEMO river")


@pytest.mark.asvs("6.2.5", "6.2.9")
@pytest.mark.parametrize(
    "passphrase",
    [
        "four lanterns over a quiet river",
        "khmer ផ្កាកុលាប ពណ៌ស",
        "静かな川の上に四つの提灯がある",
        "lowercase only and no sign",
        "dara.sok sees four lanterns",
        "x9!Kq2#vT7$w",
    ],
)
def test_length_is_what_counts(passphrase: str) -> None:
    assert rules.fit_passphrase(passphrase, *KNOWN)


@pytest.mark.asvs("6.2.1", "6.2.11")
@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "short",
        "elevenchars",
        "Dara Sok Dara Sok",
        "dara.sok@dara.sok",
        "Shelter of the DEMO river",
        "shelterofthedemoriver1",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "abcdefghijklmnop",
        "x" * 201,
    ],
)
def test_what_everybody_would_guess_first_is_refused(passphrase: str) -> None:
    with pytest.raises(NotFitError):
        rules.fit_passphrase(passphrase, *KNOWN)


@pytest.mark.parametrize(("typed", "digits"), [("402917", "402917"), (" 402917 ", "402917"), ("៤០២៩១៧", "402917")])
def test_a_pin_is_six_digits_in_any_script(typed: str, digits: str) -> None:
    assert rules.fit_pin(typed) == digits
    assert rules.pin_mark(b"s" * 32, b"m" * 16, typed) == rules.pin_mark(b"s" * 32, b"m" * 16, digits)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "40291a", "111111", "123456", "987654", "४०२"])
def test_a_pin_that_is_a_row_or_no_digits_is_refused(typed: str) -> None:
    with pytest.raises(NotFitError):
        rules.fit_pin(typed)


def test_the_mark_of_a_pin_is_the_members_own() -> None:
    mine = rules.pin_mark(b"s" * 32, b"m" * 16, "402917")
    assert mine != rules.pin_mark(b"t" * 32, b"m" * 16, "402917")
    assert mine != rules.pin_mark(b"s" * 32, b"n" * 16, "402917")


@pytest.mark.parametrize("login", ["da", "", "dara sok", "-dara", "x" * 41, "dara/../sok", "<dara>"])
def test_a_login_of_other_signs_is_refused(login: str) -> None:
    with pytest.raises(NotFitError):
        rules.fit_login(login)


WIDE = "\uff44\uff41\uff52\uff41"


@pytest.mark.asvs("1.1.1")
@pytest.mark.parametrize(
    ("typed", "kept"), [("Dara", "dara"), (" DARA.Sok ", "dara.sok"), (WIDE, "dara"), ("សុខ", "សុខ")]
)
def test_a_login_is_the_same_however_it_is_typed(typed: str, kept: str) -> None:
    assert rules.fit_login(typed) == kept == folded(typed)


SECOND = timedelta(seconds=1)


@pytest.mark.asvs("7.3.1", "7.3.2")
@pytest.mark.parametrize(
    ("stage", "started", "idle", "stands"),
    [
        (Stage.OPEN, IDLE, IDLE - SECOND, Stage.OPEN),
        (Stage.OPEN, IDLE, IDLE, Stage.LOCKED),
        (Stage.LOCKED, IDLE, IDLE, Stage.LOCKED),
        (Stage.SECOND_FACTOR, IDLE, IDLE - SECOND, Stage.SECOND_FACTOR),
        (Stage.SECOND_FACTOR, IDLE, IDLE, Stage.ENDED),
        (Stage.OPEN, LONGEST - SECOND, SECOND, Stage.OPEN),
        (Stage.OPEN, LONGEST, SECOND, Stage.ENDED),
        (Stage.LOCKED, LONGEST, IDLE, Stage.ENDED),
        (Stage.ENDED, SECOND, SECOND, Stage.ENDED),
    ],
)
def test_a_session_locks_after_fifteen_idle_minutes_and_ends_after_twelve_hours(
    stage: Stage, started: timedelta, idle: timedelta, stands: Stage
) -> None:
    assert rules.stage_at(stage, NOON - started, NOON - idle, NOON) is stands


def test_two_keys_have_different_numbers_and_one_key_always_the_same() -> None:
    one = rules.comparison_number(b"a" * 32)
    assert one == rules.comparison_number(b"a" * 32) != rules.comparison_number(b"b" * 32)
    assert [len(group) for group in one.split()] == [5] * 6
