"""Signed in without a key: what to wait for."""
