"""A locked session is unlocked in place."""
