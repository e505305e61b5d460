# Set-up and everyday commands. `make demo` and `make test` need Python 3.11 or newer and make, nothing else.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
DATA ?=

.PHONY: demo test lint tests wheel bench acceptance wheelhouse docs clean

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("stimmig braucht Python 3.11 oder neuer.") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(VENV)/ready
	@rm -f report/report.html
	@$(BIN)/stimmig check examples/stadtfest --out report || [ $$? -eq 1 ]
	@test -f report/report.html
	@echo "Das Beispiel enthält eingebaute Fehler. Der Bericht liegt in report/report.html."

test: lint tests wheel

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

tests: $(VENV)/ready
	$(BIN)/python -m pytest -n auto --dist worksteal

# The wheel as an office gets it: built, installed in a new environment outside of the checkout, run there.
wheel: $(VENV)/ready
	$(BIN)/python tests/wheel.py

bench: $(VENV)/ready
	$(BIN)/python benchmarks/all.py $(DATA)

acceptance: $(VENV)/ready
	HYPOTHESIS_PROFILE=acceptance $(BIN)/python -m pytest -n auto --dist worksteal
	$(BIN)/python tests/wheel.py

# All wheels for an office without network: copy the folder, then pip install --no-index --find-links wheelhouse stimmig
wheelhouse: $(VENV)/ready
	rm -rf wheelhouse
	$(BIN)/python -m pip wheel --quiet --wheel-dir wheelhouse .
	$(if $(PLATFORM),$(BIN)/python -m pip download --quiet --only-binary :all: --platform $(PLATFORM) --find-links wheelhouse --dest wheelhouse stimmig)
	@ls wheelhouse

# Everything that is generated and committed: docs/regeln, schemas.
docs: $(VENV)/ready
	$(BIN)/python docs/erzeugen.py

clean:
	rm -rf $(VENV) build dist report wheelhouse .mypy_cache .ruff_cache .pytest_cache .hypothesis
