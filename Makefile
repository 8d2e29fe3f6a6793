# Two commands do all set-up on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
LOWEST ?= .venv-lowest
WHEEL  ?= .venv-wheel
COMPILED ?= .venv-compiled
PYTEST_ARGS ?=

ifeq ($(OS),Windows_NT)
BINDIR := Scripts
else
BINDIR := bin
endif
BIN    := $(VENV)/$(BINDIR)
STAMP  := $(VENV)/.installed

.PHONY: help demo test lint types format docs fixtures lowest wheel compiled clean

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

compiled:             ## the tests of captions against a wheel whose judging is compiled (needs a C compiler)
	$(PYTHON) -m venv $(COMPILED)
	$(COMPILED)/$(BINDIR)/python -m pip install --quiet --upgrade "pip>=25.1"
	rm -rf build
	$(COMPILED)/$(BINDIR)/python -m pip install --quiet --group compile --group test ".[parquet,heif]"
	DEDUPE_COMPILE=1 $(COMPILED)/$(BINDIR)/python -m pip wheel --quiet --no-build-isolation --no-deps --wheel-dir build/compiled .
	$(COMPILED)/$(BINDIR)/python -m pip install --quiet --force-reinstall --no-deps build/compiled/*.whl
	$(COMPILED)/$(BINDIR)/python -P -c "from dedupe.captions.rules import decide; assert not decide.__file__.endswith('.py')"
	$(COMPILED)/$(BINDIR)/python scripts/test_wheel.py tests/captions $(PYTEST_ARGS)

clean:                ## remove everything that make made
	rm -rf $(VENV) $(LOWEST) $(WHEEL) $(COMPILED) demo-out build dist *.egg-info
