"""Commands for those who run a node."""
