"""One own account: sessions, PIN, passphrase, second factors, language."""
