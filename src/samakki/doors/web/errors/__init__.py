"""Pages for what went wrong, in words that help."""
