"""Surveys: questionnaires in rounds, where who holds the answers and who analyses them are different people."""
