# make demo   a filled node on this machine, at http://127.0.0.1:$(PORT)/
# make test   the whole suite, on SQLite and on PostgreSQL
# make help   everything else

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
DATA ?= demo-data
RESET ?=
PYTHON ?= $(shell for name in python3.11 python3; do $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo $$name && break; done)

BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
BUILD := $(CURDIR)/build
CODE := src tests bench
VENV := $(if $(wildcard .venv/pip.stamp),,python3-venv)
BROWSER := chromium fonts-noto-core libatomic1 libpangoft2-1.0-0
CATALOGUES := $(wildcard src/samakki/locale/*/LC_MESSAGES/*.po)
STATIC := $(shell find src/samakki -path '*/static/*' -type f 2>/dev/null)
QUIET_UV := $(BIN)/uv --quiet pip
unexport VIRTUAL_ENV PYTHONPATH PYTHONDONTWRITEBYTECODE
export SAMAKKI_STATIC = $(BUILD)/static

.PHONY: help setup dev spark tools browser assets demo serve test test-sqlite test-postgresql matrix fuzz check quick lint types floors \
	docs docs-fresh messages lock fresh clean

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: .venv/run.stamp $(BUILD)/catalogues.stamp ## prepare .venv with the command samakki

dev: .venv/dev.stamp ## add what tests and checks need

.venv/pip.stamp: requirements/uv.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is missing" >&2; exit 1; }
	@PYTHON=$(PYTHON) .ci/need python3-venv
	$(PYTHON) -m venv --clear .venv
	$(PIP) install --require-hashes -r requirements/uv.txt
	@touch $@

.venv/run.stamp: .venv/pip.stamp requirements/run.txt pyproject.toml
	$(QUIET_UV) install --python $(BIN)/python --require-hashes -r requirements/run.txt || $(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

spark: .venv/spark.stamp ## add Spark, on which the data book counts too

.venv/spark.stamp: .venv/dev.stamp requirements/spark.txt
	@PYTHON=$(PYTHON) .ci/need default-jre-headless
	$(QUIET_UV) install --python $(BIN)/python --require-hashes -r requirements/spark.txt || $(PIP) install --require-hashes -r requirements/spark.txt
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	$(QUIET_UV) install --python $(BIN)/python --require-hashes -r requirements/dev.txt || $(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

tools: # first, so that whoever may not install is told at once of everything that is missing
	@PYTHON=$(PYTHON) .ci/need $(VENV) $(BROWSER) postgresql default-jre-headless

browser:
	@PYTHON=$(PYTHON) .ci/need $(VENV) $(BROWSER)

assets: $(BUILD)/catalogues.stamp $(BUILD)/static.stamp ## compile the catalogues, gather and compress the static files

$(BUILD)/catalogues.stamp: .venv/run.stamp $(CATALOGUES)
	@mkdir -p $(@D)
	$(if $(CATALOGUES),$(BIN)/pybabel --quiet compile --domain django --directory src/samakki/locale)
	@touch $@

$(BUILD)/static.stamp: .venv/run.stamp $(STATIC)
	@mkdir -p $(@D) $(SAMAKKI_STATIC)
	DJANGO_SETTINGS_MODULE=samakki.settings.demo $(BIN)/django-admin collectstatic --no-input --clear --verbosity 0
	@touch $@

demo: setup assets ## fill an embedded node (DATA=folder, PORT=number, RESET=1 starts over) and serve it
	@SAMAKKI_FOLDER=$(DATA) exec $(BIN)/samakki demo --data $(DATA) --port $(PORT) $(if $(RESET),--reset)

serve: setup assets ## serve the node in DATA at PORT
	@SAMAKKI_FOLDER=$(DATA) exec $(BIN)/samakki serve --data $(DATA) --port $(PORT)

test: tools test-sqlite test-postgresql ## everything on SQLite, then all that touches a store on PostgreSQL

test-sqlite: export SAMAKKI_FUZZ_SECONDS ?= 60
test-sqlite: browser dev spark assets
	SAMAKKI_TEST_STORES=sqlite $(BIN)/pytest --numprocesses auto --dist load

test-postgresql: tools dev assets test-sqlite
	SAMAKKI_TEST_STORES=postgresql $(BIN)/pytest --numprocesses auto --dist load -m "stores and not browser and not long"

check: tools lint types floors docs-fresh test ## all that must hold before a change comes in

quick: lint types floors docs-fresh ## the same in a few minutes: no browser, no store, nothing slow
	$(BIN)/pytest --numprocesses auto -m "not slow and not browser and not stores"

matrix: tools browser dev assets ## walk all cells of the access matrix, every mutant of its policies, and erase a thousand
	SAMAKKI_TEST_STORES=sqlite $(BIN)/pytest --numprocesses auto -m long
	SAMAKKI_TEST_STORES=postgresql $(BIN)/pytest --numprocesses auto -m "long and stores"

fuzz: dev assets ## search for bytes that a parser or a page does not bear, 20 minutes each (SAMAKKI_FUZZ_SECONDS=number); what is found is kept
	SAMAKKI_FUZZ_SECONDS=$${SAMAKKI_FUZZ_SECONDS:-1200} SAMAKKI_FUZZ_FROM=$${SAMAKKI_FUZZ_FROM:-$$(date +%s)} $(BIN)/pytest --numprocesses auto --dist load -m fuzz tests/fuzz

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

floors: dev
	$(BIN)/lint-imports --no-logo

docs: dev assets ## write the reference pages anew
	$(BIN)/python -m tests.reference.write

docs-fresh: dev
	$(BIN)/python -m tests.reference.write --check

messages: dev ## gather the words of the pages into the catalogues, for translators (needs gettext)
	cd src/samakki && DJANGO_SETTINGS_MODULE=samakki.settings.demo $(CURDIR)/$(BIN)/django-admin makemessages \
		$(patsubst src/samakki/locale/%/LC_MESSAGES/django.po,--locale %,$(CATALOGUES)) \
		--no-obsolete --no-wrap --add-location file

lock: dev ## lock the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile --quiet --upgrade $(LOCKED) requirements/uv.in --output-file requirements/uv.txt >/dev/null
	$(BIN)/uv pip compile --quiet --upgrade $(LOCKED) pyproject.toml requirements/build.in \
		--output-file requirements/run.txt >/dev/null
	$(BIN)/uv pip compile --quiet --upgrade $(LOCKED) pyproject.toml requirements/build.in --extra dev \
		--constraint requirements/run.txt --output-file requirements/dev.txt >/dev/null
	$(BIN)/uv pip compile --quiet --upgrade $(LOCKED) pyproject.toml requirements/build.in --extra spark \
		--constraint requirements/run.txt --output-file requirements/spark.txt >/dev/null
	date -u +%F > requirements/locked-on

LOCKED := --generate-hashes --no-emit-index-url --universal --python-version 3.11 --no-header

fresh: ## prove the two commands on a clone in a temporary folder
	.ci/fresh

clean: ## leave nothing but what git knows, and the demonstration's data
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache src/*.egg-info
	find src tests -name __pycache__ -prune -exec rm -rf {} +
	rm -f src/samakki/locale/*/LC_MESSAGES/*.mo
