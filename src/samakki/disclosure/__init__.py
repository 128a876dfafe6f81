"""What a published table gives away, and what keeps it from doing so. No Django."""
