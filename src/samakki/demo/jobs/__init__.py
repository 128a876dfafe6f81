"""The demonstration is filled once: staff join, then every person's days are lived through in their order."""

from samakki.demo.jobs.folder import fill_folder, known_staff

__all__ = ["fill_folder", "known_staff"]
