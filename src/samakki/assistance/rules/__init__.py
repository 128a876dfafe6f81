"""What comes due, read off the record: pure judgements."""

from samakki.assistance.rules.daily import line_of
from samakki.assistance.rules.following import Wanted, dues_in, time_in

__all__ = ["Wanted", "dues_in", "line_of", "time_in"]
