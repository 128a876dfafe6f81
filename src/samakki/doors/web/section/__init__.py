"""Writing the fields of one section."""
