"""The first days: looking in with one tap, and the alarm."""
