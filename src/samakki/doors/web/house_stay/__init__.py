"""A stay: moving to another bed, leaving, taking back what was done by mistake."""
