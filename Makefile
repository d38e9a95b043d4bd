# Every target sets up what it needs. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help

.PHONY: help setup develop run demo chat test test-fast lint types check format bench lock clean services sbom states fuzz coverage mutants fuzz-api words somebody

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

# The stamps make a second call, and a call without a network, do nothing.
.venv/uv-stamp: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/run-stamp: .venv/uv-stamp requirements/run.txt requirements/build.txt pyproject.toml
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q bot handlers catalog
	@touch $@

.venv/dev-stamp: .venv/run-stamp requirements/dev.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@

setup: .venv/run-stamp ## make .venv with the locked dependencies and the command gospublic

develop: .venv/dev-stamp ## the same with what the checks need

run: setup ## serve the web chat (and every channel that has its settings)
	$(BIN)/gospublic run

demo: setup ## the web chat on the synthetic register
	$(BIN)/gospublic demo

chat: setup ## the same dialogue in the terminal
	$(BIN)/gospublic chat

test: develop ## run the tests
	$(BIN)/pytest

lint: develop ## format, lint, import contracts, security rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --severity-level medium --configfile pyproject.toml --recursive bot handlers catalog

types: develop ## strict types
	$(BIN)/mypy

coverage: develop ## run the tests and print which branches none of them takes
	$(BIN)/pytest --cov --cov-report=term

mutants: develop ## change decision, verdicts and merging line by line: how many changes the tests notice
	$(BIN)/mutmut run
	$(BIN)/mutmut export-cicd-stats
	@cat mutants/mutmut-cicd-stats.json

test-fast: develop ## the tests without browser, processes, services and desk: about a minute
	$(BIN)/pytest -m "not (browser or process or postgres or redis or states)" --ignore tests/bot/desk --ignore tests/packaging --ignore tests/deploy

check: lint types test ## format, lint, strict types, import contracts, security rules, tests

states: develop ## hypothesis' state machines at length: 500 runs each
	HYPOTHESIS_PROFILE=long $(BIN)/pytest -n 2 -m states

services: ## start PostgreSQL and Redis for the tests, on this machine's loopback
	deploy/services.sh

sbom: develop ## list what the program is made of (CycloneDX): dist/sbom.json
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements requirements/run.txt --pyproject pyproject.toml --output-reproducible --output-format JSON --output-file dist/sbom.json

format: develop ## format the code and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

fuzz: develop ## 100,000 mutated links judged, and 25,000 good spellings
	$(BIN)/python -m tests.catalog.pages.link_fuzz 100000

fuzz-api: develop ## 20,000 calls of the open register, each against its description
	GOSPUBLIC_API_CALLS=1700 $(BIN)/pytest -n 0 -s --timeout 3600 tests/bot/web/api/test_fuzz.py

somebody: develop ## 5,000 messages of any words: each answer holds somebody to turn to
	GOSPUBLIC_MESSAGES=5000 $(BIN)/pytest -n 0 --timeout 3600 tests/dialogs/test_somebody_to_turn_to.py

words: develop ## check all resources; what a change does to the labelled sets
	$(BIN)/python -m tests.data.word_changes

bench: develop ## latency, build time and memory of the search
	$(BIN)/python -m bench

lock: develop ## renew the locks from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet -o requirements/run.txt
	$(BIN)/uv pip compile --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet -o requirements/build.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --group build -c requirements/run.txt -c requirements/build.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet -o requirements/dev.txt

clean: ## remove the environment and the caches; the register in data/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
