# `make run` and `make test` need Python 3.11 or newer and node with npm; they fetch the rest themselves.
.DEFAULT_GOAL := help
.PHONY: help run test check lint soak openapi web benchmark format clean python python-dev node chromium

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: python web ## Start the platform on http://127.0.0.1:8000 (Ctrl-C stops it)
	@.venv/bin/symbiosis up

test: python-dev node chromium ## Run every test: backend, web app, contract, browser
	@scripts/test.sh

check: python-dev node chromium ## What CI runs: lint, types, layers, migrations, contract drift, tests
	@scripts/check.sh

lint: python-dev node ## The part of check that runs no test
	@scripts/lint.sh

format: python-dev ## Put the Python code into its form
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

openapi: python-dev ## Write openapi/openapi.json from the code
	@.venv/bin/symbiosis openapi

web: node ## Build the web app when its sources changed
	@scripts/build-web.sh

benchmark: python-dev ## Measure (see benchmarks/README.md)
	@.venv/bin/python -m benchmarks

soak: python-dev ## Hold seats, exchanges and money against models in memory, for hours
	@HYPOTHESIS_PROFILE=soak .venv/bin/python -m pytest -q tests/*/test_*_model.py

clean: ## Remove what can be made again; the data in var/ stays
	rm -rf .venv frontend/node_modules frontend/dist frontend/test-results frontend/playwright-report
	rm -rf .mypy_cache .ruff_cache .import_linter_cache .hypothesis var/reports

python:
	@scripts/setup-python.sh base

python-dev:
	@scripts/setup-python.sh dev

node:
	@scripts/setup-node.sh

chromium:
	@scripts/setup-chromium.sh
