PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: graph test lint audit format docs pictures notebooks clean

graph: $(VENV)/.installed
	$(BIN)/kg build seeds -o build

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# what the Python advisory database knows of the dependencies, those of all extras; fails where it cannot be asked, and is no part of .ci
audit: $(VENV)/.installed-dev
	$(PIP) pip-audit
	$(BIN)/python -m pip freeze --exclude-editable > $(VENV)/installed.txt
	$(BIN)/pip-audit --strict --no-deps --disable-pip --requirement $(VENV)/installed.txt

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# the ontology as a page
docs: $(VENV)/.installed-docs
	$(BIN)/python docs/ontology.py docs/ontology.html

# the README's pictures; needs Chromium
pictures: graph $(VENV)/.installed-test
	$(BIN)/python docs/pictures.py build docs

# what the notebooks show
notebooks: $(VENV)/.installed-notebooks
	$(BIN)/python notebooks/execute.py

clean:
	rm -rf $(VENV) build dist

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# editable, so that a change to kg/ or ontologies/ is there at the next run
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	touch $@

$(VENV)/.installed-%: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[$*]'
	touch $@ $(VENV)/.installed
