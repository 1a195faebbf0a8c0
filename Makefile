VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

.PHONY: help build dist test check format bench soak clean
.DEFAULT_GOAL := help

help: ## Diese Übersicht
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

build: $(VENV)/.product ## Alle Kurse in alle Ausgaben bauen (nach output/)
	$(BIN)/kurswerk build

dist: build ## Alles zum Herunterladen in einen Ordner legen (output/dist)
	$(BIN)/kurswerk dist

test: $(VENV)/.tests tests/node_modules/.installed ## Alle Tests (installiert, was sie brauchen)
	@bash tests/tools.sh
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/.tests tests/node_modules/.installed ## Format, Stil, Typen und alle Tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	cd tests && node_modules/.bin/tsc -p ../scorm_templates/runtime/jsconfig.json
	$(MAKE) test

format: $(VENV)/.tests ## Quelltext formatieren
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

soak: $(VENV)/.tests tests/node_modules/.installed ## Alle Zufallstests in voller Zahl (dauert)
	@bash tests/tools.sh
	$(BIN)/python -m pytest -n auto --dist worksteal -m soak --soak

bench: $(VENV)/.tests ## Zeiten und Größen im Vergleich zu pandoc
	@bash tests/tools.sh --bench
	@$(BIN)/python -m compileall -q builder  # as pip leaves an installed package
	$(BIN)/python -m tests.bench

clean: ## Alles Erzeugte löschen
	rm -rf output $(VENV) tests/node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; \
	  else echo "Bitte zuerst ausführen: sudo apt-get install python3-venv" >&2; exit 1; fi; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.product: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.product
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[check]'
	@touch $@

tests/node_modules/.installed: tests/package-lock.json
	@bash tests/tools.sh
	npm ci --prefix tests --silent --no-audit --no-fund
	@touch $@
