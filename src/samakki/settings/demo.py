"""The demonstration: everything in one folder, its secrets too, and no second factor required."""

import os

from samakki.kernel.clocks import SystemChance
from samakki.settings.base import *  # noqa: F403 -- a place is the base and what differs
from samakki.settings.base import FOLDER
from samakki.settings.credentials import SIGNS_COOKIES, credential, make_missing
from samakki.settings.days import time_zone

SAMAKKI_SECOND_FACTOR = False
ALLOWED_HOSTS = ["*"]
TIME_ZONE = time_zone(os.environ, usual="Asia/Phnom_Penh")
if "SAMAKKI_FOLDER" in os.environ:
    os.environ.setdefault("CREDENTIALS_DIRECTORY", str(FOLDER / "credentials"))
    make_missing(FOLDER / "credentials", SystemChance())
    SECRET_KEY = credential(SIGNS_COOKIES, {"CREDENTIALS_DIRECTORY": str(FOLDER / "credentials")})
