"""The ethical code, signed before anything is read."""
