"""The pages of a house, as a browser without script sees them."""
