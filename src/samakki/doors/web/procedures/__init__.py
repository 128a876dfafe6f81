"""How an agency does it: procedures in its own words, one for each step and one for supervision, in versions."""
