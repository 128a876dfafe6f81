"""Cases in and out, in the standard that others read."""
