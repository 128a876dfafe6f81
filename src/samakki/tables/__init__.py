"""Statistical tables as people print them: read, understood, checked for whether they add up. No Django."""
