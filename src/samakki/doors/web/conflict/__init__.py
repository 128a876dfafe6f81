"""Two people wrote different things: a person decides."""
