"""Leaving at once, to a page that betrays nothing."""
