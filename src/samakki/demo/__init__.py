"""Invented persons, marked DEMO, who live through the real actions, so that a stranger sees a node at work."""
