"""What came of a visit or call."""
