"""The data book, inside: what is counted exactly, by which definition, and what was told of it when."""
