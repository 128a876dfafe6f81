"""Learning stories of a case: begun, written, looked through by a second name, printed."""
