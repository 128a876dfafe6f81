"""The page of those who watch: what was unusual in reading, and no word of any file."""
