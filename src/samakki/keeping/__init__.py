"""What is kept and what is not: copies of the node that can be trusted, and the erasing of a person's file."""
