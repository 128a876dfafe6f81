"""Forms of the field: read from XLSForms, versioned, filled in, corrected."""
