"""What an agency owes the people of its files: answers to what they ask, and word when something went wrong."""
