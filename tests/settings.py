"""The house as the tests run it."""

import os
import tempfile

os.environ.setdefault("SAMAKKI_FOLDER", tempfile.mkdtemp(prefix="samakki-tests-"))

from samakki.settings.base import *  # noqa: F403 -- the folder must be named before the base is read

SECRET_KEY = "only-for-tests"  # noqa: S105 -- nothing real is ever signed with it
ALLOWED_HOSTS = ["*"]
