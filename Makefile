# make demo    scan the example stack and show what breaks its obligations
# make test    all tests
# make check   style, types, and the directions of imports
# make docs    write docs/policies and docs/coverage.md from the policies
# make bench   how long scans take on this machine, beside the installed Checkov
# make fuzz    hostile input for as many SECONDS as are given, ten minutes otherwise
PYTHON ?= python3
SECONDS ?= 600

VENV := .venv
BIN := $(VENV)/bin
# Says that the environment is as pyproject.toml wants it; the build hook compiles the grammar on installation.
READY := $(VENV)/.ready

.PHONY: demo test check docs bench fuzz clean

demo: $(READY)
	@$(BIN)/python tools/demo.py

test: $(READY)
	HCLSCAN_FROZEN_RECORDS=1 $(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_import_directions.py

docs: $(READY)
	@$(BIN)/python tools/policy_docs.py
	@$(BIN)/python tools/coverage_doc.py

bench: $(READY)
	@$(BIN)/python benchmarks/bench.py --write

fuzz: $(READY)
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	@$(BIN)/python tools/fuzz.py --seconds $(SECONDS)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist .fuzz hclscan/hcl/_tables.json hclscan/_compiled

$(READY): pyproject.toml hatch_build.py
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
