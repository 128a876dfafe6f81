"""Keys lie in the memory of a process that serves: nothing else on the machine may read it, and no dump be made."""

import ctypes
import os
import resource
import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4


def keep_private() -> None:
    """Forbid core dumps and tracing of this process, and give what it writes to nobody but its user."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
