"""The demonstration is filled once: staff join, then every person's days are lived through in their order."""

from samakki.demo.jobs.filling import fill

__all__ = ["fill"]
