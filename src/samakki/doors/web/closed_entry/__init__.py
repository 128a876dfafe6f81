"""A closed entry, opened by name."""
