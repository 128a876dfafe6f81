"""Workbooks of others: bound once to figures, and filled every month."""
