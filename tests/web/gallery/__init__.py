"""A page with every part on it, for tests only: what is right here is right on every page."""
