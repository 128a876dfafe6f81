"""The follow-ups of a case: what is due, what came of it."""
