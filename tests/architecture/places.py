"""What may be known where: HTTP, HTML and command lines at the doors, the database behind them."""

from collections.abc import Iterator

from tests.architecture.house import Source, imports

ONLY_AT_THE_DOORS = (
    "django.http",
    "django.shortcuts",
    "django.views",
    "django.urls",
    "django.forms",
    "django.template",
    "django.middleware",
    "django.contrib.messages",
    "django.utils.html",
    "django.utils.safestring",
    "rest_framework",
    "ninja",
    "click",
    "argparse",
)
DOORS = {"doors", "settings"}


def http_inside(source: Source) -> Iterator[str]:
    if source.room and source.room not in DOORS:
        for node, name in imports(source.tree):
            if any(f"{name}.".startswith(f"{known}.") for known in ONLY_AT_THE_DOORS):
                yield source.at(node, f"{name} belongs to the doors")


def database_at_the_doors(source: Source) -> Iterator[str]:
    if source.room == "doors":
        for node, name in imports(source.tree):
            if f"{name}.".startswith("django.db.") or name == "django.db":
                yield source.at(node, f"{name} lies behind the doors")
