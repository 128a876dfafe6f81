"""What is done from day to day: keeping what is due in step with the record, settling it, moving it, handing it on."""

from samakki.assistance.actions.day import read_day, read_late
from samakki.assistance.actions.following import follow, follow_worker, rest, wake

__all__ = ["follow", "follow_worker", "read_day", "read_late", "rest", "wake"]
