import subprocess
import sys

CODE = """
import ctypes, os, resource
from samakki.settings.memory import keep_private
keep_private()
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0)))
"""


def test_a_process_that_serves_leaves_no_dump_and_lets_nobody_trace_it() -> None:
    told = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "0 (0, 0) 0o77"
