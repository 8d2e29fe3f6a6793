# Two commands do all set-up on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
LOWEST ?= .venv-lowest
WHEEL  ?= .venv-wheel
PYTEST_ARGS ?=

ifeq ($(OS),Windows_NT)
BINDIR := Scripts
else
BINDIR := bin
endif
BIN    := $(VENV)/$(BINDIR)
STAMP  := $(VENV)/.installed

.PHONY: help demo test lint types format docs fixtures lowest wheel clean

help:                 ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/'

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group test --editable ".[parquet,heif]"
	touch $@

demo: $(STAMP)        ## draw the example gallery and scan it; leaves demo-out/
	$(BIN)/dedupe demo --into demo-out

test: $(STAMP) lint types  ## everything that must pass
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered -n 2 $(PYTEST_ARGS)

lint: $(STAMP)        ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)       ## types, strictly
	$(BIN)/mypy

format: $(STAMP)      ## put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(STAMP)        ## write the generated pages and pictures again
	$(BIN)/python scripts/write_reference.py

fixtures: $(STAMP)    ## draw tests/fixtures again
	$(BIN)/python scripts/draw_fixtures.py

lowest:               ## the tests with every dependency at its lower bound (in a venv of their own)
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/$(BINDIR)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(LOWEST)/$(BINDIR)/python scripts/lowest.py > $(LOWEST)/constraints.txt
	$(LOWEST)/$(BINDIR)/python -m pip install --quiet --group test --editable ".[parquet,heif]" --constraint $(LOWEST)/constraints.txt
	$(LOWEST)/$(BINDIR)/python -m pytest -n 2 -m "not slow and not browser" -p no:cacheprovider $(PYTEST_ARGS)

wheel:                ## the tests against the built wheel, away from the source (in a venv of their own)
	$(PYTHON) -m venv $(WHEEL)
	$(WHEEL)/$(BINDIR)/python -m pip install --quiet --upgrade "pip>=25.1" build
	rm -rf dist build
	$(WHEEL)/$(BINDIR)/python -m build --quiet
	$(WHEEL)/$(BINDIR)/python -m pip install --quiet --group test "$$(ls dist/*.whl)[parquet,heif]"
	$(WHEEL)/$(BINDIR)/python -m pip install --quiet --force-reinstall --no-deps dist/*.whl
	$(WHEEL)/$(BINDIR)/python scripts/test_wheel.py $(PYTEST_ARGS)

clean:                ## remove everything that make made
	rm -rf $(VENV) $(LOWEST) $(WHEEL) demo-out build dist *.egg-info
