"""Which Spark counts for the data book, where a node has more rows than one machine counts."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Final

from django.core.exceptions import ImproperlyConfigured

VARIABLE: Final = "SAMAKKI_SPARK"
_MASTERS: Final = ("local", "spark://", "k8s://", "yarn")


def spark(env: Mapping[str, str], library: str = "pyspark") -> str:
    """Read the address of Spark's master; empty where DuckDB counts on this machine.

    Raises ImproperlyConfigured for what Spark does not understand as one, and where its library is not installed.
    """
    told = env.get(VARIABLE, "").strip()
    if not told:
        return ""
    if not told.startswith(_MASTERS):
        message = f"{VARIABLE}: {told!r} is no address of a Spark: write local[2], spark://HOST:7077, k8s://… or yarn."
        raise ImproperlyConfigured(message)
    if find_spec(library) is None:
        message = f"{VARIABLE} is set, and {library} is not installed: install requirements/spark.txt"
        raise ImproperlyConfigured(message)
    return told
