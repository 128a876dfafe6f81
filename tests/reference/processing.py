"""The register of processing: what is kept, what for, who may, to whom, how long; from the policies and the YAML."""

import re
from typing import Final

from samakki.access.words import Role
from samakki.assistance.rules import read_rules
from samakki.consent.words import LONGEST, NEEDS_SECOND, GroundKind, RecipientKind, Use
from samakki.journal.words import Purpose
from samakki.sections.words import RECORD, SectionWords
from tests.reference.in_clear import tables
from tests.reference.policies import NAMED, PLACE, POLICY, files
from tests.reference.write import table

RULES: Final = PLACE.parents[1] / "assistance" / "rulesets" / "general.yaml"
ACTION: Final = re.compile(r"^action\s+([^;]*?);", re.MULTILINE | re.DOTALL)
ASKED: Final = re.compile(r'Samakki::Action::"([^"]+)"')
FILES: Final = frozenset({"cases", "journal"})
"""The rooms whose acts open or write what is known of people."""
PURPOSES: Final = {
    Purpose.CARE: "assisting the person; also, on a ground, by another agency",
    Purpose.OVERVIEW: "lists and pages about several people",
    Purpose.ANSWER: "answering what somebody was asked",
    Purpose.EXPORT: "handing cases on, on a ground that its reason names",
    Purpose.REBUILD: "putting together anew what a file says",
    Purpose.COUNT: "counting answers of forms in the own agency",
    Purpose.ERASURE: "deciding about erasing a file",
    Purpose.OWN_COPY: "giving a person everything that is held on them",
}


def page() -> str:
    return (
        "# Register of processing\n\n"
        "What is kept of people, what for, who may open it, whom it may be given to, for how long, and what lies in "
        "clear. Made from the policies, the sections and the rules; what an agency writes into its own register beside "
        "it is its name, who answers for data protection there, and the law of its country.\n"
        f"\n## What for\n\n{_purposes()}"
        f"\n## What is kept\n\n{_sections()}"
        f"\n## Who may, and by which sentence\n\nEach sentence stands in [policies](policies.md); what a role may ask "
        f"for stands under [roles](roles.md).\n\n{_permits()}"
        f"\nWhat none of these permits is refused. These forbid, and go before:\n\n{_forbids()}"
        f"\n## To whom\n\n{_recipients()}"
        f"\n## For how long\n\n{_times()}"
        f"\n## What lies in clear\n\nEverything else is sealed. Each column and its reason: [in clear](in-clear.md)."
        f"\n\n{_clear()}"
    )


def undocumented() -> list[str]:
    """Tell which purposes of a reading nobody has put into words."""
    return [purpose.value for purpose in Purpose if purpose not in PURPOSES]


def _purposes() -> str:
    own = [(f"`{purpose.value}`", "own agency", words) for purpose, words in PURPOSES.items()]
    shared = [(f"`{use.value}`", "another agency", "what a ground says that it may be used for") for use in Use]
    return table(("purpose of a reading", "whose", "what for"), [*own, *shared])


def _sections() -> str:
    return table(
        ("section", "what it is about", "fields", "start closed", "may become facts", "if it leaks"),
        [_section(words) for words in RECORD.values()],
    )


def _section(words: SectionWords) -> tuple[str, ...]:
    every = [*words.fields, *(part for field in words.fields for part in field.parts)]
    harms = sorted({field.sensitivity.value for field in every})
    return (
        words.label,
        words.about,
        str(len(words.fields)),
        str(sum(field.closed for field in words.fields)),
        str(sum(field.fact for field in every)),
        ", ".join(harms),
    )


def acts_by_group() -> dict[str, set[str]]:
    """Give the acts of each group of the schema; an act is its own group."""
    found: dict[str, set[str]] = {}
    parents: dict[str, set[str]] = {}
    for path in sorted(PLACE.glob("*.cedarschema")):
        text = re.sub(r"//[^\n]*", "", path.read_text())
        for declared in ACTION.findall(text):
            names = declared.partition(" appliesTo ")[0]
            head, _, groups = names.partition("\n  in ") if "\n  in " in names else names.partition(" in ")
            inside = set(re.findall(r"\w+", groups))
            for name in re.findall(r'"([^"]+)"', head) or re.findall(r"\w+", head):
                parents.setdefault(name, set()).update(inside)
    for name in (each for each in parents if "." in each):
        waiting, seen = [name], set[str]()
        while waiting:
            group = waiting.pop()
            if group not in seen:
                seen.add(group)
                found.setdefault(group, set()).add(name)
                waiting += parents.get(group, ())
    return found


def _permits() -> str:
    return table(("sentence", "roles", "acts", "of these, on what is known of people"), _rows("permit"))


def _forbids() -> str:
    return table(("sentence", "roles", "acts", "of these, on what is known of people"), _rows("forbid"))


def _rows(effect: str) -> list[tuple[str, ...]]:
    groups, rows = acts_by_group(), []
    for path in files():
        for policy in POLICY.findall(path.read_text()):
            rule = NAMED.sub("", policy).strip()
            if not rule.startswith(effect):
                continue
            named = NAMED.search(policy)
            sentence = named.group(1) if named else ""
            acts = set().union(*(groups.get(group, set()) for group in ASKED.findall(rule)))
            roles = [role.value for role in Role if f'"{role.value}"' in rule]
            inside = sum(act.partition(".")[0] in FILES for act in acts)
            link = f"[{sentence}](policies.md#{anchor(sentence)})"
            rows.append((link, ", ".join(roles) or "any that fit the conditions", str(len(acts)), str(inside)))
    return rows


def anchor(sentence: str) -> str:
    """Give the place of a heading on its page, as Markdown names it."""
    return re.sub(r"[^\w\- ]", "", sentence.lower()).replace(" ", "-")


def _recipients() -> str:
    kinds = table(
        ("ground", "longest, in days", "needs a second person"),
        [
            (kind.value, f"{LONGEST[kind].total_seconds() / 86400:g}", "yes" if kind in NEEDS_SECOND else "no")
            for kind in GroundKind
        ],
    )
    named = ", ".join(f"`{kind.value}`" for kind in RecipientKind)
    return (
        f"A recipient is one of: {named}. Nothing of a file is given without a ground ([consent]"
        f"(../ideas/consent.md)).\n\n{kinds}"
    )


def _times() -> str:
    rules = read_rules(RULES.read_text())
    kept = [(one.words["en"], f"{one.months} months", one.source) for one in rules.retention]
    asked, told = rules.requests, rules.breaches
    rows = [
        *kept,
        ("Somebody who asks about their own file is answered", f"{asked.months} months", asked.source),
        ("Once, where it is hard, it takes so much longer", f"{asked.longer} months", asked.source),
        ("An authority is told of a breach", f"{told.hours} hours", told.source),
    ]
    return "By the rules of no country; an agency chooses those of its own.\n\n" + table(
        ("what", "time", "source"), rows
    )


def _clear() -> str:
    return table(
        ("table", "columns in clear", "columns sealed"),
        [(f"`{one.name}`", str(len(one.clear)), str(len(one.sealed))) for one in tables()],
    )
