"""Marks on notes: pinned, taken back."""
