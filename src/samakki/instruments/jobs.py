"""What comes with a release: the shipped instruments, brought in when a node begins and when it is upgraded."""

from collections.abc import Iterable

from samakki.instruments import actions, queries
from samakki.instruments.actions import Naming
from samakki.instruments.gateways import catalogue, indicator_texts, instrument_texts, shared_lists
from samakki.instruments.rules.authoring import Sheet, form_id, read_lists, read_sheets, sheets_of, write_book
from samakki.instruments.words import Hand, Imported, SetLoaded
from samakki.kernel.deeds import By


def sheets() -> tuple[Sheet, ...]:
    """Give every shipped instrument in its short form, in the order of a person's way."""
    return sheets_in(instrument_texts())


def sheets_in(texts: Iterable[str]) -> tuple[Sheet, ...]:
    """Read instruments in the short form, which may use the lists that all share."""
    lists = read_lists(shared_lists())
    return tuple(sheet for text in texts for sheet in read_sheets(text, lists))


def workbook(sheet: Sheet) -> bytes:
    """Give a shipped instrument as the workbook that a maker downloads, changes and brings again."""
    return write_book(sheets_of(sheet, in_language))


def ship(by: By) -> tuple[Imported, ...]:
    """Bring in every instrument of this release; one that has changed is the next version, the rest stays as it is.

    The release publishes them. Only where people here begin a version of their own, the release's next one comes as a
    draft: what they have made for themselves is not overtaken.
    """
    return ship_sheets(by, sheets())


def ship_sheets(by: By, shipped: Iterable[Sheet]) -> tuple[Imported, ...]:
    """Bring in instruments that another room ships, as those of this one."""
    begun = queries.begun_versions(by)
    return tuple(_bring(by, sheet, begun.get(form_id(sheet), Hand.RELEASE)) for sheet in shipped)


def ship_indicators(by: By) -> tuple[SetLoaded, ...]:
    """Load every set of indicators of this release."""
    return tuple(actions.load_indicators(by, text) for text in indicator_texts())


def in_language(tag: str, words: str) -> str:
    """Give a text of the record in a language, in English where nobody has translated it."""
    return catalogue(tag).get(words, words)


def _bring(by: By, sheet: Sheet, begun: Hand) -> Imported:
    take = actions.release_xlsform if begun is Hand.RELEASE else actions.import_xlsform
    return take(by, workbook(sheet), Naming(f"{sheet.name}.xlsx", section=sheet.section))
