"""What the sentences say of files, of leading an agency, of forms, of letting go, and of machines."""

from tests.access.oracle.cells import ASSISTING, BY_NAME, LEADING, OF_THE_PERSON, Cell
from tests.access.oracle.of_agencies import at_work, belongs, of_own_agency, says
from tests.access.oracle.sentences import forbids, permits

PROFESSIONS = {
    "health professional": "health",
    "legal professional": "legal",
    "psychosocial professional": "psychosocial",
}


def leads(cell: Cell) -> bool:
    return at_work(cell) and cell.role in LEADING and belongs(cell)


def leads_here(cell: Cell) -> bool:
    return leads(cell) and of_own_agency(cell)


@permits("those who assist people read and write the files of their own agency", "casework")
def _casework(cell: Cell) -> bool:
    return at_work(cell) and cell.role in ASSISTING and of_own_agency(cell)


@forbids(
    "into a case that is restricted nothing is written but what keeps somebody safe, and what its person decides about "
    "who may know it, until those who lead lift that",
    "writing",
    "written_on_ground",
)
def _restricted(cell: Cell) -> bool:
    return says(cell, "restricted") and cell.sections != ("safety",) and cell.true.isdisjoint(OF_THE_PERSON)


@permits("those who assist people have a desk", "desk")
def _desk(cell: Cell) -> bool:
    return at_work(cell) and cell.role in ASSISTING and belongs(cell)


@permits("supervisors and administrators take cases in from elsewhere", "taking_in")
def _taking_in(cell: Cell) -> bool:
    return leads(cell)


@permits("supervisors and administrators hand cases of their own agency on", "handing_on")
def _handing_on(cell: Cell) -> bool:
    return leads_here(cell)


@forbids("of several cases none is read to be handed on before a second person has said yes", "transfers.read_on")
def _not_agreed(cell: Cell) -> bool:
    return not says(cell, "agreed")


@permits(
    "another who leads says yes to handing several cases on; where there is none, another who holds the key",
    "transfers.agree_to_export",
)
def _agreeing(cell: Cell) -> bool:
    holds_the_key = cell.role in ASSISTING and of_own_agency(cell)
    return at_work(cell) and holds_the_key and says(cell, "fits") and not says(cell, "own")


@permits("those who lead an agency have its files counted", "counting")
def _counting(cell: Cell) -> bool:
    return leads(cell)


@forbids(
    "nobody opens a file on behalf of a machine, for looking after one, for checking the log, or for counting",
    "casework",
)
def _no_machine_opens(cell: Cell) -> bool:
    return cell.standing == "node" or cell.role in {"node administrator", "auditor", "analyst", "survivor"}


@forbids(
    "interpreters and peer supporters open no whole file: they read what was shared with them by name",
    "cases.read_case",
    "cases.read_sheet",
    "cases.read_beside",
    "cases.open_drawer",
    "cases.hand_on",
    "cases.caseload",
    "cases.find_in_caseload",
    "cases.find_by_skills",
    "cases.open_case",
)
def _no_whole_file(cell: Cell) -> bool:
    return cell.role in BY_NAME


def _of_other_professions(cell: Cell) -> bool:
    if cell.role not in PROFESSIONS:
        return False
    others = set(PROFESSIONS.values()) - {PROFESSIONS[cell.role]}
    return cell.closed and not others.isdisjoint(cell.sections)


@forbids(
    "what was closed in a profession's own section is not opened by the other two professions",
    "journal.open_closed",
    "journal.open_closed_many",
    "journal.read_attachment",
)
def _closed_by_another_profession(cell: Cell) -> bool:
    return len(cell.sections) == 1 and _of_other_professions(cell)


@forbids(
    "what lies in several sections is opened together only by who may open each of them by itself",
    "journal.open_closed",
    "journal.open_closed_many",
    "journal.read_attachment",
)
def _several_sections(cell: Cell) -> bool:
    return len(cell.sections) > 1 and _of_other_professions(cell)


@permits(
    "those who assist people, who lead an agency or who count may know its figures: no person is in them", "figures"
)
def _figures(cell: Cell) -> bool:
    return at_work(cell) and cell.role in {*ASSISTING, "analyst"} and of_own_agency(cell)


@permits("everybody at work, and the node, may know the forms and what they ask", "form_reading")
def _form_reading(cell: Cell) -> bool:
    return cell.standing in {"active", "node"}


@permits(
    "supervisors and administrators take forms in, publish and withdraw them; the node takes them in", "form_keeping"
)
def _form_keeping(cell: Cell) -> bool:
    return cell.standing == "node" or (at_work(cell) and cell.role in {*LEADING, "node administrator"})


@forbids("nobody publishes the form that they brought themselves: it takes two names", "instruments.publish")
def _own_form(cell: Cell) -> bool:
    return says(cell, "own")


@forbids(
    "the machine brings forms, but does not publish or withdraw them: people answer for what is asked",
    "instruments.publish",
    "instruments.withdraw",
)
def _machine_publishes_nothing(cell: Cell) -> bool:
    return not cell.member


@permits("administrators see what copying last did", "copying")
def _copying(cell: Cell) -> bool:
    return at_work(cell) and cell.role in {"agency administrator", "node administrator"}


@permits("those who lead an agency let go of its files, and the node finishes what they decided", "letting_go")
def _letting_go(cell: Cell) -> bool:
    return cell.standing == "node" or leads_here(cell)


@permits("those who lead an agency decide about erasing its files", "deciding")
def _deciding(cell: Cell) -> bool:
    return leads_here(cell)


@forbids("nobody decides about an erasure that they asked for themselves: it takes four eyes", "deciding")
def _own_erasure(cell: Cell) -> bool:
    return says(cell, "own")


@forbids(
    "nothing is erased that a second person has not agreed to, not even by the node",
    "keeping.carry_out_erasure",
    "keeping.finish_erasure",
)
def _erasure_not_agreed(cell: Cell) -> bool:
    return not says(cell, "agreed")


@permits("the command line and the jobs look after the node", "machine", "auditing")
def _machine(cell: Cell) -> bool:
    return cell.standing == "node"


@permits("auditors, node administrators and supervisors may have the journal verified", "auditing")
def _auditing(cell: Cell) -> bool:
    return at_work(cell) and cell.role in {"auditor", "node administrator", "supervisor"}


@permits(
    "those who look after the node or check its log are told what happens to the keys of every agency", "overseeing"
)
def _overseeing(cell: Cell) -> bool:
    return at_work(cell) and cell.role in {"auditor", "node administrator"}


@permits("auditors read the log without contents, and so does the node when it is asked at its machine", "log")
def _log(cell: Cell) -> bool:
    return cell.standing == "node" or (at_work(cell) and cell.role == "auditor")


@permits("those who lead an agency see its board and arrange who stands in", "leading")
def _leading(cell: Cell) -> bool:
    return leads(cell)


@permits("those who lead an agency answer what is asked about its cases", "signing")
def _signing(cell: Cell) -> bool:
    return leads_here(cell)
