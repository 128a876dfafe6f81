"""What changes or unseals in access: the only writers of its tables."""

from samakki.access.actions.agency_keys import (
    confirm_recovery_sheet,
    found_agency_key,
    grant_key,
    new_recovery_sheet,
    recover_key,
)
from samakki.access.actions.invitations import accept_invitation, invite, revoke_invitation
from samakki.access.actions.node import add_agency, init_node, invite_to_node
from samakki.access.actions.sittings import (
    lock,
    resume,
    sign_in,
    sign_out,
    sign_out_everywhere,
    unlock_by_passphrase,
    unlock_by_pin,
)

__all__ = [
    "accept_invitation",
    "add_agency",
    "confirm_recovery_sheet",
    "found_agency_key",
    "grant_key",
    "init_node",
    "invite",
    "invite_to_node",
    "lock",
    "new_recovery_sheet",
    "recover_key",
    "resume",
    "revoke_invitation",
    "sign_in",
    "sign_out",
    "sign_out_everywhere",
    "unlock_by_passphrase",
    "unlock_by_pin",
]
