"""Receiving people: one or a family, each with a bed and their own needs."""
