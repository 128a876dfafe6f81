"""The cryptography of the vault: pure, without database, clock or chance of its own (HPKE's ephemeral key excepted)."""

from samakki.vault.rules.bound import bound, number
from samakki.vault.rules.boxes import BoxKey, box_key, derived, open_box, padded, seal_box, unpadded
from samakki.vault.rules.copies import cut_frames, open_frames, seal_frames
from samakki.vault.rules.pairs import Pair, open_letter, pair_of, seal_letter
from samakki.vault.rules.paper import WORDS, from_words, to_words
from samakki.vault.rules.passphrases import Cost, key_from_passphrase
from samakki.vault.rules.places import (
    data_place,
    epoch_place,
    grant_place,
    key_place,
    letter_place,
    member_place,
    name_place,
    paper_place,
    sheet_place,
    within_place,
    wrap_place,
)

__all__ = [
    "WORDS",
    "BoxKey",
    "Cost",
    "Pair",
    "bound",
    "box_key",
    "cut_frames",
    "data_place",
    "derived",
    "epoch_place",
    "from_words",
    "grant_place",
    "key_from_passphrase",
    "key_place",
    "letter_place",
    "member_place",
    "name_place",
    "number",
    "open_box",
    "open_frames",
    "open_letter",
    "padded",
    "pair_of",
    "paper_place",
    "seal_box",
    "seal_frames",
    "seal_letter",
    "sheet_place",
    "to_words",
    "unpadded",
    "within_place",
    "wrap_place",
]
