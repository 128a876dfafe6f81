"""The page of rules: what each policy says, condition by condition, and which rules speak of each role."""

import re
from collections.abc import Iterable
from typing import Final

from samakki.access.words import ROLE_TEXTS, Role
from tests.reference.policies import PLACE, Node, files, told, trees

GROUP: Final = re.compile(r"^action (\w+)(?: in \[([\w, ]+)\])?;\s*(?://\s*(.*))?$", re.MULTILINE)
MEMBERS: Final = re.compile(r"^action ((?:\"[\w.]+\",?\s*)+)\s*in \[([\w, ]+)\]", re.MULTILINE)
ROLES: Final = frozenset(role.value for role in Role)
WORDS: Final = {
    "(principal.standing == active)": "they are at work",
    "(principal.standing == waiting)": "they wait for a key",
    "(principal.standing == locked)": "their session is locked",
    "(principal.standing == node)": "it is the node itself",
    "(principal.standing != node)": "it is not the node itself",
    "principal has agency": "they belong to an agency",
    "principal has member": "they are somebody's member",
    "(context.owner == principal.agency)": "it is of their own agency",
    "context.own": "it is theirs, or concerns themselves",
    "context.barred": "they must never see that file, or have declared a conflict of interest about it",
    "context.never": "the person never wants them to see it",
    "context.declared": "somebody declared a conflict of interest",
    "context.begun": "somebody else has said yes already",
    "context.sole": "only one of the agency may grant its key",
    "context.named": "the colleague has named them",
    "context.agreed": "a second person has said yes, or none is needed",
    "context.fits": "they are who may say it",
    "context.closed": "what is asked for was closed",
    "context.judged": "they have said already what this alarm was",
    "context.on_duty": "they are on duty",
    "context.holds": "their agency holds it for care, or, where it keeps somebody safe, for safety",
    "(context.owner != principal.agency)": "it is of another agency",
    "context.alone": "a life is at risk, for an hour at most, and nobody has answered within five minutes",
    "context.restricted": "the person wants nothing written into it",
    "(context.nods >= 2)": "two have said yes",
    "(context.ground_kind != court order)": "the ground is no court's order",
    "(context.ground_recipient == principal.agency)": "the ground names their agency",
    "(context.ground_recipient == principal.member)": "the ground names them",
    "(context.ground_since <= context.now)": "the ground has begun: its first second counts",
    "(context.now < context.ground_until)": "the ground has not ended: the second at which it ends does not count",
    "(context.ground_purposes contains context.purpose)": "it is for a purpose that the ground names",
    "(context.purpose == overview)": "it is for a list",
    "(context.ground_purposes contains care)": "the ground was given for care",
    "(context.ground_purposes contains safety)": "the ground was given for safety",
    "(context.ground_sections contains safety)": "the ground names what keeps somebody safe",
    "([safety] containsAll context.sections)": "nothing is asked for but what keeps somebody safe",
    "(context.ground_sections containsAll context.sections)": "the ground names every section that is asked for",
    "(context.ground_entries containsAll context.entries)": "the ground names every closed entry that is asked for",
}
OF: Final = {
    "principal.role": "their role is {}",
    "context.section": "it lies in {}",
    "context.kind": "the ground is {}",
    "context.field": "it is about {}",
}
ANY_OF: Final = {"context.within": "it lies in {}, among others"}
ALL_OF: Final = {"context.ground_sections": "the ground names all of {}"}


def page() -> str:
    """Write the page."""
    text = (
        "# Rules\n\nWhat the [policies](policies.md) say, condition by condition. What none permits is refused; what "
        "one forbids is refused whatever permits it; so is an act that tells less of itself, or more, than the schema "
        "says. Somebody is *at work* who has signed in with both steps, holds what their role needs, and has signed "
        "the ethical code of now. A *ground* is why something of a file is shown to somebody else: a consent, a life "
        "at risk, a decision in somebody's best interests, a legal duty, a court's order. `tests/access/oracle` says "
        "these sentences once more, and a test compares both in a million cells.\n"
    )
    policies = trees()
    for path in files():
        text += f"\n## {path.stem}\n"
        named = re.findall(r'@id\("([^"]+)"\)', path.read_text())
        text += "".join(_rule(words, policies[words]) for words in named)
    return f"{text}\n## By role\n{''.join(_of_role(role, policies) for role in Role)}{_groups()}"


def _rule(words: str, policy: Node) -> str:
    permits = policy["effect"] == "permit"
    text = f"\n### {words}\n\n{'Permits' if permits else 'Forbids'} {_scope(policy)}"
    for condition in policy["conditions"]:
        parts = [part for part in _split(condition["body"]) if not told(part).startswith("context has ")]
        lead = ", when all of this holds:" if condition["kind"] == "when" else ", unless all of this holds:"
        text += f"{lead}\n\n" + "".join(f"- {in_words(part)}\n" for part in parts)
    return text if policy["conditions"] else f"{text}, whoever it is.\n"


def _scope(policy: Node) -> str:
    scope = policy["action"]
    if scope["op"] == "All":
        return "everything"
    entities = scope.get("entities") or [scope["entity"]]
    return _listed([f"`{one['id']}`" if "." in one["id"] else f"*{one['id']}*" for one in entities], "and")


def _split(node: Node) -> list[Node]:
    if "&&" not in node:
        return [node]
    return _split(node["&&"]["left"]) + _split(node["&&"]["right"])


