"""A node with real people in it."""

from samakki.settings.base import *  # noqa: F403 -- a place is the base and what differs
