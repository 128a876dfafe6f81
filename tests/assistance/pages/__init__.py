"""The pages of a day's work, as a browser without script sees them."""
