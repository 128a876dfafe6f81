"""A printed sheet of codes as a second factor, for who has no device of their own: each code counts once, in order."""

import hmac
from datetime import datetime
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator

from samakki.access.gateways.boxes import open_factor, seal_factor
from samakki.access.words import CODES_ON_A_SHEET, Factor

_DIGITS: Final = 8


def codes_of(seed: str) -> list[str]:
    """Give all codes of a sheet, the first one first: eight digits each."""
    return [_code(seed, number) for number in range(1, CODES_ON_A_SHEET + 1)]


def keep_sheet(member: UUID, seed: str, key: bytes, used: int) -> None:
    """Keep a sheet, its seed sealed, of which so many codes are used; the former sheet counts no more."""
    Authenticator.objects.filter(user_id=member, type=Factor.SHEET.value).delete()
    data = {"seed": seal_factor(key, seed), "used": used}
    Authenticator.objects.create(user_id=member, type=Factor.SHEET.value, data=data)


def next_number(member: UUID) -> int:
    """Tell the number of the code that is asked for next; 0 when there is no sheet or none of its codes is left."""
    row = Authenticator.objects.filter(user_id=member, type=Factor.SHEET.value).first()
    used = CODES_ON_A_SHEET if row is None else int(row.data["used"])
    return used + 1 if used < CODES_ON_A_SHEET else 0


def accepts_sheet_code(member: UUID, code: str, key: bytes, moment: datetime) -> bool:
    """Tell whether this is the next code of the member's sheet, and use it up."""
    row = Authenticator.objects.select_for_update().filter(user_id=member, type=Factor.SHEET.value).first()
    if row is None or row.data["used"] >= CODES_ON_A_SHEET:
        return False
    number = row.data["used"] + 1
    if not is_code(open_factor(key, row.data["seed"]), number, code):
        return False
    row.data["used"] = number
    row.last_used_at = moment
    row.save(update_fields=["data", "last_used_at"])
    return True


def is_code(seed: str, number: int, code: str) -> bool:
    """Tell, in the same time whatever was typed, whether this is the code of that number."""
    return hmac.compare_digest(_code(seed, number).encode(), code.encode())


def _code(seed: str, number: int) -> str:
    drawn = hmac.digest(seed.encode(), b"samakki/access/sheet/" + str(number).encode(), "sha256")
    return f"{int.from_bytes(drawn) % 10**_DIGITS:0{_DIGITS}d}"
