"""Invented persons, marked DEMO, who live through the real actions."""
