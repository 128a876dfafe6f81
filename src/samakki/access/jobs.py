"""What runs later: letting go of what has ended."""

from samakki.access import actions
from samakki.kernel.deeds import By


def sweep(by: By) -> int:
    """Let go of sessions, kept forms and invitations that ended long ago; tells how many rows went."""
    return actions.sweep(by)
