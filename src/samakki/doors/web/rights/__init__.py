"""The rights of everybody who comes here, in their language, to be read and handed out."""
