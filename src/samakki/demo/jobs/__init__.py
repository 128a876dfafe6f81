"""The demonstration is filled once: staff join, then every person's days are lived through in their order."""

from samakki.demo.jobs.filling import Filled, fill
from samakki.demo.jobs.folder import fill_folder, known_staff

__all__ = ["Filled", "fill", "fill_folder", "known_staff"]
