# Needs Python 3.11 or newer and make; everything else is installed into .venv from requirements.lock.
#
#   make report [ARTICLE=path/to/story.txt] [OUT=out]    a report of one story (of the sample, when none is named)
#   make lab                                             JupyterLab on notebooks/start-here.ipynb
#   make check                                           lint, types and unit tests (under 2 minutes)
#   make test                                            everything (under 25 minutes)
#   make test-long                                       the same with the soak and the fuzzing long
#   make clean                                           remove what was made and installed

PYTHON := $(shell for p in python3.11 python3 python3.13 python3.12; do \
	  "$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
STAMP := .venv/installed
OUT ?= out
ARTICLE ?=

.PHONY: report lab check test test-long clean install browser
.DELETE_ON_ERROR:

report: $(STAMP)
	@$(BIN)/sayso report $(if $(ARTICLE),"$(ARTICLE)") -o "$(OUT)"

lab: $(STAMP)
	$(BIN)/sayso lab notebooks

install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Sayso needs Python 3.11 or newer, with venv. Install it and run make again." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

check: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -m "not slow"

test: $(STAMP) browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@$(BIN)/python -m pytest

test-long: $(STAMP) browser
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest

# The tests that open a page need Debian's chromium. As root on Debian it is installed; elsewhere they say how to get it.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
	  || echo "No chromium: the browser tests will be skipped. On Debian: apt-get install chromium" >&2

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
