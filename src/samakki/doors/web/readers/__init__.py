"""Who read a case."""
