"""Keys, sealing and the keystore that lies apart from the data."""
