"""What the house does without: calls to elsewhere, text that is run, statements and commands made of what was typed."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from tests.places.test_locks import ROOT, locked

from samakki.kernel import told
from samakki.sections.words import files

SRC = ROOT / "src" / "samakki"
OUTSIDE = {"aiohttp", "ftplib", "http.client", "httpx", "imaplib", "poplib", "requests", "smtplib", "telnetlib"}
OUTSIDE |= {"urllib.request", "urllib3", "websockets", "xmlrpc"}
OBJECTS = {"dill", "jsonpickle", "marshal", "pickle", "shelve"}
NOT_HERE = {
    "aiortc",
    "channels",
    "graphene",
    "ldap3",
    "lxml",
    "oauthlib",
    "pyjwt",
    "pymemcache",
    "python-ldap",
    "redis",
}
"""What the table of ASVS says that does not apply would come with one of these."""
OWN_NAMES = {
    "databook/gateways/counting.py": "the name of a table that the caller in the code gives",
    "journal/models/swift.py": "tables and columns of our own models, quoted",
    "journal/queries/proving/steady.py": "statements that Django made, with their values apart",
    "kernel/copying/postgresql.py": "names put together by psycopg, which quotes them",
    "kernel/copying/sqlite.py": "tables of our own models",
    "vault/gateways/store.py": "a table of our own, and words that stand there",
    "demo/gateways.py": "one of two words that stand there",
}
"""Who puts a statement together, and of what."""
OWN_PATTERNS = {
    "disclosure/stories.py": "a word that is escaped",
    "assistance/rules/falling.py": "names of the record, each escaped",
    "instruments/rules/functions.py": "a pattern of a form, stopped after a moment",
    "instruments/rules/program.py": "the same, tried when the form is brought",
}
"""Who makes a pattern of something else than a constant, and of what."""
OWN_WORDS = {
    "settings/far_logs.py": "the format of a line of the log, which keeps ids only",
    "doors/cli/consent.py": "marked words, named first",
    "doors/cli/contributions.py": "marked words, named first",
    "doors/cli/vault.py": "marked words, named first",
    "instruments/rules/program.py": "paths of a form that was compiled",
}
"""Who puts something into words that stand one line above."""
CRYPTOGRAPHY = {"AESGCM", "Ed25519PrivateKey", "Ed25519PublicKey", "HKDF", "InvalidSignature", "InvalidTag", "Type"}
CRYPTOGRAPHY |= {"X25519PrivateKey", "X25519PublicKey", "hash_secret_raw", "hashes", "hpke", "pyzipper"}
HASHES = {"sha256", "blake2b", "SHA256"}


@cache
def trees() -> dict[str, ast.Module]:
    """Read all code of the house."""
    found = (path for path in sorted(SRC.rglob("*.py")) if "migrations" not in path.parts)
    return {path.relative_to(SRC).as_posix(): ast.parse(path.read_text()) for path in found}


def calls(*, at_work: bool = False) -> Iterator[tuple[str, str, ast.Call]]:
    """Every call: where it stands, what is called, and how; `at_work` leaves out what a module does when it is read."""
    for where, tree in trees().items():
        begun = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)] if at_work else [tree]
        for node in (each for one in begun for each in ast.walk(one)):
            if isinstance(node, ast.Call):
                yield where, ast.unparse(node.func), node


def imports() -> Iterator[tuple[str, str, str]]:
    """Every import: where it stands, the module, and the name that is taken from it."""
    for where, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((where, each.name, "") for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((where, node.module or "", each.name) for each in node.names)


def stands_there(node: ast.expr) -> bool:
    """Tell whether an argument is text that stands in the code: a constant, or the name of one."""
    return isinstance(node, ast.Constant) or ast.unparse(node).isupper()


@pytest.mark.asvs("1.3.6", "13.2.4", "13.2.5")
def test_no_other_machine_is_called() -> None:
    used = {
        (where, module) for where, module, _name in imports() if module in OUTSIDE or module.split(".")[0] in OUTSIDE
    }
    assert not used
    sockets = {(where, name) for where, name, _call in calls() if name.startswith("socket.")}
    here = {"socket.create_server", "socket.socketpair"}
    called = {(where, name) for where, name in sockets if name not in here}
    scanner = {("cases/gateways.py", "socket.socket"), ("cases/gateways.py", "socket.create_connection")}
    far = "settings/far_logs.py"
    assert called == {*scanner, (far, "socket.create_connection"), (far, "socket.gethostname")}, (
        "besides a server's port and a line to a process of ours: the scanner, which is on this machine or refused, and"
        " the machine that the operator names for the log, which must prove who it is"
    )


def test_what_the_table_says_does_not_apply_is_not_installed() -> None:
    assert not NOT_HERE & set(locked("run.txt"))
    assert not [app for app in settings.INSTALLED_APPS if "socialaccount" in app or "idp" in app or "headless" in app]


@pytest.mark.asvs("1.3.2")
def test_no_text_is_run_as_code() -> None:
    run = {"eval", "exec", "compile", "__import__", "builtins.eval", "builtins.exec"}
    assert [(where, name) for where, name, _call in calls() if name in run] == []


@pytest.mark.asvs("1.5.2")
def test_what_is_read_makes_no_objects_of_its_own_choice() -> None:
    assert [(where, module) for where, module, _name in imports() if module in OBJECTS] == []
    loads = {where for where, name, _call in calls() if name in {"yaml.load", "yaml.load_all"}}
    assert loads == {"kernel/told.py", "sections/words/files.py"}
    safe = (yaml.BaseLoader, yaml.SafeLoader, yaml.CSafeLoader)
    assert all(issubclass(loader, safe) for loader in (files._LOADER, told._AsWritten, told._AsMeant))
    assert not [where for where, name, _call in calls() if name.startswith("yaml.") and "unsafe" in name]


@pytest.mark.asvs("1.2.5")
def test_no_command_goes_through_a_shell() -> None:
    assert [(where, name) for where, name, _call in calls() if name in {"os.system", "os.popen"}] == []
    begun = [(where, call) for where, name, call in calls() if name.startswith("subprocess.")]
    begun = [(where, call) for where, call in begun if not ast.unparse(call.func).endswith("Expired")]
    assert begun
    for where, call in begun:
        assert "shell" not in {each.arg for each in call.keywords}, where
        assert isinstance(call.args[0], ast.List | ast.Name), where


@pytest.mark.asvs("1.2.4")
def test_no_statement_is_put_together_of_what_was_typed() -> None:
    asked = (".execute", ".executemany", ".executescript", ".raw")
    found = {where for where, name, call in calls() if name.endswith(asked) and not stands_there(call.args[0])}
    assert found <= set(OWN_NAMES)
    assert [(where, name) for where, name, _call in calls() if name.rpartition(".")[2] in {"RawSQL", "extra"}] == []


@pytest.mark.asvs("1.3.7")
def test_no_template_is_made_of_what_was_typed() -> None:
    made = [(where, name) for where, name, _call in calls() if name.rpartition(".")[2] in {"Template", "from_string"}]
    assert made == []


@pytest.mark.asvs("1.2.9")
def test_patterns_stand_in_the_code_or_are_escaped_or_bounded() -> None:
    escaped = {"re.escape", "regex.escape"}
    used = [
        (where, call)
        for where, name, call in calls(at_work=True)
        if re.fullmatch(r"(re|regex)\.[a-z]+", name) and name not in escaped
    ]
    assert used
    assert {where for where, call in used if not stands_there(call.args[0])} <= set(OWN_PATTERNS)


@pytest.mark.asvs("1.3.10")
def test_what_words_are_put_into_stands_in_the_code() -> None:
    texts = [
        (where, call.func.value)
        for where, _name, call in calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr == "format"
    ]
    assert texts
    for where, text in texts:
        marked = isinstance(text, ast.Call) and all(stands_there(each) for each in text.args)
        assert stands_there(text) or marked or where in OWN_WORDS or where.startswith("demo/"), (
            where,
            ast.unparse(text),
        )


@pytest.mark.asvs("11.2.1", "11.3.1", "11.3.2", "11.4.3", "11.6.1")
def test_cryptography_is_that_of_known_libraries_and_of_listed_algorithms() -> None:
    taken = {
        name or module
        for _where, module, name in imports()
        if module.partition(".")[0] in {"cryptography", "argon2", "pyzipper", "Cryptodome", "Crypto", "nacl", "OpenSSL"}
    }
    assert taken == CRYPTOGRAPHY
    hashed = {name for _where, module, name in imports() if module == "hashlib" and name}
    hashed |= {
        name.partition(".")[2] for _where, name, _call in calls() if re.fullmatch(r"hashlib\.\w+|hashes\.SHA\w+", name)
    }
    assert hashed <= HASHES


@pytest.mark.asvs("6.5.3")
def test_chance_comes_from_the_machine_and_from_one_place() -> None:
    assert {where for where, module, _name in imports() if module in {"random", "secrets"}} == {"kernel/clocks.py"}
    dice = {(where, name) for where, name, _call in calls() if name.startswith("np.random.")}
    assert dice == {("disclosure/dice.py", "np.random.default_rng")}, "seeded by the machine's chance"
    assert [where for where, name, _call in calls() if name == "os.urandom"] == []
    assert "secrets.token_bytes" in (SRC / "kernel" / "clocks.py").read_text()


def test_what_is_allowed_is_there(tmp_path: Path) -> None:
    assert {where for where in {**OWN_NAMES, **OWN_PATTERNS, **OWN_WORDS} if where not in trees()} == set()
