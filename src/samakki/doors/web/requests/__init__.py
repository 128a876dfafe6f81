"""What people ask of their own files: taken down at the case, answered by those who lead."""
