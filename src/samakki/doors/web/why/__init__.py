"""Why somebody opens what is not on their own list."""
