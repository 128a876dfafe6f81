"""Handing cases over for good: one, some, or all of a list, up to a hundred at once, undone with one press."""
