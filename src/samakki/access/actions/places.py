"""Where logins are used from: who guesses from elsewhere does not shut their owners out."""

from samakki.access.models import Place
from samakki.kernel.deeds import By, deed


@deed()
def remember_place(by: By, mark: bytes) -> None:
    """Remember by a keyed hash that a login was used from an address."""
    Place.objects.update_or_create(mark=mark, defaults={"seen_at": by.clock.now()})
