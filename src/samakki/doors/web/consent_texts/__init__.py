"""Texts that are read together with people, and who has signed them."""
