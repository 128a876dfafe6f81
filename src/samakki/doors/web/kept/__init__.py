"""What was typed when the session had ended, given back."""
