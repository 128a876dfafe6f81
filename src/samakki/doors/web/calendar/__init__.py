"""A week or a month of what is due."""
