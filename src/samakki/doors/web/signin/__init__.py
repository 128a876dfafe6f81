"""Signing in and out, and locking."""
