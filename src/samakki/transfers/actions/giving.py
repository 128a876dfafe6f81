"""Giving somebody their own copy: files sealed in memory under words that are made for this and kept nowhere."""

from collections.abc import Mapping

from samakki.cases import queries as desk
from samakki.kernel.actors import acting
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import FileId, fresh_id
from samakki.transfers.gateways import sealed_files
from samakki.transfers.models import Export
from samakki.transfers.rules.wording import BYTES, is_opening_words, opening_words
from samakki.transfers.words import Exported, ExportId, Format, Reason, WordsUnfitError


def _owner(by: By, case: FileId, *_rest: object) -> Attributes:
    return {"owner": str(desk.owner_of(by, case))}


@deed(about=_owner)
def words_for_copy(by: By, case: FileId) -> str:  # noqa: ARG001 -- the case is what access is asked about
    """Make words that will open somebody's own copy: they are shown to who hands it out, and kept nowhere."""
    return opening_words(by.chance.bytes(BYTES))


@deed(about=_owner)
def seal_copy(by: By, case: FileId, files: Mapping[str, bytes], words: str) -> Exported:
    """Seal somebody's own copy under such words, to be handed out; that it was is listed among what went out.

    Nothing of it touches a disk. Raises WordsUnfitError for words that were not made for this.
    """
    if not is_opening_words(words):
        raise WordsUnfitError
    member, agency = acting(by)
    export, now = ExportId(fresh_id(by.clock, by.chance)), by.clock.now()
    Export.objects.create(
        id=export,
        agency_id=agency,
        member_id=member,
        format=Format.JSON.value,
        purpose=Reason.PERSON.value,
        begun_at=now,
        ended_at=now,
        cases=1,
        done=1,
    )
    return Exported(export, f"copy-{str(case)[-6:]}.zip", sealed_files(files, words), words, 1)
