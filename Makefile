# Everything a person types. Each target brings what it needs; see CONTRIBUTING.md.
MAKEFLAGS += --no-print-directory
BIN := .venv/bin
JSON_FLAG := $(if $(filter 1 true yes,$(JSON)),--json)
# The environment of another project, when one is active, must not leak into ours.
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME

.DEFAULT_GOAL := help
.PHONY: help setup up demo test check fmt client bench chaos evals

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

setup: ## Bring uv, Python and the dependencies (every other target does this first)
	@scripts/setup

up: setup ## Start all of Handsel on this machine; Ctrl-C stops it
	@$(BIN)/python scripts/clients.py build
	@exec $(BIN)/handsel up

demo: setup ## Play one customer's whole story, live (JSON=1)
	@exec $(BIN)/handsel demo $(JSON_FLAG)

# A browser's driver keeps an event loop in its process, so those tests have processes of their own,
# each with a whole Handsel.
test: setup ## Run every test (ARGS='-k gate' narrows it)
	@$(BIN)/python scripts/caddy.py
	@$(BIN)/python scripts/clients.py build
	@$(if $(ARGS),,$(BIN)/python scripts/clients.py test)
	@$(BIN)/python scripts/browser.py
	@$(BIN)/pytest -n auto --dist worksteal tests handsel sandbox $(or $(ARGS),--ignore=tests/browser)
	@$(if $(ARGS),,$(BIN)/pytest -n 2 --dist loadscope tests/browser)

check: setup ## Formatting, lint, types, import contracts, dependencies, migrations, clients
	@exec $(BIN)/python scripts/check.py $(JSON_FLAG)

fmt: setup ## Format and mend what can be mended
	@$(BIN)/ruff check --quiet --fix-only . && $(BIN)/ruff format --quiet .
	@$(BIN)/python scripts/clients.py fmt

client: setup ## Write the clients' API client anew, after the API changed
	@$(BIN)/python scripts/clients.py generate

bench: setup ## Measure speed (JSON=1)
	@exec $(BIN)/python -m bench $(JSON_FLAG)

chaos: setup ## Kill, cut and repeat things, then count what was lost (JSON=1)
	@exec $(BIN)/python -m chaos $(JSON_FLAG)

evals: setup ## Score the product's judgement on DATA=folder (JSON=1)
	@test -n "$(DATA)" || { echo "Say where the material is: make evals DATA=folder" >&2; exit 2; }
	@exec $(BIN)/python -m evals $(JSON_FLAG) "$(DATA)"
