"""What can be asked of a day's work without opening anything."""

from samakki.assistance.queries.plans import plan_of

__all__ = ["plan_of"]
