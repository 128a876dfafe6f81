"""Every label of the record, two modules a section, so that the catalogues find it."""
