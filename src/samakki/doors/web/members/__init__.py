"""Who works in the agency, who is invited, who is granted the key."""
