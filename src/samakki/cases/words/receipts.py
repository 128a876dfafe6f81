"""A receipt: what a person agreed to or took back, as they can take it along on paper or as data."""

from collections.abc import Mapping
from dataclasses import dataclass

from samakki.cases.words.consented import SealedLine
from samakki.consent.words import ConsentText, Ground, Share
from samakki.journal.words import Reading
from samakki.kernel.ids import AgencyId, FileId


@dataclass(frozen=True, slots=True)
class ReceiptRead:
    """What a receipt is made of: the sealed line, its terms, the text, who held keys, and who read because of it.

    `agencies` are the names of all agencies of this node, by their ids as text.
    """

    case: FileId
    owner: AgencyId
    line: SealedLine
    ground: Ground | None
    text: ConsentText | None
    shares: tuple[Share, ...]
    readings: tuple[Reading, ...]
    agencies: Mapping[str, str]
