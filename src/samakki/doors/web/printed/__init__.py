"""Printed tables: brought with their source, judged cell by cell, kept version by version."""
