"""A house: its rooms and beds, how each bed stands, and what goes for every night."""
