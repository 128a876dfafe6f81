"""The page of acts: every action and query that is declared, and so asked of the policies each time."""

import pkgutil
from importlib import import_module

import samakki
from samakki.kernel.deeds import DECLARED, Declared
from tests.reference.write import sentence, table


def page() -> str:
    text = (
        "# Actions and queries\n\n"
        "A *deed* changes or unseals; a *sight* only asks. Each is asked of the [policies](policies.md) every time.\n"
    )
    for room in sorted({act.partition(".")[0] for act in declared()}):
        rows = [(f"`{one.act}`", one.kind, sentence(one.function)) for one in declared().values() if _of(one, room)]
        text += f"\n## {room}\n\n{table(('act', 'kind', 'what it does'), rows)}"
    return text


def declared() -> dict[str, Declared]:
    """Load every room's actions, queries and jobs, then give what they declared, in order of name."""
    for module in pkgutil.walk_packages(samakki.__path__, "samakki."):
        if module.name.split(".")[2:3] in (["actions"], ["queries"], ["jobs"]):
            import_module(module.name)
    return {act: one for act, one in sorted(DECLARED.items()) if one.function.__module__.startswith("samakki.")}


def undocumented() -> list[str]:
    """Tell which acts say nothing about themselves."""
    return [one.act for one in declared().values() if not sentence(one.function)]


def _of(one: Declared, room: str) -> bool:
    return one.act.partition(".")[0] == room
