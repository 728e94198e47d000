# make         sets everything up in .venv, makes a bank and an Anki deck of an article, and opens the session
# make test    passes the tests          make lint   checks style, types and import contracts
# make bench   measures                  make decks  makes the banks of seeds/ again; hand edits stay
# make model TREEBANK=DIR                trains the language model again from a folder of CoNLL-U
# make lock     tries the newest versions that pyproject.toml allows and writes them down
# make clean    takes away what make made, banks and progress excepted

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
LOCK := .ci/constraints.txt
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint $(LOCK)

ARTICLE := seeds/blinken-in-peking.txt
BANK := decks/blinken-in-peking.yaml
DECK := decks/blinken-in-peking.apkg

.PHONY: all setup setup-dev play test lint bench decks model lock clean
.DELETE_ON_ERROR:

all: $(BANK) $(DECK) play

# A terminal gets the session; a pipe or a log gets what there is now and how to go on.
play: $(BANK) $(DECK)
	@if [ -t 0 ] && [ -t 1 ]; then \
	  $(BIN)/quiz play $(BANK); \
	else \
	  echo "$(BANK)   vragenbank | question bank"; \
	  echo "$(DECK)   Anki"; \
	  echo "oefenen | practise:  $(BIN)/quiz play $(BANK)"; \
	fi

# Generating again merges: what a person edited in the bank stays as it is.
$(BANK): $(ARTICLE) | setup
	$(BIN)/quiz generate $(ARTICLE) -o $(BANK)
	@touch $(BANK)

$(DECK): $(BANK) | setup
	$(BIN)/quiz export anki $(BANK) -o $(DECK)

decks: | setup
	$(BIN)/quiz generate seeds/ -o decks/

test: | setup-dev
	$(BIN)/python -m pytest

lint: | setup-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: | setup-dev
	$(BIN)/python -m tests.benchmarks

model: | setup-dev
	@test -n "$(TREEBANK)" || { echo "make model TREEBANK=DIR (a folder with train.conllu and dev.conllu)"; exit 2; }
	$(BIN)/python -m quiz.nlp.training.train $(TREEBANK)

lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip --disable-pip-version-check install --quiet '.[dev]'
	grep '^#' $(LOCK) > build/lock.txt
	build/lock/bin/python -m pip freeze --exclude quiz-nl >> build/lock.txt
	mv build/lock.txt $(LOCK)

setup: $(VENV)/installed
setup-dev: $(VENV)/installed-dev

# Editable: what stands in the checkout is what runs, so only other dependencies need another installation.
$(VENV)/installed: pyproject.toml $(LOCK) | $(BIN)/python
	$(INSTALL) --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml $(LOCK) | $(BIN)/python
	$(INSTALL) --editable '.[dev]'
	@touch $@ $(VENV)/installed

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
	  || { echo "quiz wants Python 3.11 to 3.14; say which with make PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache $(DECK)
