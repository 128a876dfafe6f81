"""What is late, however much there is."""