def in_words(node: Node) -> str:
    """Say a condition in words; raises KeyError for one that has none yet."""
    ((kind, parts),) = node.items()
    known = WORDS.get(told(node))
    if known is not None:
        return known
    if kind in {"&&", "||"}:
        said = [in_words(part) for part in (parts["left"], parts["right"]) if not told(part).startswith("context has ")]
        return f" {'and' if kind == '&&' else 'or'} ".join(f"({one})" if " or " in one else one for one in said)
    if kind == "!":
        return f"it is not so that {in_words(parts['arg'])}"
    if kind == "if-then-else":
        said = [in_words(parts[name]) for name in ("if", "then", "else")]
        return f"where {said[0]}, {said[1]}; else {said[2]}"
    if kind == "in":
        return f"it is {_listed([_entity(one) for one in parts['right']['Set']], 'or')}"
    return _of_list(kind, parts)


def _of_list(kind: str, parts: Node) -> str:
    left, right = parts["left"], parts["right"]
    if kind == "==":
        return OF[told(left)].format(told(right))
    if kind == "contains":
        return OF[told(right)].format(_listed([told(one) for one in left["Set"]], "or"))
    words, joint = {"containsAny": (ANY_OF, "or"), "containsAll": (ALL_OF, "and")}[kind]
    return words[told(left)].format(_listed([told(one) for one in right["Set"]], joint))


def _entity(node: Node) -> str:
    named = str(node["Value"]["__entity"]["id"])
    return f"`{named}`" if "." in named else f"*{named}*"


def _listed(words: list[str], joint: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def unworded() -> list[str]:
    """Tell which conditions have no words yet: add them to WORDS."""
    faults = []
    for words, policy in trees().items():
        try:
            _rule(words, policy)
        except KeyError as missing:
            faults.append(f"{words}: {missing}")
    return faults


def members() -> dict[str, set[str]]:
    """Give the acts of each group; an act alone is a group of itself."""
    schema = "\n".join(path.read_text() for path in sorted(PLACE.glob("*.cedarschema")))
    found: dict[str, set[str]] = {}
    for acts, groups in MEMBERS.findall(schema):
        for group in groups.split(","):
            found.setdefault(group.strip(), set()).update(re.findall(r'"([\w.]+)"', acts))
    for inner, outer, _words in GROUP.findall(schema):
        for group in filter(None, outer.split(", ")):
            found.setdefault(group, set()).update(found.get(inner, ()))
    for act in set(re.findall(r'"(\w+\.\w+)"', schema)):
        found[act] = {act}
    return found


def _acts(policy: Node, groups: dict[str, set[str]]) -> set[str]:
    scope = policy["action"]
    entities = scope.get("entities") or [scope[name] for name in ("entity",) if name in scope]
    named = [one["id"] for one in entities] or list(groups)
    spared = [
        one["Value"]["__entity"]["id"]
        for condition in policy["conditions"]
        if condition["kind"] == "unless" and "in" in condition["body"]
        for one in condition["body"]["in"]["right"]["Set"]
    ]
    return {act for name in named for act in groups[name]} - {act for name in spared for act in groups[name]}


def may_hold(policy: Node, role: str) -> bool | None:
    """Tell whether a policy holds for everybody of a role who works here (True), for nobody (False), or for some."""
    verdicts = []
    for condition in policy["conditions"]:
        if "in" in condition["body"]:
            continue
        found = _known(condition["body"], role)
        verdicts.append(found if condition["kind"] == "when" or found is None else not found)
    return _all(verdicts)


def _known(node: Node, role: str) -> bool | None:
    ((kind, parts),) = node.items()
    if kind in {"&&", "||"}:
        both = [_known(parts["left"], role), _known(parts["right"], role)]
        return _all(both) if kind == "&&" else _not(_all(map(_not, both)))
    if kind == "!":
        return _not(_known(parts["arg"], role))
    said = {"(principal.standing == node)": False, "(principal.standing != node)": True, "principal has member": True}
    if told(node) in said:
        return said[told(node)]
    if kind == "==" and told(parts["left"]) == "principal.role":
        return told(parts["right"]) == role
    if kind == "contains" and told(parts["right"]) == "principal.role":
        return role in [told(one) for one in parts["left"]["Set"]]
    return None


def _all(verdicts: Iterable[bool | None]) -> bool | None:
    told_of = list(verdicts)
    if False in told_of:
        return False
    return None if None in told_of else True


def _not(verdict: bool | None) -> bool | None:  # noqa: FBT001 -- a verdict, which may be unknown
    return None if verdict is None else not verdict


def _of_role(role: Role, policies: dict[str, Node]) -> str:
    groups = members()
    forbids = {words: policy for words, policy in policies.items() if policy["effect"] == "forbid"}
    barred = {act for rule in forbids.values() if may_hold(rule, role.value) is True for act in _acts(rule, groups)}
    may = [
        words
        for words, policy in policies.items()
        if policy["effect"] == "permit" and may_hold(policy, role.value) is not False and _acts(policy, groups) - barred
    ]
    never = [
        words
        for words, policy in forbids.items()
        if may_hold(policy, role.value) is not False and any(may_hold(policy, other) is False for other in ROLES)
    ]
    text = f"\n### {ROLE_TEXTS[role]}\n\nOf what is permitted:\n\n" + "".join(f"- {words}\n" for words in may)
    return text + (
        "\nWhat is forbidden to this role:\n\n" + "".join(f"- {words}\n" for words in never) if never else ""
    )


def _groups() -> str:
    schema = "\n".join(path.read_text() for path in sorted(PLACE.glob("*.cedarschema")))
    groups = members()
    text = "\n## Groups of acts\n\nWhat each act does: [acts](acts.md).\n"
    for name, _outer, words in sorted(GROUP.findall(schema)):
        acts = ", ".join(f"`{act}`" for act in sorted(groups.get(name, ())))
        text += f"\n### {name}\n\n{words[:1].upper()}{words[1:]}: {acts}.\n"
    return text
