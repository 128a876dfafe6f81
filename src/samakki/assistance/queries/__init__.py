"""What can be asked of what is due without opening anything."""

from samakki.assistance.queries.plans import (
    plan_of,
)

__all__ = [
    "plan_of",
]
