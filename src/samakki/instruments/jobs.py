"""What comes with a release: the shipped instruments, brought in when a node begins and when it is upgraded."""

from samakki.instruments import actions
from samakki.instruments.actions import Naming
from samakki.instruments.gateways import catalogue, instrument_texts, shared_lists
from samakki.instruments.rules.authoring import Sheet, read_lists, read_sheets, sheets_of, write_book
from samakki.instruments.words import Imported
from samakki.kernel.deeds import By


def sheets() -> tuple[Sheet, ...]:
    """Give every shipped instrument in its short form, in the order of a person's way."""
    lists = read_lists(shared_lists())
    return tuple(sheet for text in instrument_texts() for sheet in read_sheets(text, lists))


def workbook(sheet: Sheet) -> bytes:
    """Give a shipped instrument as the workbook that a maker downloads, changes and brings again."""
    return write_book(sheets_of(sheet, in_language))


def ship(by: By) -> tuple[Imported, ...]:
    """Bring in every instrument of this release; one that has changed is the next version, the rest stays as it is."""
    return tuple(
        actions.import_xlsform(by, workbook(sheet), Naming(f"{sheet.name}.xlsx", section=sheet.section))
        for sheet in sheets()
    )


def in_language(tag: str, words: str) -> str:
    """Give a text of the record in a language; raises KeyError when nobody has translated it."""
    return catalogue(tag)[words]
