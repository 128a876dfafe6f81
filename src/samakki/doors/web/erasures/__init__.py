"""Erasing with four eyes: asked on the page of a case, decided on one of its own, kept as a receipt."""
