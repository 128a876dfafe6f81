"""Where days begin and end here: the time zone in which the people live whom this node is for."""

import difflib
from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ImproperlyConfigured

VARIABLE: Final = "SAMAKKI_TIME_ZONE"


def time_zone(env: Mapping[str, str], usual: str = "UTC") -> str:
    """Read by which clock it is today here: a name such as `Asia/Bangkok`, `usual` where none is set.

    Raises ImproperlyConfigured, which names what was probably meant, for anything that is no time zone: with a wrong
    one what is due would stand on the wrong day.
    """
    name = env.get(VARIABLE, "").strip() or usual
    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        known = sorted(available_timezones())
        if not known:
            message = f"this machine has no list of time zones, so {name} is not found: install tzdata"
            raise ImproperlyConfigured(message) from None
        near = ", ".join(difflib.get_close_matches(name, known, n=3)) or "Asia/Bangkok, Asia/Phnom_Penh, UTC"
        message = f"{VARIABLE}: {name!r} is no time zone. Write one of the names of the tz database, such as {near}."
        raise ImproperlyConfigured(message) from None
    return name
