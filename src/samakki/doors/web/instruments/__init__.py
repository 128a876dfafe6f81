"""The pages on the forms that there are: what each asks, its versions side by side, and bringing one in."""
