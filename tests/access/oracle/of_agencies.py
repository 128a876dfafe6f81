"""What the sentences say of how somebody stands, of the own agency, and of its key."""

from tests.access.oracle.acts import GROUPS
from tests.access.oracle.cells import ASSISTING, LEADING, Cell
from tests.access.oracle.sentences import forbids, permits


def at_work(cell: Cell) -> bool:
    return cell.standing == "active"


def arrived(cell: Cell) -> bool:
    return cell.standing in {"waiting", "active"}


def belongs(cell: Cell) -> bool:
    return not cell.place.startswith("nowhere")


def of_own_agency(cell: Cell) -> bool:
    return cell.place in {"own", "own by name"}


def says(cell: Cell, fact: str) -> bool:
    return fact in cell.true


@permits("anybody may arrive: be recognised, sign in, accept an invitation", "arriving")
def _arriving(_cell: Cell) -> bool:
    return True


@permits("a locked session may be unlocked or ended", "unlocking")
def _unlocking(cell: Cell) -> bool:
    return cell.standing == "locked" and cell.member


@permits("what was typed is kept for its author, also when the session has ended", "keeping")
def _keeping(cell: Cell) -> bool:
    return cell.standing != "node" and cell.member


@permits("a member has an account, also while waiting for a key", "account")
def _account(cell: Cell) -> bool:
    return arrived(cell) and cell.member


@forbids("a survivor has an account here and nothing else, until there are pages of their own")
def _survivor(cell: Cell) -> bool:
    own = {"arriving", "unlocking", "keeping", "account"}
    return cell.role == "survivor" and own.isdisjoint(GROUPS[cell.act]) and cell.act != "vault.keyring"


@forbids(
    "nobody touches another member's own key",
    "vault.open_member_key",
    "vault.make_member_key",
    "vault.prepare_member_key",
    "vault.change_passphrase",
    "vault.seal_to_member",
)
def _keys_of_others(cell: Cell) -> bool:
    return not says(cell, "own")


@forbids(
    "the node opens no session and no member's key",
    "vault.open_session",
    "vault.seal_session",
    "vault.open_member_key",
)
def _node_opens_no_session(cell: Cell) -> bool:
    return cell.standing == "node"


@permits(
    "an administrator makes the agency's key, or takes it back from the paper, also while waiting for it", "starting"
)
def _starting(cell: Cell) -> bool:
    return arrived(cell) and cell.role == "agency administrator" and of_own_agency(cell)


@permits("a member's keyring holds the keys of the own agency", "vault.keyring")
def _keyring(cell: Cell) -> bool:
    return arrived(cell) and of_own_agency(cell)


@permits("administrators and supervisors see to the members and the key of their own agency", "membership")
def _membership(cell: Cell) -> bool:
    return at_work(cell) and cell.role in LEADING and of_own_agency(cell)


@forbids(
    "only administrators invite, call back, dismiss, sign a colleague out, change roles and print the recovery sheet",
    "access.invite",
    "access.revoke_invitation",
    "access.dismiss",
    "access.sign_out_colleague",
    "access.change_role",
    "access.new_recovery_sheet",
)
def _not_for_supervisors(cell: Cell) -> bool:
    return cell.role != "agency administrator"


@forbids(
    "nobody changes their own role, ends their own membership or signs themselves out as a colleague",
    "access.dismiss",
    "access.sign_out_colleague",
    "access.change_role",
)
def _own_role(cell: Cell) -> bool:
    return says(cell, "own")


@permits(
    "administrators and supervisors say that a colleague's number was compared; where one alone may, any holder is"
    " second",
    "access.grant_key",
)
def _granting(cell: Cell) -> bool:
    second = says(cell, "begun") and says(cell, "sole") and cell.role in ASSISTING
    return at_work(cell) and of_own_agency(cell) and (cell.role in LEADING or second)


@permits("whoever holds the agency's key can hand it on; whether it takes another yes is judged before", "vault.grant")
def _handing_the_key_on(cell: Cell) -> bool:
    return at_work(cell) and cell.role in ASSISTING and of_own_agency(cell)


@forbids("nobody grants a key to themselves", "access.grant_key", "vault.grant")
def _granting_oneself(cell: Cell) -> bool:
    return says(cell, "own")


@permits("whom a colleague has named vouches for a new pair of keys, should the passphrase be lost", "vouching")
def _vouching(cell: Cell) -> bool:
    return at_work(cell) and says(cell, "named") and of_own_agency(cell)


@forbids("nobody vouches for themselves", "access.begin_new_pair", "access.approve_new_pair")
def _vouching_for_oneself(cell: Cell) -> bool:
    return says(cell, "own")


@permits("a member, and an administrator, may give up a new pair of keys that was begun", "access.stop_new_pair")
def _giving_up(cell: Cell) -> bool:
    return arrived(cell) and of_own_agency(cell) and (says(cell, "own") or cell.role == "agency administrator")


@permits(
    "a new pair of keys takes the place of the former one when two have said yes, neither of them its owner",
    "vault.replace_member_key",
)
def _replacing(cell: Cell) -> bool:
    return at_work(cell) and of_own_agency(cell) and cell.nods >= 2 and not says(cell, "own")


@permits(
    "a pair of keys that was laid aside may be forgotten by anybody of the agency: it opens nothing",
    "vault.forget_prepared",
)
def _forgetting(cell: Cell) -> bool:
    return arrived(cell) and of_own_agency(cell)


@permits("what happens to an agency's keys and members is written down by whoever does it", "telling")
def _telling(cell: Cell) -> bool:
    return cell.standing == "node" or (arrived(cell) and of_own_agency(cell))


@permits("everybody may know who works in the own agency", "colleagues")
def _colleagues(cell: Cell) -> bool:
    return arrived(cell) and of_own_agency(cell)
