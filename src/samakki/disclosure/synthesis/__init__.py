"""Safe microdata: rows of nobody, made from noisy counts, of which no row tells who was or was not counted."""
