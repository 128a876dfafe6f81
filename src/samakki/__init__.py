"""The system in which people who assist victims of trafficking work together."""
