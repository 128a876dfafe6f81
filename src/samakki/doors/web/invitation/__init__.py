"""A one-time link makes somebody a member."""
