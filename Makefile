# Everything a newcomer types. Each target's line after ## is its help.
.DEFAULT_GOAL := help
.PHONY: help setup demo build test unit postgres client journeys fuzz lint types check deployable \
	audit bench screenshots smoke lock

PYTHON := .venv/bin/python
START := $(shell for name in python3.11 python3.12 python3.13 python3; do \
	if $$name -c "" >/dev/null 2>&1; then echo $$name; exit; fi; done; \
	echo 'echo "No Python found: apt-get install python3 python3-venv" >&2; exit 2; \#')
STYLED := config reporting staff cases trends tests deploy start.py manage.py
export VIRTUAL_ENV := $(CURDIR)/.venv

help: ## Say what can be done here
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

setup: ## Install everything, build the pages, load the ports
	@$(START) start.py setup

demo: ## Run Fairlead with invented data at http://localhost:8000/demo/
	@$(START) start.py demo

test: setup unit postgres client journeys ## Run every test: both databases, broker, Node, browser

unit:
	$(PYTHON) -m pytest -q -n 2 --dist loadfile -m "not journey"

postgres:
	TEST_DATABASE=postgres $(PYTHON) -m pytest -q -n 2 --dist loadfile -m "not journey"

client:
	deploy/node.sh npm test --silent

journeys:
	$(PYTHON) -m pytest -q -n 2 --dist loadfile -m journey

fuzz: ## Feed the readers of outside bytes with thousands of inputs, a few minutes
	FUZZ_EXAMPLES=3000 FUZZ_SECONDS=20 $(PYTHON) -m pytest -q --hypothesis-profile=fuzz \
		tests/reporting/sealing/test_fuzz.py tests/reporting/sealing/test_two_languages.py
	FUZZ_EXAMPLES=3000 FUZZ_SECONDS=20 deploy/node.sh node --test tests/client/sealing/fuzz.test.ts

lint: ## Look for mistakes and disorder
	$(PYTHON) -m ruff check $(STYLED)
	$(PYTHON) -m ruff format --check $(STYLED)
	$(PYTHON) -m djlint --lint reporting staff cases trends config --quiet
	.venv/bin/lint-imports

types: ## Check the types of Python and TypeScript
	$(PYTHON) -m mypy config reporting staff cases trends
	deploy/node.sh npm run --silent types

deployable:
	$(PYTHON) -m deploy.check

audit:
	$(PYTHON) -m deploy.audit

check: setup lint types deployable audit test ## Run everything that CI runs

bench: setup ## Measure intake, patience, sealing and the weight of the pages
	$(PYTHON) -m tests.bench

screenshots: setup ## Take a picture of every page, wide and narrow, light and dark
	$(PYTHON) -m tests.screenshots

smoke: setup ## File, answer and count one report in a demo of its own
	$(PYTHON) -m tests.smoke

lock: ## Write the lock files again after a change of dependencies
	$(PYTHON) -m deploy.lock
