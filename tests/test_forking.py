"""A forked process takes along no connection, also none that was made before a browser was driven."""

import asyncio
import os

import pytest
from django.db import connection, connections

from tests.forking import fork_alone


@pytest.mark.stores
def test_connections_that_are_out_of_sight_are_closed_before_a_fork(committed_stores: None) -> None:
    running, loop = asyncio._get_running_loop(), asyncio.new_event_loop()
    asyncio._set_running_loop(None)
    connection.ensure_connection()
    hidden = connections["default"]
    asyncio._set_running_loop(loop)
    try:
        child = fork_alone()
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)
    finally:
        asyncio._set_running_loop(running)
        loop.close()
    assert hidden.connection is None
