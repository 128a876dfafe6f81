"""What guessers try first: the list of the most common passwords that comes with Django, 20,000 of them."""

from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator


@cache
def common_words() -> frozenset[str]:
    """Give the list, in small letters; it is read once a process."""
    return frozenset(CommonPasswordValidator().passwords)
