"""What guessers try first: the most common passwords of published breaches, the 20,000 that come with Django."""

from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator

from samakki.access.rules import letters


@cache
def common_words() -> frozenset[str]:
    """Give the list as passphrases are compared with it, without spaces, dots and hyphens; read once a process."""
    return frozenset(map(letters, CommonPasswordValidator().passwords)) - {""}
