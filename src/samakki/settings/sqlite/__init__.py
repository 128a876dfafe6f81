"""SQLite with its writers standing in line."""
