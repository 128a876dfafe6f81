"""Two lines from any page, into one case or several."""
