# Two commands do everything on a fresh machine with Python 3.11 or later: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types check bench lock clean

.venv/core: requirements.lock pyproject.toml
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	touch $@

.venv/dev: requirements-dev.lock .venv/core
	$(BIN)/pip install -q --disable-pip-version-check -r requirements-dev.lock
	touch $@

# Reads the sample articles into demo.sqlite and shows what they say.
demo: .venv/core
	$(BIN)/onrecord add samples/wikinews.jsonl --record demo.sqlite
	$(BIN)/onrecord articles --record demo.sqlite
	$(BIN)/onrecord statements --by Trump --record demo.sqlite
	$(BIN)/onrecord events --actor USA --min-confidence 0.8 --record demo.sqlite
	@echo
	@echo "Kept in demo.sqlite. Try:  $(BIN)/onrecord statements --about Turkey --record demo.sqlite"
	@echo "                           $(BIN)/onrecord read samples/wikinews.jsonl | less -R"
	@echo "As pages in a browser:     $(BIN)/pip install -e '.[web]' && $(BIN)/onrecord serve --record demo.sqlite"

test: .venv/dev
	$(BIN)/pytest

lint: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/dev
	$(BIN)/mypy

check: lint types test

# Figures of the README; needs ../shared (see benchmarks/README.md).
bench: .venv/dev
	$(BIN)/pip install -q --disable-pip-version-check --group bench
	$(BIN)/python -m benchmarks

lock:
	uv pip compile --universal --python-version 3.11 --extra html --no-header -o requirements.lock pyproject.toml
	uv pip compile --universal --python-version 3.11 --group dev --no-header -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv build demo.sqlite*
