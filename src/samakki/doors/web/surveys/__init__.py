"""Surveys: rounds, answers and codes for who holds them; definitions and what was told for who analyses."""
