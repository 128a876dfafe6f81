"""Copies of a whole store: taken at one moment while others go on writing, put back whole or not at all."""
