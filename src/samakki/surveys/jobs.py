"""What comes with a release: questionnaires, brought in when a node begins and when it is upgraded."""

from samakki.instruments import jobs as instruments
from samakki.instruments.words import Imported
from samakki.kernel.deeds import By
from samakki.surveys.gateways import questionnaires


def ship(by: By) -> tuple[Imported, ...]:
    """Bring in the questionnaires of this release; one that has changed is the next version."""
    return instruments.ship_sheets(by, instruments.sheets_in(questionnaires()))
