"""What is judged of a day's work: pure judgements."""

from samakki.assistance.rules.plans import Staffing, asks_of, member_called, plan_in, settling_of

__all__ = ["Staffing", "asks_of", "member_called", "plan_in", "settling_of"]
