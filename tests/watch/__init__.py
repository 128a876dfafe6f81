"""Watching: who looked, what is unusual, and breaking the glass."""
