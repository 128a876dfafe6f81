"""Being away, and what one carries: who stands in, which weeks are full, and how to look after oneself."""
