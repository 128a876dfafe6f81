"""Who looked, to be shown to the person."""
