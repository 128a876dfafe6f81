"""The shelter of Dara, who administers it, and Mali, who leads; a caseworker, and people who ask."""

from typing import Final

from samakki.access import actions as access
from samakki.access import queries as staff
from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.keeping.conftest import House, generations, house

__all__ = ["generations", "house"]
AUNT: Final = "DEMO. Her aunt says that she owes a debt."
CONFIDED: Final = "DEMO. She told a secret."


def told_of(house: House, name: str = "Srey DEMO") -> FileId:
    """Open a case in which somebody else told something too."""
    case = house.person(name)
    cases.write_note(house.dara, [case], AUNT, Section.FAMILY, third_party=True)
    cases.write_note(house.dara, [case], CONFIDED, Section.PSYCHOSOCIAL, closed=True)
    return case


def rith_of(house: House) -> By:
    """Let Rith join as a caseworker: both who lead say yes to the key. Gives a session of his."""
    house.comes("rith", Role.CASEWORKER)
    mali = house.mali
    assert mali.agency is not None
    (rith,) = [one for one, name in staff.names_at_work(mali, mali.agency).items() if name == "Rith"]
    access.grant_key(mali, mali.agency, rith)
    return house._signed_in("rith")
