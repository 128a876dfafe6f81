"""Today: the whole day of a worker on one page."""
