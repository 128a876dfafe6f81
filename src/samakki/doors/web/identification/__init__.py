"""Identification and assistance side by side, second opinions, and what several teams hold."""
