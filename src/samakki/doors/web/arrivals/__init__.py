"""Arrivals that somebody announced: who will come, when, where, how many."""
