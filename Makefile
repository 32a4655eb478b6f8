# Everything on a fresh machine with Python >= 3.11 and make; uv is put into a folder of its own where it is missing.
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --locked
export UV_PYTHON_DOWNLOADS ?= never

.PHONY: setup demo golden ontology-page test test-all lint bench

setup: $(UV)
	$(UV) sync --locked

.uv/bin/uv:
	python3 -m venv .uv
	.uv/bin/python -m pip install --quiet "uv>=0.8,<1"

demo: setup
	$(RUN) kgraph build data/articles --store kgraph-store --out exports

# The Turtle that the tests compare the sample corpus with; read its difference before you keep it.
golden: setup
	rm -rf .golden
	$(RUN) kgraph build data/articles --store .golden/store --out .golden
	mv .golden/kgraph.ttl tests/golden/kgraph.ttl
	$(RUN) python tests/golden/rounding.py
	rm -rf .golden

# The ontology for readers; a test holds the page against the ontology.
ontology-page: setup
	$(RUN) python tools/build_ontology_page.py

test: setup
	$(RUN) pytest

test-all: setup
	$(RUN) pytest -m "slow or not slow"

lint: setup
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) lint-imports

bench: setup
	$(RUN) python tools/bench_extraction.py
	$(RUN) python tools/bench_resolution.py
	$(RUN) python tools/bench_queries.py
	$(RUN) python tools/bench_store.py
	$(RUN) python tools/bench_export.py
