"""Policies with one small fault each, as somebody in a hurry makes them; every one of them must be noticed."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

import cedarpy

from tests.access.oracle.cells import ROLES
from tests.reference.policies import Node, told, trees

OTHER_WAY: Final = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "&&": "||",
    "||": "&&",
    "containsAll": "containsAny",
    "containsAny": "containsAll",
}
TRUTHS: Final = ("&&", "||", "!", "if-then-else")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A set of policies of which one is at fault: which, and how."""

    words: str
    fault: str
    text: str


def mutants(words: str) -> Iterator[Mutant]:
    """Give every mutant of a policy, among the others as they are."""
    policies = trees()
    others = "\n".join(written(policy) for other, policy in policies.items() if other != words)
    yield Mutant(words, "is missing", others)
    for fault, changed in faults(policies[words]):
        yield Mutant(words, fault, f"{others}\n{written(changed)}")


def written(policy: Node) -> str:
    """Write a tree as a policy."""
    whole = {"templates": {}, "staticPolicies": {"policy0": policy}, "templateLinks": []}
    return cedarpy.policies_from_json_str(json.dumps(whole))


def faults(policy: Node) -> Iterator[tuple[str, Node]]:
    """Give each fault with the policy that has it."""
    turned = deepcopy(policy)
    turned["effect"] = "forbid" if policy["effect"] == "permit" else "permit"
    yield f"turned into {turned['effect']}", turned
    yield from _of_scope(policy)
    for number, condition in enumerate(policy["conditions"]):
        without = deepcopy(policy)
        del without["conditions"][number]
        yield f"without its condition {number}", without
        kind = "unless" if condition["kind"] == "when" else "when"
        other = deepcopy(policy)
        other["conditions"][number]["kind"] = kind
        yield f"{kind} its condition {number}", other
        for place, (fault, body) in enumerate(_of_truth(condition["body"])):
            changed = deepcopy(policy)
            changed["conditions"][number]["body"] = body
            yield f"{fault} ({number}.{place})", changed


def _of_scope(policy: Node) -> Iterator[tuple[str, Node]]:
    entities = policy["action"].get("entities", [])
    for number, entity in enumerate(entities):
        if len(entities) > 1:
            fewer = deepcopy(policy)
            del fewer["action"]["entities"][number]
            yield f"does not speak of {entity['id']}", fewer


def _of_truth(node: Node) -> Iterator[tuple[str, Node]]:
    """Give each fault in something that is true or false, from the outside in."""
    ((kind, parts),) = node.items()
    if kind not in {"&&", "||"}:
        yield f"not {told(node)}", {"!": {"arg": node}}
    else:
        yield f"{told(parts['right'])} left out", parts["left"]
        yield f"{told(parts['left'])} left out", parts["right"]
    if kind in OTHER_WAY:
        yield f"{OTHER_WAY[kind]} in {told(node)}", {OTHER_WAY[kind]: parts}
    for name, part in parts.items():
        if not isinstance(part, dict):
            continue
        if "Set" in part:
            inside = _of_list(part["Set"])
        elif kind in TRUTHS and not (kind == "!" and "." in part):
            inside = _of_truth(part)
        else:
            continue
        for fault, changed in inside:
            yield fault, {kind: {**parts, name: changed}}


def _of_list(elements: list[Node]) -> Iterator[tuple[str, Node]]:
    values = [str(element["Value"]) for element in elements]
    for number, value in enumerate(values):
        yield f"{value} taken out of a list", {"Set": [*elements[:number], *elements[number + 1 :]]}
    if set(values) <= set(ROLES):
        for role in ROLES:
            if role not in values:
                yield f"{role} put into a list", {"Set": [*elements, {"Value": role}]}
