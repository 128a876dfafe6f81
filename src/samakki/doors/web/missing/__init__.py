"""Reports that somebody was missing, linked with the file of the one who was found."""
