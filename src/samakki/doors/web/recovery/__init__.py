"""The agency key is made, and the recovery sheet is printed and typed back."""
