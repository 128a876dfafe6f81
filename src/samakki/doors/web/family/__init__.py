"""The family of a person: those who have cases too, linked both ways and kept together."""
