"""Breaches: noted by whoever finds one, with a clock; contained, weighed and told by those who lead."""
