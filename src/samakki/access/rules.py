"""Judgements of access, pure: passphrases, PINs, when a session locks, when an invitation holds."""

import hashlib
import hmac
import string
import unicodedata
from collections.abc import Collection
from datetime import datetime
from itertools import pairwise
from typing import Final

from samakki.access.words import (
    IDLE,
    LEAST_PASSPHRASE,
    LOGIN_TRIES,
    LONGEST,
    PIN_DIGITS,
    PLACE_TRIES,
    NotFitError,
    Stage,
    folded,
    unfit,
)
from samakki.kernel.ids import MemberId

_OURS: Final = "samakki"
_JOINTS: Final = frozenset("._@-")
_LOGIN: Final = range(3, 41)
_MOST_PASSPHRASE: Final = 200
_LONG_ENOUGH_TO_TELL: Final = 10
_MOST_NAME: Final = 80
_MOST_AGENCY: Final = 120
_LEAST_DIFFERENT: Final = 5
_SECRET_BYTES: Final = 32
_GROUPS: Final = 6


def fit_login(text: str) -> str:
    """Give the login as it is kept; raises NotFitError."""
    login = folded(text)
    plain = all(sign in _JOINTS or unicodedata.category(sign)[0] in "LMN" for sign in login)
    if not plain or len(login) not in _LOGIN or _JOINTS & {login[0], login[-1]}:
        raise NotFitError(unfit.LOGIN, "login")
    return login


def fit_name(text: str) -> str:
    """Give a person's name with single spaces; raises NotFitError when it is empty or too long."""
    return _fit(text, _MOST_NAME, unfit.NAME, "display_name")


def fit_agency(text: str) -> str:
    """Give an agency's name with single spaces; raises NotFitError when it is empty or too long."""
    return _fit(text, _MOST_AGENCY, unfit.AGENCY, "agency")


def _fit(text: str, most: int, words: object, where: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > most:
        raise NotFitError(words, where)
    return name


def fit_passphrase(passphrase: str, *known: str, common: Collection[str] = ()) -> str:
    """Give the passphrase as it is used (NFKC); raises NotFitError when it is short or is what everybody knows.

    `known` are the login, the names and the agency: whoever guesses begins with these, and with `common`, the passwords
    that most people choose, one or two of them together. There is no rule of signs and capitals: length is what counts.
    """
    text = unicodedata.normalize("NFKC", passphrase)
    if len(text) < LEAST_PASSPHRASE:
        raise NotFitError(unfit.SHORT, "passphrase")
    if len(text) > _MOST_PASSPHRASE:
        raise NotFitError(unfit.LONG, "passphrase")
    plain = letters(text)
    if len(set(plain)) < _LEAST_DIFFERENT or _runs(plain):
        raise NotFitError(unfit.REPEATS, "passphrase")
    if _is_made_of(plain, common):
        raise NotFitError(unfit.COMMON, "passphrase")
    rest = plain
    for word in sorted({letters(word) for word in (*known, _OURS)}, key=len, reverse=True):
        rest = rest.replace(word, "") if word else rest
    if len(rest) < LEAST_PASSPHRASE // 2:
        raise NotFitError(unfit.KNOWN, "passphrase")
    return text


def letters(text: str) -> str:
    """Give what counts of a passphrase where it is compared with others: no capitals, spaces, dots or hyphens."""
    return "".join(sign for sign in folded(text) if not sign.isspace() and sign not in ".-_@")


def _is_made_of(text: str, common: Collection[str]) -> bool:
    """Tell whether the text is one or two common passwords, with or without figures around them.

    A long one that begins or ends with figures itself is found below further ones, too.
    """
    bare = text.strip(string.digits)
    starts = range(len(text) - len(text.lstrip(string.digits)) + 1)
    ends = range(len(text.rstrip(string.digits)), len(text) + 1)
    if any(text[start:end] in common for start in starts for end in ends if end - start >= _LONG_ENOUGH_TO_TELL):
        return True
    return any(
        each in common or any(each[:cut] in common and each[cut:] in common for cut in range(1, len(each)))
        for each in (text, bare)
    )


def _runs(text: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return len(steps) == 1


def fit_pin(pin: str) -> str:
    """Give the PIN in plain digits, whatever script they were typed in; raises NotFitError."""
    digits = "".join(str(unicodedata.decimal(sign, "x")) for sign in pin.strip())
    if len(digits) != PIN_DIGITS or "x" in digits:
        raise NotFitError(unfit.PIN, "pin")
    if len(set(digits)) == 1 or _runs(digits):
        raise NotFitError(unfit.PIN_ROW, "pin")
    return digits


def in_digits(code: str) -> str:
    """Write a typed code in plain digits without spaces, whatever script it was typed in; other signs stay."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in code if not sign.isspace())


def pin_mark(member_secret: bytes, member: bytes, pin: str) -> bytes:
    """Give what proves a PIN: without the member's own private key nobody can try PINs against it."""
    key = hmac.digest(member_secret, b"samakki/access/pin/" + member, "sha256")
    return hmac.digest(key, "".join(str(unicodedata.decimal(sign, "x")) for sign in pin.strip()).encode(), "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Compare without telling by the time how much was right."""
    return hmac.compare_digest(one, other)


def mark_of(secret: bytes) -> bytes:
    """Give the hash by which a random secret of 32 bytes is known again."""
    return hashlib.sha256(b"samakki/access/mark/" + secret).digest()


def is_secret(secret: bytes) -> bool:
    """Tell whether this may be a secret of ours at all."""
    return len(secret) == _SECRET_BYTES


def stage_at(stage: Stage, started_at: datetime, active_at: datetime, now: datetime) -> Stage:
    """Tell how a session stands now: 12 hours end it, 15 minutes without a request lock it.

    A session that never passed its second factor ends where another would lock.
    """
    if stage is Stage.ENDED or now - started_at >= LONGEST:
        return Stage.ENDED
    if now - active_at < IDLE:
        return stage
    return Stage.ENDED if stage is Stage.SECOND_FACTOR else Stage.LOCKED


def is_guessed_at(of_login: int, of_address: int) -> bool:
    """Tell whether so many wrong tries, of a login from everywhere or of an address for all logins, are a guesser's."""
    return of_login >= LOGIN_TRIES or of_address >= PLACE_TRIES


def holds(ends_at: datetime, accepted_at: datetime | None, revoked_at: datetime | None, now: datetime) -> bool:
    """Tell whether an invitation can still be accepted."""
    return accepted_at is None and revoked_at is None and now < ends_at


def takes_another(asker: MemberId, granters: Collection[MemberId], holders: Collection[MemberId]) -> set[MemberId]:
    """Tell who may be the second pair of eyes when the agency's key is granted; nobody: then the paper is.

    Another administrator or supervisor who holds the key; where there is none, any other holder of it.
    """
    able = (set(granters) & set(holders)) - {asker}
    return able or set(holders) - {asker}


def comparison_number(public_key: bytes) -> str:
    """Write a public key as six groups of five digits, to be read aloud on both sides of a grant.

    Digits, because two people need no common script to compare them; 100 bits of SHA-256.
    """
    number = int.from_bytes(hashlib.sha256(b"samakki/access/compare/" + public_key).digest())
    return " ".join(f"{number // 10 ** (5 * place) % 100_000:05d}" for place in range(_GROUPS))
