"""The log of a house: what its shifts write, and its print."""
