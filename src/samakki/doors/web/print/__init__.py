"""What goes out on paper: the plan for the person, the summary of a case, letters with their register."""
