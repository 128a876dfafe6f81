"""What is done with something due from any list: settled, tried, moved, given to a colleague, undone."""
