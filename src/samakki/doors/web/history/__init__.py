"""All values that a field has had."""
