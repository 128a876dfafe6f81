"""Figures of an agency: what is counted, as known on a day, with all that was ever told of it."""
