"""What people ask of their own files, and what happened to their data."""
