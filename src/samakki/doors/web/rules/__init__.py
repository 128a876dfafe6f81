"""The rules by which an agency works, with the source of each, and the choice of others."""
