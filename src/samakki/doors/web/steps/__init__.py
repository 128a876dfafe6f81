"""The path of a case through the ten steps: drawn, moved on, taken back."""
