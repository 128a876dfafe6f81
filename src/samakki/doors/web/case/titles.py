"""The names of the forms that were begun for a case."""

from uuid import UUID

from samakki.cases.words import CaseFile
from samakki.instruments import queries as instruments
from samakki.instruments.words import InstrumentUnknownError, VersionId
from samakki.kernel.deeds import By


def titles(by: By, case: CaseFile) -> dict[UUID, str]:
    """Give the name of each form of a case by the id of its version; a version that is not here has none."""
    found = {}
    for version in {one.version for one in case.fillings}:
        try:
            found[version] = instruments.version(by, VersionId(version)).name
        except InstrumentUnknownError:
            continue
    return found
