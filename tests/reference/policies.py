"""The page of policies: who may do what, as the files say that decide it."""

import json
import re
from pathlib import Path
from typing import Any, Final

import cedarpy

Node = dict[str, Any]

PLACE: Final = Path(__file__).resolve().parents[2] / "src" / "samakki" / "access" / "policies"
POLICY: Final = re.compile(r"^(?:@\w+\(\"[^\"]*\"\)\s*)*(?:permit|forbid)\b.*?;$", re.MULTILINE | re.DOTALL)
NAMED: Final = re.compile(r'@id\("([^"]+)"\)\s*')


def page() -> str:
    text = (
        "# Policies\n\nWho may do what. A rule that forbids goes before one that permits; what none permits is "
        "refused, and so is whatever the engine has a doubt about.\n"
    )
    for path in files():
        text += f"\n## {path.stem}\n\n{_comment(path)}\n"
        for policy in POLICY.findall(path.read_text()):
            named = NAMED.search(policy)
            text += f"\n### {named.group(1) if named else '(without a name)'}\n\n"
            text += f"```cedar\n{NAMED.sub('', policy).strip()}\n```\n"
    return text


def files() -> list[Path]:
    """Give the files of policies, in order."""
    return sorted(PLACE.glob("*.cedar"))


def undocumented() -> list[str]:
    """Tell which policies have no name, and which files no comment at their head."""
    faults = [path.name for path in files() if not _comment(path)]
    for path in files():
        faults += [
            f"{path.name}: {policy[:60]}" for policy in POLICY.findall(path.read_text()) if not NAMED.search(policy)
        ]
    return faults


def _comment(path: Path) -> str:
    lines = []
    for line in path.read_text().splitlines():
        if not line.startswith("//"):
            break
        lines.append(line.removeprefix("//").strip())
    return " ".join(lines)


def whole_file_acts() -> set[str]:
    """Tell which acts the rule on interpreters and peer supporters forbids them, whatever else permits."""
    text = (PLACE / "casework.cedar").read_text()
    (rule,) = [policy for policy in POLICY.findall(text) if "interpreters and peer supporters open no whole" in policy]
    assert "forbid" in rule
    return set(re.findall(r'Action::"(\w+\.\w+)"', rule))


def trees() -> dict[str, Node]:
    """Read all policies as trees, by their sentences."""
    text = "\n".join(path.read_text() for path in files())
    found = json.loads(cedarpy.policies_to_json_str(text))["staticPolicies"]
    return {tree["annotations"]["id"]: tree for tree in found.values()}


def told(node: Node) -> str:
    """Say what a part of a condition says, shortly."""
    ((kind, parts),) = node.items()
    if kind in {"Value", "Var"}:
        said = str(parts)
    elif kind == "Set":
        said = f"[{', '.join(map(told, parts))}]"
    elif kind in {".", "has"}:
        said = f"{told(parts['left'])}{'.' if kind == '.' else ' has '}{parts['attr']}"
    else:
        words = [told(part) for part in parts.values()]
        said = f"{kind}{words[0]}" if len(words) == 1 else f"({f' {kind} '.join(words)})"
    return said
