"""Screening: what a set of indicators finds in a case, and what a person decides."""
