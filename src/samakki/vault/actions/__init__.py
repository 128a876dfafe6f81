"""What changes keys, or seals and opens with them."""

from samakki.vault.actions.agencies import (
    grant,
    make_agency_key,
    revoke,
    rotate,
)
from samakki.vault.actions.copying import (
    copy_keystore,
    end_erased_keys,
    end_generations,
    put_keystore_back,
    renew_generation,
)
from samakki.vault.actions.data import (
    make_section_keys,
    newer_keys,
    numbers_of,
    open_many,
    open_of,
    open_own,
    seal,
    seal_many,
)
from samakki.vault.actions.digests import (
    keyed_digests,
)
from samakki.vault.actions.erasing import (
    erase_keys,
    purge,
)
from samakki.vault.actions.founding import (
    found_keystore,
    sign,
    write_node_secret,
)
from samakki.vault.actions.keyring import (
    HeldKeys,
    keyring,
)
from samakki.vault.actions.members import (
    change_passphrase,
    make_member_key,
    open_as_member,
    open_member_key,
    seal_to_member,
)
from samakki.vault.actions.paper import (
    confirm_recovery,
    recover,
    recovery_words,
)
from samakki.vault.actions.renewing import (
    forget_prepared,
    prepare_member_key,
    replace_member_key,
)
from samakki.vault.actions.sessions import (
    open_session,
    seal_session,
)
from samakki.vault.actions.sharing import (
    pass_on,
    share,
    share_with_member,
    take_back_all,
    unshare,
)
from samakki.vault.actions.upkeep import (
    forget_milestones,
    rewrap,
    sweep,
)

__all__ = [
    "HeldKeys",
    "change_passphrase",
    "confirm_recovery",
    "copy_keystore",
    "end_erased_keys",
    "end_generations",
    "erase_keys",
    "forget_milestones",
    "forget_prepared",
    "found_keystore",
    "grant",
    "keyed_digests",
    "keyring",
    "make_agency_key",
    "make_member_key",
    "make_section_keys",
    "newer_keys",
    "numbers_of",
    "open_as_member",
    "open_many",
    "open_member_key",
    "open_of",
    "open_own",
    "open_session",
    "pass_on",
    "prepare_member_key",
    "purge",
    "put_keystore_back",
    "recover",
    "recovery_words",
    "renew_generation",
    "replace_member_key",
    "revoke",
    "rewrap",
    "rotate",
    "seal",
    "seal_many",
    "seal_session",
    "seal_to_member",
    "share",
    "share_with_member",
    "sign",
    "sweep",
    "take_back_all",
    "unshare",
    "write_node_secret",
]
