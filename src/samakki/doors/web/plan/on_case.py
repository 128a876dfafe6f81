"""What of the plan the case file tells: what is urgent, what has passed its day, on what nobody was heard yet."""

from typing import Any

from samakki.assistance import queries
from samakki.cases.words import CaseFile
from samakki.kernel.deeds import By
from samakki.sections.words import Section


def on_case(by: By, read: CaseFile) -> dict[str, Any]:
    """Give what the case file says of its plan; nothing more is opened for it."""
    administration = next(one for one in read.sections if one.words.section is Section.ADMINISTRATION)
    plan = queries.plan_of(by, administration)
    opened = [line for line in plan.lines if line.is_open]
    return {
        "urgent": [line.action or line.goal for line in plan.urgent],
        "open": len(opened) - len(plan.not_wanted),
        "late": sum(line.late for line in opened),
        "undecided": len(plan.undecided),
        "headless": len(plan.headless),
    }
