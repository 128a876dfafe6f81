"""The house as the tests run it: on SQLite files, or on a throwaway PostgreSQL when SAMAKKI_TEST_STORES=postgresql."""

import os

from tests.stores import choose_stores

choose_stores(os.environ)

from samakki.settings.base import *  # noqa: E402, F403 -- the stores must be chosen before the base is read

SECRET_KEY = "only-for-tests"  # noqa: S105 -- nothing real is ever signed with it
ALLOWED_HOSTS = ["*"]

VAULT_ONLY_TESTS = True
VAULT_PASSPHRASE_MEMORY = 256
SAMAKKI_SECOND_FACTOR = False
