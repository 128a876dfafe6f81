"""What holds of tables: read as printed, understood, judged."""
