"""Every label of the record, one module a section, so that the catalogues find it."""
