"""What watching stores: readers in numbers, reasons, flags, alarms, duty and broken glass."""

from samakki.watch.models.alarms import Alarm, Duty, Glass
from samakki.watch.models.seen import Explained, Flag, Paper, Place, Seen, VainSearch

__all__ = ["Alarm", "Duty", "Explained", "Flag", "Glass", "Paper", "Place", "Seen", "VainSearch"]
