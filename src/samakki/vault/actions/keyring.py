"""The keys that a signed-in member brings along for one request."""

from collections.abc import Iterable, Mapping
from typing import Final, NoReturn

from samakki.kernel.deeds import Attributes, By, KeyNotHeldError, deed
from samakki.kernel.ids import AgencyId, EntryId, MemberId, NodeId
from samakki.vault.actions.vouching import must_be_vouched
from samakki.vault.models import Epoch, Wrap, newest_grant
from samakki.vault.rules import BoxKey, bound, box_key, derived, epoch_place, grant_place, number, open_box, open_letter
from samakki.vault.words import Drawer, Lock

_MOST: Final = 4096


class HeldKeys:
    """A member's keys for one request: the agency's are fetched when first needed, and all die with it."""

    __slots__ = ("_agency", "_member", "_newest", "_node", "_secret", "_secrets", "data_keys", "newest_versions")

    def __init__(self, node: NodeId, member: MemberId, agency: AgencyId, member_secret: bytes) -> None:
        """Begin with the member's own private key."""
        self._node, self._member, self._agency, self._secret = node, member, agency, member_secret
        self._newest = 0
        self._secrets: dict[int, bytes] = {}
        self.data_keys: dict[Lock, BoxKey] = {}
        self.newest_versions: dict[tuple[Drawer, EntryId | None], tuple[int, int]] = {}

    def __repr__(self) -> str:
        """Say whose keys these are, and nothing of the keys."""
        return f"HeldKeys(member={self._member}, agency={self._agency})"

    def __reduce__(self) -> NoReturn:
        """Refuse to be written anywhere: keys do not go into caches, jobs or messages."""
        message = "keys are never written down"
        raise TypeError(message)

    def member_secret(self) -> bytes:
        """Give the member's own private key."""
        return self._secret

    def newest_epoch(self, agency: AgencyId) -> int:
        """Tell the newest epoch granted to the member; raises KeyNotHeldError for a member who waits."""
        if agency != self._agency:
            raise KeyNotHeldError
        if not self._newest:
            self._fetch()
        return self._newest

    def epoch_secret(self, agency: AgencyId, epoch: int) -> bytes:
        """Give the agency's private key of that epoch, an older one by the chain; raises KeyNotHeldError."""
        newest = self.newest_epoch(agency)
        if epoch not in self._secrets:
            if not 0 < epoch < newest:
                raise KeyNotHeldError
            self._unchain(epoch)
        return self._secrets[epoch]

    def keep(self, lock: Lock, key: BoxKey) -> None:
        """Keep a data key for the rest of the request."""
        self.data_keys[lock] = key

    def note(self, held: Mapping[Lock, Wrap]) -> None:
        """Note the newest version of each section's key that was seen among the wraps of the one who reads."""
        for lock, row in held.items():
            drawer = (Drawer(lock.file, lock.section), None)
            if lock.entry is None and lock.version > self.newest_versions.get(drawer, (0, 0))[0]:
                self.newest_versions[drawer] = (lock.version, row.generation)

    def forget(self, drawers: Iterable[Drawer]) -> None:
        """Forget which version of these sections' keys was the newest: somebody has made a newer one."""
        for drawer in drawers:
            self.newest_versions.pop((drawer, None), None)

    def make_room(self) -> None:
        """Forget the data keys when there are many; before some are used together, never while they are."""
        if len(self.data_keys) >= _MOST:
            self.data_keys.clear()
            self.newest_versions.clear()

    def _fetch(self) -> None:
        grant = newest_grant(self._agency, self._member)
        if grant is None:
            raise KeyNotHeldError
        place = grant_place(self._node, self._agency, grant.epoch, self._member)
        must_be_vouched(place, bytes(grant.wrap), bytes(grant.signature))
        self._secrets[grant.epoch] = open_letter(self._secret, bytes(grant.wrap), place)
        self._newest = grant.epoch

    def _unchain(self, epoch: int) -> None:
        links = Epoch.objects.filter(agency=self._agency, epoch__gte=epoch, epoch__lt=self._newest).order_by("-epoch")
        for link in list(links):
            above = self._secrets.get(link.epoch + 1)
            if above is None or link.sealed_under_next is None:
                raise KeyNotHeldError
            place = epoch_place(self._node, self._agency, link.epoch)
            self._secrets[link.epoch] = open_box(chain_key(above), bytes(link.sealed_under_next), place)
        if epoch not in self._secrets:
            raise KeyNotHeldError


def chain_key(epoch_secret: bytes) -> BoxKey:
    """Derive the key under which the epoch before lies."""
    return box_key(derived(epoch_secret, bound(b"chain key")))


def wrap_key(by: By, agency: AgencyId, epoch: int) -> BoxKey:
    """Derive the key under which an agency's data keys lie in an epoch; raises KeyNotHeldError."""
    secret = by.keys.epoch_secret(agency, epoch)
    return box_key(derived(secret, bound(b"wrap key", agency.bytes, number(epoch))))


def _whose(_by: By, _member: MemberId, agency: AgencyId, _member_secret: bytes) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_whose, changes=False)
def keyring(by: By, member: MemberId, agency: AgencyId, member_secret: bytes) -> HeldKeys:
    """Make the keyring that a member acts with: nothing is fetched or opened before it is needed."""
    return HeldKeys(by.node, member, agency, member_secret)
