# make demo    rank the bundled sample resumes (does all the set-up)
# make test    all tests (does all the set-up)
# make check   lint, format, types, layers
# make soak    the guarantees of the batch at full size (an hour), figures in benchmarks/results/soak.json
# make bench   quality on the labelled data beside the checkout, speed, and how both grow (seven minutes)
VENV ?= .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: demo test check soak bench setup setup-dev format golden

demo: setup
	$(BIN)/matcher rank data/samples/resumes --job ai-ml-engineer --as-of 2026-11-01 --output runs/demo

test: setup-dev
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/matcher taxonomy lint

soak: setup-dev
	$(BIN)/python -m pytest tests/robustness --full-size -p no:xdist --durations=10

bench: setup-dev
	$(BIN)/python benchmarks/quality.py --data $(SHARED)/eval
	$(BIN)/python benchmarks/speed.py --out benchmarks/results/speed.json
	$(BIN)/python benchmarks/scale.py --files 500 --stored 2000

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: setup-dev
	$(BIN)/python -m pytest tests/golden --update-golden

setup:
	@VENV=$(VENV) scripts/setup.sh

setup-dev:
	@VENV=$(VENV) scripts/setup.sh dev
