"""That somebody is expected, as the page of their case says it."""

from samakki.cases.words import NOTICE, Came, CaseFile
from samakki.doors.web.desk.telling import value_words
from samakki.sections.words import Section


def expected(case: CaseFile) -> list[dict[str, str]]:
    """Give the notices of arrivals that nobody has answered yet."""
    section = next((one for one in case.sections if one.words.section is Section.ADMINISTRATION), None)
    found = section.field(NOTICE) if section else None
    told = []
    for row in found.standing if found else ():
        said = {part.field.name: value_words(part.field, part.heads.value) for part in row.known}
        state = next(part.heads.value for part in row.parts if part.field.name == "state")
        if state == Came.EXPECTED:
            told.append({**said, "row": row.row})
    return told
