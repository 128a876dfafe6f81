"""What every page passes through: headers, language, who acts, refusals put into words."""
