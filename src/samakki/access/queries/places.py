"""Whether the door is closed to a login or an address, because somebody guesses."""

from samakki.access import rules
from samakki.access.gateways import wrong_tries
from samakki.access.models import Place
from samakki.access.words import TRIED_WITHIN
from samakki.kernel.deeds import By, sight


@sight()
def is_closed(by: By, login: str, address: str, place: bytes) -> bool:
    """Tell whether too many wrong tries were made for a login from everywhere, or from an address for all logins.

    `login` is the keyed hash that tries are counted by, `place` the one by which a login's own addresses are known:
    there a login stays open whatever others try elsewhere. An unknown login closes like a known one.
    """
    since = by.clock.now() - TRIED_WITHIN
    of_login, of_address = wrong_tries(since, username=login), wrong_tries(since, ip_address=address)
    known = Place.objects.filter(mark=place).exists()
    return rules.is_guessed_at(of_login, of_address) and not known
