import gc
import subprocess
import sys
from collections.abc import Callable

from samakki.settings.memory import settling

CODE = """
import ctypes, os, resource
from samakki.settings.memory import keep_private
keep_private()
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0)))
"""


def test_a_process_that_serves_leaves_no_dump_and_lets_nobody_trace_it() -> None:
    told = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "0 (0, 0) 0o77"


def test_what_a_worker_keeps_for_good_is_not_searched_for_garbage_again_and_again() -> None:
    answers = settling(lambda _environ, _start: [b"answered"])
    before = gc.get_freeze_count()
    try:
        for _each in range(19):
            assert answers({}, _start) == [b"answered"]
        assert gc.get_freeze_count() == before
        assert answers({}, _start) == [b"answered"]
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def _start(*_told: object) -> Callable[[bytes], object]:
    return len
