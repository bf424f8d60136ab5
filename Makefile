# Everything a person or a machine does with this checkout. `make help` lists it.
SHELL := /bin/sh
.DEFAULT_GOAL := help
BIN := .venv/bin
# `make run PORT=8090 DATA=/somewhere`; empty means the command's own choice.
DATA ?= data
PORT ?=
# How many processes the tests use; `make test JOBS=0` runs them in one.
JOBS ?= auto
# More words for pytest: `make test PYTEST_ARGS="-k closure -x"`.
PYTEST_ARGS ?=
PYTEST := $(BIN)/python -m pytest -n $(JOBS) --dist worksteal

RUN := .venv/run.stamp
TEAMS := .venv/teams.stamp
SLACK := .venv/slack.stamp
DEV := .venv/dev.stamp
INSTALL := requirements/install.sh requirements/uv.lock pyproject.toml

.PHONY: help install teams slack run demo test browser coverage lint format types contracts \
	migrations bench faults check lock

help: ## Show this list.
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name words; do \
		printf '  make %-12s %s\n' "$$name" "$$words"; done

$(RUN): requirements/run.lock $(INSTALL)
	@sh requirements/install.sh run
	@touch $@

$(TEAMS): requirements/teams.lock $(INSTALL)
	@sh requirements/install.sh teams
	@touch $(RUN) $@

$(SLACK): requirements/slack.lock $(INSTALL)
	@sh requirements/install.sh slack
	@touch $(RUN) $@

$(DEV): requirements/dev.lock requirements/run.lock $(INSTALL)
	@sh requirements/install.sh dev
	@touch $(RUN) $@

install: $(RUN) ## Bring what running needs into .venv.

teams: $(TEAMS) ## Bring what a desk in Microsoft Teams needs too.

slack: $(SLACK) ## Bring what a desk in Slack needs too.

run: $(RUN) ## Start the local desk and print its page's address.
	@$(BIN)/ses-desk serve --data $(DATA) $(if $(PORT),--port $(PORT))

demo: $(RUN) ## Play the story of one fictional case and leave it on the desk.
	@$(BIN)/ses-desk demo

test: $(DEV) ## Run the tests that need neither a browser nor patience.
	@$(PYTEST) -m "not browser and not slow" $(PYTEST_ARGS)

browser: $(DEV) node_modules/.stamp ## Run the browser's and the slow tests.
	@$(PYTEST) -m "browser or slow" $(PYTEST_ARGS)

coverage: $(DEV) node_modules/.stamp ## Run every test and report untested lines and branches.
	@$(PYTEST) --cov --cov-report=term $(PYTEST_ARGS)

lint: $(DEV) ## Check style, format and spelling.
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/codespell

format: $(DEV) ## Put style and format right where a machine can.
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

types: $(DEV) ## Check types.
	@$(BIN)/mypy

contracts: $(DEV) ## Check that imports run downward only.
	@$(BIN)/lint-imports

migrations: $(DEV) ## Check that the tables and the migrations agree.
	@$(BIN)/python -m storage.check_migrations

bench: $(DEV) ## Measure against the same work done barely.
	@$(BIN)/python -m benchmarks

# `RUNS=5 make faults` for fewer, `FAULTS=sample make faults` for a minute's worth.
faults: $(DEV) ## Kill, cut and restart what the desk stands on; write docs/faults.md.
	@$(BIN)/python -m tests.faults $(if $(FAULTS),,--page docs/faults.md)

check: ## Everything CI runs.
	@bash .ci/run

# The official card renderer and the accessibility checker, for the browser's tests only.
node_modules/.stamp: package.json package-lock.json
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# A bad release is usually found within days; nothing younger than a week is locked.
UV_COMPILE := UV_SYSTEM_CERTS=1 $(BIN)/uv pip compile --quiet --universal \
	--python-version 3.11 --exclude-newer "1 week" --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock"

lock: $(RUN) ## Choose versions anew (UPGRADE=--upgrade takes the newest) and write the lock files.
	@echo uv | $(UV_COMPILE) $(UPGRADE) - -o requirements/uv.lock
	@$(UV_COMPILE) $(UPGRADE) pyproject.toml --group build -o requirements/run.lock
	@$(UV_COMPILE) $(UPGRADE) pyproject.toml --group build --group dev --extra postgres --extra teams \
		--extra slack \
		-c requirements/run.lock -o requirements/dev.lock
	@$(UV_COMPILE) $(UPGRADE) pyproject.toml --group build --extra teams \
		-c requirements/dev.lock -o requirements/teams.lock
	@$(UV_COMPILE) pyproject.toml --group build --extra slack \
		-c requirements/dev.lock -o requirements/slack.lock
