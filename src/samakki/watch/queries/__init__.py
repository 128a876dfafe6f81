"""What can be asked about watching without opening anything."""

from samakki.watch.queries.alarming import alarms, months, questions
from samakki.watch.queries.glass import glasses, glasses_waiting, on_duty
from samakki.watch.queries.looking import days_seen, flagged, is_flagged, papers, who_looked, whose_list, why_needed

__all__ = [
    "alarms",
    "days_seen",
    "flagged",
    "glasses",
    "glasses_waiting",
    "is_flagged",
    "months",
    "on_duty",
    "papers",
    "questions",
    "who_looked",
    "whose_list",
    "why_needed",
]
