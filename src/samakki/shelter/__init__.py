"""The house in which people stay for a time: beds, stays, who looks in in the first days, shifts and their log."""
