"""The board of those who lead: what each carries, what waits, who is quiet; nobody is ranked."""
