"""What happened to keys and members, told to everybody whom it concerns."""
