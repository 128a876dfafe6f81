"""The demonstration: everything in one folder, no second factor required."""

from samakki.settings.base import *  # noqa: F403 -- a place is the base and what differs

SAMAKKI_SECOND_FACTOR = False
