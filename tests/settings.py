"""The house as the tests run it: on SQLite files, or on a throwaway PostgreSQL when SAMAKKI_TEST_STORES=postgresql."""

import os
from pathlib import Path

from samakki.locale import catalogues
from tests.stores import choose_stores

choose_stores(os.environ)
catalogues.compile_stale()

from samakki.settings.base import *  # noqa: E402, F403 -- the stores must be chosen before the base is read

SECRET_KEY = "only-for-tests"  # noqa: S105 -- nothing real is ever signed with it
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = str(Path(__file__).parent / "nothing-is-here")
MEDIA_URL = "media/"
"""Nothing is given out from a folder: Django's server for tests would else give out the one that it runs in."""
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

SAMAKKI_SECOND_FACTOR = False
SAMAKKI_DRAFT_TEXTS = True
SAMAKKI_PACE = 0  # tests are faster than anybody reads
VAULT_ONLY_TESTS = True
VAULT_PASSPHRASE_MEMORY = 256
TEMPLATES[0]["DIRS"].append(Path(__file__).resolve().parent.parent)  # type: ignore[attr-defined]  # noqa: F405 -- the gallery is a page of the tests
