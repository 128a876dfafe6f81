"""The appointments of a case."""
