"""The data book as a public site of static files, and as paper; it works without script and without a network."""
