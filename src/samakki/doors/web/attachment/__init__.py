"""Photographs, scans and sounds of a case: the list, the way in, the way out, and what is never taken."""
