"""The statistical rows: what may be counted, apart from every file."""
