"""What the pages of a case share: how they answer, how values, people and sections are put into words."""
