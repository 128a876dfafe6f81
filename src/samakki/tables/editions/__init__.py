"""Editions of a data book: its chapters and figures, in which languages, and what changed since the last one."""
