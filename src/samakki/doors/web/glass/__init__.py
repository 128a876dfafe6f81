"""Opening one section because a life is at risk."""
