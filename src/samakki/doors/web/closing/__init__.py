"""The closing of a case with the person, and its opening again."""
