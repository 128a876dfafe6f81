"""My people: a caseload as a list."""
