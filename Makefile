# Mingbai 明白屏: everything a person does with a checkout. Every target sets the machine up first (deploy/setup.sh: the
# first time a minute or two, after that at once) and needs nothing but make and Python 3.11-3.13.

.PHONY: help setup run test test-postgres check sample pictures words bench kill walk soak lock clean
.DEFAULT_GOAL := help

BIN := .venv/bin
# Kivy must neither read the person's own ~/.kivy nor take our arguments; without a display SDL draws offscreen.
# Software GL, so that pictures are the same on every machine.
QUIET := KIVY_HOME=$(CURDIR)/var/kivy KIVY_NO_ARGS=1 KIVY_NO_CONFIG=1 KIVY_NO_FILELOG=1 KIVY_NO_CONSOLELOG=1
OFFSCREEN := $(QUIET) SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy LIBGL_ALWAYS_SOFTWARE=1
# Some machines forbid Python to keep what it compiled: each of some hundred processes would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*##/  make \1\t/p' Makefile

setup:  ## what the others need: .venv from deploy/lock, OpenGL; says what it installs
	@sh deploy/setup.sh $(MORE)
	@mkdir -p var/kivy

run: setup  ## hub, touchscreen and board with the sample; pictures in out/ where there is no display
	@$(QUIET) PYTHONPATH=tests sh -c '$(BIN)/python tests/journeys/desk_walk.py var/demo out & exec $(BIN)/mingbai demo --desk'

test: MORE = --test
test: setup  ## the whole suite, on all cores (T="tests/kiosk -x": only these, with these words)
	@$(OFFSCREEN) $(BIN)/pytest $(or $(T),-n auto --dist worksteal)

test-postgres: MORE = --test
# What depends most on the database, in a minute; make test-postgres T="-n auto tests/hub" runs all.
ON_POSTGRES := tests/hub/people tests/hub/fleet tests/hub/intake tests/hub/pressroom tests/hub/duty tests/hub/lane tests/hub/records tests/hub/preview tests/hub/alerts tests/hub/desk/test_review.py
test-postgres: setup  ## the hub's tests on a real PostgreSQL of their own
	@$(QUIET) $(BIN)/python tests/on_postgres.py $(or $(T),-n auto --dist loadfile $(ON_POSTGRES))

check: setup  ## lint, form, types, floors
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(OFFSCREEN) $(BIN)/pytest tests/test_floors.py tests/test_house.py

sample: setup  ## the sample bureau checked as of every day of two years
	@SAMPLE_EVERY_DAY=1 $(OFFSCREEN) $(BIN)/pytest tests/kiosk/lint/test_sample.py

pictures: setup  ## every screen of the sample, drawn offscreen into out/
	@$(OFFSCREEN) $(BIN)/mingbai demo --pictures out

bench: MORE = --bench
bench: setup  ## what docs/performance.md promises, measured here (also installs Chromium and Xvfb)
	@$(QUIET) $(BIN)/python -m benchmarks

kill: setup  ## 200 kills of a real terminal while a feed is published (KILLS=1000: more)
	@$(OFFSCREEN) $(BIN)/python tests/journeys/kill_long.py $(or $(KILLS),200)

walk: setup  ## docs/walk.md, drawn from the table of a citizen's walk
	@$(BIN)/python -m kiosk.visit.chart > docs/walk.md

soak: setup  ## 100,000 cues of a board on a clock that runs ahead: half an hour and more (CUES=5000: fewer)
	@$(OFFSCREEN) $(BIN)/python -m benchmarks.soak $(or $(CUES),100000)

words: setup  ## brings the catalogues of wordings up to date with the code; says what has no English yet
	@$(BIN)/python -m screens.words.catalogues

lock:  ## writes deploy/lock anew after a change in pyproject.toml (UPGRADE=1: the newest of everything)
	@sh deploy/lock.sh $(if $(UPGRADE),--upgrade)

clean:  ## removes what can be made again: .venv, the demo, pictures, caches
	@rm -rf .venv var/demo var/kivy var/lock-tools var/setup-refused out build *.egg-info
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
