"""What the journal decides without a database, a clock or a key: the fold, how a header is hashed, the trees."""
