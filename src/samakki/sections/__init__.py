"""The ten sections of a file and their fields, as data."""
