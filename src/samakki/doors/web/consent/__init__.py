"""Asking a person: read together, one question at a time; what was answered, and the receipt of it."""
