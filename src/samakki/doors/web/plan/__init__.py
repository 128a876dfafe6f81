"""The plan of a case: made with the person, decided by the person."""
