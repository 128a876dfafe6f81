"""Tonight: who is in the house, who needs somebody, what comes tomorrow."""
