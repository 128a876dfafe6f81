"""One catalogue a language."""
