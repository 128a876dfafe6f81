"""Alarms: somebody has to answer."""
