"""How tables are read and written, and how their cells become values of the record: pure judgements."""
