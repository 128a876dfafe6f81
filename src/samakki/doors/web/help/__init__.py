"""Help with the pages themselves: the keys of the keyboard."""
