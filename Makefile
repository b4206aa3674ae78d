# The project's commands; `make` alone lists them. A line with two hashes after a target is its help.
PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 2
VENV := .venv
PY := $(VENV)/bin/python

# The stamps carry a checksum of the pins: pip runs again only when a requirements file has changed.
RUN_STAMP := $(VENV)/.run-$(shell cksum < requirements.txt | tr ' ' '-')
DEV_STAMP := $(VENV)/.dev-$(shell cat requirements.txt requirements-dev.txt | cksum | tr ' ' '-')
PIP_INSTALL := $(PY) -m pip install -qq --disable-pip-version-check

# What the published database is made of, as one checksum. `make run` builds only when it has changed, which
# saves two seconds and leaves a version that somebody rolled back to in place; `make build` always builds.
WAREHOUSE := $(if $(HOPLUC_WAREHOUSE),$(HOPLUC_WAREHOUSE),data/warehouse)
INPUTS := find data etl coopstats/catalog requirements.txt -path data/warehouse -prune -o -type f \
  ! -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 cksum | cksum | tr ' ' '-'

# The pyright wheel would otherwise ask a registry for its newest version.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.DEFAULT_GOAL := help
.PHONY: help run simulated build test lint bench soak clean

help: ## Danh sách lệnh / this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(RUN_STAMP) ## Mở bảng điều khiển / serve the dashboard (PORT=8501)
	@built="$(WAREHOUSE)/.built-$$($(INPUTS))"; current="$(WAREHOUSE)/published/CURRENT"; \
	if [ ! -e "$$built" ] || [ ! -e "$$current" ]; then \
	  if $(PY) -m etl build --quiet; then \
	    $(MAKE) --no-print-directory simulated || echo "Không dựng được dữ liệu mô phỏng. / No simulated data."; \
	    rm -f "$(WAREHOUSE)"/.built-*; touch "$$built"; \
	  elif [ ! -e "$$current" ]; then exit 1; \
	  else echo "Không dựng được số liệu mới, dùng bản đang có. / No new build; serving the version in place."; fi; \
	fi
	@echo "Hợp Lực: http://localhost:$(PORT)   (Ctrl+C để dừng / to stop)"
	@exec $(PY) -m streamlit run dashboard.py --server.port $(PORT)

simulated: $(RUN_STAMP) ## Dựng lại không gian mô phỏng / build the simulated workspace (35 000 cooperatives)
	@echo "Dựng dữ liệu mô phỏng, dưới một phút / building the simulated data, under a minute"
	@$(PY) -m etl simulate --cooperatives 35000 --years 2015-2025 --seed 1 --out $(WAREHOUSE)/simulated-register > /dev/null
	@$(PY) -m etl build --workspace simulated --register $(WAREHOUSE)/simulated-register --quiet
	@rm -rf $(WAREHOUSE)/simulated-register

build: $(RUN_STAMP) ## Dựng lại cơ sở dữ liệu / build and publish the database
	@$(PY) -m etl build

test: $(DEV_STAMP) ## Mọi kiểm tra / linters, then every test, in a real browser too
	@failed=""; \
	$(MAKE) --no-print-directory lint || failed="lint"; \
	$(PY) tests/browser/chromium.py --install || true; \
	$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder || failed="$$failed pytest"; \
	test -z "$$failed" || { echo "make test: không đạt / failed: $$failed" >&2; exit 1; }

lint: $(DEV_STAMP) ## ruff, pyright, import-linter
	@failed=0; \
	$(PY) -m ruff check . || failed=1; \
	$(PY) -m ruff format --check . || failed=1; \
	$(PY) -m pyright || failed=1; \
	$(VENV)/bin/lint-imports --no-logo --no-cache || failed=1; \
	exit $$failed

bench: $(DEV_STAMP) ## Đo tốc độ / measure, next to other ways of building the same page
	@$(PY) -m tests.bench

soak: $(DEV_STAMP) ## Chạy dài / the long tests that `make test` leaves out
	@$(PY) -m pytest -m soak

clean: ## Xóa môi trường và bộ nhớ đệm (giữ số liệu) / remove .venv and caches, keep data
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .import_linter_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Cần Python 3.11 trở lên / Python 3.11 or newer is needed: make PYTHON=python3.11 ..." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); \
	  echo "Không tạo được môi trường Python. Trên Debian/Ubuntu hãy cài: apt-get install python3-venv" >&2; \
	  echo "Python could not make a virtual environment. On Debian/Ubuntu: apt-get install python3-venv" >&2; \
	  exit 1; }

$(RUN_STAMP): | $(PY)
	@echo "Cài thư viện / installing libraries (1-2 min): requirements.txt"
	@$(PIP_INSTALL) -r requirements.txt
	@rm -f $(VENV)/.run-* && touch $@

$(DEV_STAMP): | $(PY)
	@echo "Cài thư viện / installing libraries (1-2 min): requirements-dev.txt"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@rm -f $(VENV)/.dev-* $(VENV)/.run-* && touch $@ $(RUN_STAMP)

.PHONY: dictionary
dictionary: $(RUN_STAMP) ## Viết lại từ điển dữ liệu / write docs/data-dictionary.md anew
	@$(PY) -m coopstats.catalog.dictionary

.PHONY: pictures
pictures: $(DEV_STAMP) ## Chụp lại ảnh của README và tài liệu / take the documents' pictures anew
	@$(PY) -m tests.browser.pictures
