# Korpsmonitor: opzetten, controleren, uitproberen. `make help` noemt de doelen.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STEMPEL := $(VENV)/.stempel
DEMO := .demo
# Learning needs numerical libraries that the program does without.
LEER := $(VENV)/training
# Other people's programs for qualitative analysis: their packages are not ours.
QDA := $(VENV)/qda
# Other people's programs that the benchmarks measure against; two of them demand different versions of Textual.
MEETLAT := $(VENV)/meetlat
POSTING := $(VENV)/meetlat-posting
# Needs an instrumented interpreter's worth of hooks, and Linux.
FUZZ := $(VENV)/fuzz
MINUTEN ?= 10
# What looks at our packages is not among them.
UITGAVE := $(VENV)/uitgave
SLOT ?= requirements.txt
# Kept apart from the program's own packages: it only makes the lock.
UV := $(VENV)/lock/bin/uv

CATALOGI := $(wildcard korpsmonitor_tui/locale/*/LC_MESSAGES/*.po)
VERTALINGEN := $(CATALOGI:.po=.mo)

# Only published wheels with the hashes of the lock: no compiler, and nothing that was not reviewed.
PIP_INSTALL = $(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check
PIP_SLOT = $(PIP_INSTALL) --only-binary=:all: --require-hashes

# Tests of screens wait more than they compute: one process more than there are cores keeps those busy.
WERKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)' 2>/dev/null || echo 2)

.DEFAULT_GOAL := help
.PHONY: help setup test typen lagen fouten qda fuzz demo demo-nieuw bench meetlat lock modelkaart vertaal pot sbom audit uitgave naslag beelden clean

help:
	@echo "make setup       programma en gereedschap in $(VENV); daarna: $(BIN)/korpsmonitor"
	@echo "make test        alle controles en tests"
	@echo "make fouten      alle fouten met opzet maken (stroomuitval, volle schijf, kill …) en docs/betrouwbaarheid.md schrijven"
	@echo "make demo        het uitgewerkte voorbeeld openen (de eerste keer: maken) in $(DEMO); INSTRUMENT=dashboard: dat van een ander instrument"
	@echo "make demo-nieuw  het voorbeeld weggooien en opnieuw maken"
	@echo "make bench       snelheid meten en docs/prestaties.md schrijven"
	@echo "make meetlat     andere programma's waar make bench mee vergelijkt (eenmalig ophalen)"
	@echo "make modelkaart  de extractie opnieuw leren en meten, en docs/modelkaart.md bijwerken"
	@echo "make qda         andere programma's voor kwalitatieve analyse, om uitwisseling mee te toetsen"
	@echo "make fuzz        alle lezers van bestanden tien minuten lang voeren met onzin (Linux; MINUTEN=10)"
	@echo "make naslag      bladzijden maken uit het programma: opdrachten, man-pagina, toetsen, rollen, lagen"
	@echo "make beelden     de afbeeldingen in docs/beelden maken van de echte schermen"
	@echo "make vertaal     vertalingen compileren"
	@echo "make pot         alle teksten verzamelen voor een vertaler, en de Engelse bijwerken; noemt wat nog te vertalen is"
	@echo "make sbom        wat in een uitgave zit, met versies, controlesommen en licenties, in dist/ (CycloneDX)"
	@echo "make audit       zoeken naar bekende lekken in wat het programma gebruikt; status 2: niet gecontroleerd"
	@echo "make uitgave     wiel en bronarchief in dist/, nagebouwd, schoon geïnstalleerd en beschreven"
	@echo "make lock        de vastgelegde versies vernieuwen"
	@echo "make clean       alles verwijderen wat hier gemaakt is, behalve $(DEMO)"

setup: $(STEMPEL) $(VERTALINGEN)

$(STEMPEL): requirements-dev.txt pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 of nieuwer is nodig; '$(PYTHON)' is $$($(PYTHON) --version 2>/dev/null || echo niet gevonden). Installeer het of kies een ander: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Deze Python mist de module venv; installeer het pakket python3-venv (Debian, Ubuntu: apt install python3-venv) en herhaal make setup." >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@echo "Pakketten ophalen en installeren; dat duurt de eerste keer een paar minuten."
	$(PIP_SLOT) --requirement requirements-dev.txt
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

%.mo: %.po $(STEMPEL)
	@$(BIN)/python hatch_build.py

vertaal: $(STEMPEL)
	$(BIN)/python hatch_build.py

pot: $(STEMPEL)
	@mkdir -p build
	$(BIN)/pybabel -q extract --project=korpsmonitor --sort-by-file --output-file=build/korpsmonitor.pot korpsmonitor_tui
	$(BIN)/python scripts/maak_catalogus.py

# Here no test waits for a disk, where there is memory to spare; `make fouten` is about disks and uses one.
GEHEUGEN = $(shell test -w /dev/shm && df -Pk /dev/shm | awk 'NR == 2 && $$4 > 4000000 { print "PYTEST_DEBUG_TEMPROOT=/dev/shm" }')

# Without what was compiled before, each process compiles the program and rewrites the tests anew.
test: export PYTHONDONTWRITEBYTECODE =

# Learning is tested in the Python that has the libraries for it.
test: setup $(LEER)/.stempel
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@$(MAKE) --no-print-directory --jobs=2 typen lagen
	$(GEHEUGEN) $(BIN)/pytest --numprocesses=$(WERKERS) --dist=loadfile --no-loadscope-reorder

typen: setup
	$(BIN)/mypy korpsmonitor_tui tests hatch_build.py $(wildcard scripts/*.py benchmarks/*.py)

# Meanwhile the tests are read once: in a fresh clone that takes ten seconds, which each process would spend anew. What
# goes wrong in it is told when they are run.
lagen: setup
	$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest --collect-only > /dev/null || true

fouten: setup
	$(BIN)/python scripts/meet_fouten.py

demo: setup
	$(BIN)/korpsmonitor --db $(DEMO)/demo$(INSTRUMENT:%=-%).db demo --map $(DEMO)/verslagen$(INSTRUMENT:%=-%) $(INSTRUMENT:%=--instrument %)

demo-nieuw:
	rm -rf $(DEMO)
	$(MAKE) demo

# Without the programs of others (make meetlat) it measures all but the comparisons with them, and says so.
bench: setup
	$(BIN)/python -m benchmarks

meetlat: $(MEETLAT)/.stempel $(POSTING)/.stempel

naslag: setup
	@for blad in opdrachten toetsen rollen lagen; do $(BIN)/python scripts/maak_$$blad.py || exit 1; done

beelden: setup
	$(BIN)/python scripts/maak_beelden.py

modelkaart: $(LEER)/.stempel
	PYTHONPATH=$(CURDIR) $(LEER)/bin/python scripts/train_extractie.py

qda: $(QDA)/.stempel

fuzz: $(FUZZ)/.stempel
	$(FUZZ)/bin/python scripts/fuzz.py --minuten $(MINUTEN)

# What a release rests on: what is in it, under which licences, and whether a leak in it is known. See docs/uitgeven.md.
sbom: setup $(UITGAVE)/.stempel
	$(UITGAVE)/bin/python scripts/maak_sbom.py --van $(BIN)/python

audit:
	@$(MAKE) --no-print-directory $(UITGAVE)/.stempel || { echo "Niet gecontroleerd: het gereedschap is niet op te halen; is er netwerk?" >&2; exit 2; }
	$(UITGAVE)/bin/python scripts/controleer_lekken.py $(SLOT)

# Of what is committed, in folders of its own: what else lies here changes nothing.
uitgave: setup
	$(BIN)/python scripts/maak_uitgave.py
	@$(MAKE) --no-print-directory sbom

# A folder of packages of its own for each list of versions, such as requirements-qda.txt.
$(VENV)/%/.stempel: requirements-%.txt
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --no-input --disable-pip-version-check --only-binary=:all: --require-hashes --requirement $<
	@touch $@

# One lock for every platform and Python; the development lock may not choose other versions than users get.
COMPILEER = $(UV) pip compile --quiet --universal --generate-hashes --no-build --python-version 3.11 --custom-compile-command "make lock"

lock: $(UV)
	$(COMPILEER) --upgrade --output-file requirements.txt pyproject.toml
	$(COMPILEER) --upgrade --constraints requirements.txt --group dev --output-file requirements-dev.txt pyproject.toml
	$(COMPILEER) --upgrade --constraints requirements.txt --extra training --output-file requirements-training.txt pyproject.toml
	$(COMPILEER) --upgrade --constraints requirements.txt --output-file requirements-fuzz.txt --group fuzz pyproject.toml
	$(COMPILEER) --upgrade --output-file requirements-qda.txt --group pyproject.toml:qda
	$(COMPILEER) --upgrade --output-file requirements-uitgave.txt --group pyproject.toml:uitgave
	$(COMPILEER) --upgrade --output-file requirements-meetlat.txt --group pyproject.toml:meetlat
	$(COMPILEER) --upgrade --output-file requirements-meetlat-posting.txt --group pyproject.toml:meetlat-posting

$(VENV)/lock/bin/uv:
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet --disable-pip-version-check uv

clean:
	rm -rf $(VENV) build dist __pycache__ .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage snapshot_report.html
	find korpsmonitor_tui tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	find korpsmonitor_tui/locale -name '*.mo' -delete
