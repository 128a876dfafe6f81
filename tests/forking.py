"""A second process for tests that kill it: it takes along no connection, also none that this process has forgotten.

While a browser is driven, its loop counts as running in this thread, and connections made before it began are out of
sight; in a forked child no loop runs, and it would write through them, and take their turn at the store with it when it
is killed.
"""

import asyncio
import os

from django.db import connections


def fork_alone() -> int:
    """Fork, with every connection of this thread closed before."""
    connections.close_all()
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        connections.close_all()
    finally:
        asyncio._set_running_loop(loop)
    return os.fork()
