# make demo   the tables of the seeds, and how similar their outlets are
# make test   all tests
# make lint   format and documentation rules
# make test-cluster   what counts on Apache Spark, on a cluster of this machine: installs Spark in .venv-cluster;
#   QUICK=--quick for two minutes of it
# make docs   the documentation, any warning is an error
# make test-integration   tables, reports and pictures opened by LibreOffice, pandas, R and Chromium, which it installs
# make man    a manual page of every command, in .build/plugins/GenerateManual/outputs/stats
# make fuzz   a million damaged inputs for the readers; FUZZ_CASES=N for another number (half an hour)

SHELL := /bin/bash
# Works from any directory: make -f path/to/Makefile.
ROOT := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
CD := cd '$(ROOT)' &&
PACKAGES := libopenblas-dev libssl-dev libstemmer-dev zlib1g-dev libzstd-dev pkg-config
SEEDS := seeds/outlets.csv --stopwords en --min-count 2
PROGRAMS := libreoffice-calc r-base-core r-cran-readr r-cran-matrix python3-venv chromium libxml2-utils
# Adds a table to the description of the others.
DESCRIBED := --package notebooks-data/datapackage.json
FUZZ_CASES ?= 1000000

.PHONY: demo test test-integration spark test-cluster lint docs man fuzz install

demo: install
	$(CD) swift build -c release --static-swift-stdlib --product stats
	$(CD) .build/release/stats export seeds/outlets.csv -o notebooks-data
	$(CD) .build/release/stats cooccur $(SEEDS) --by outlet -o notebooks-data/cooccur.csv $(DESCRIBED)
	$(CD) .build/release/stats collocates $(SEEDS) --by outlet --node russia -o notebooks-data/collocates.csv $(DESCRIBED)
	$(CD) .build/release/stats ngrams $(SEEDS) -o notebooks-data/ngrams.csv $(DESCRIBED)
	$(CD) .build/release/stats kwic seeds/outlets.csv --pattern 'sanction*' -o notebooks-data/kwic.csv $(DESCRIBED)
	$(CD) .build/release/stats sentiment seeds/outlets.csv --level sentence --lexicon vader,hu-liu \
	  -o notebooks-data/sentiment_sentences.csv $(DESCRIBED)
	$(CD) .build/release/stats sentiment seeds/outlets.csv --speech split -o notebooks-data/sentiment_articles.csv $(DESCRIBED)
	$(CD) .build/release/stats sentiment seeds/outlets.csv --by outlet --lexicon vader,hu-liu \
	  -o notebooks-data/sentiment_outlets.csv $(DESCRIBED)
	$(CD) .build/release/stats similarity seeds/outlets.csv --format table --digits 3

# What failed stands at the end once more: it is a thousand lines away else.
test: install
	$(CD) mkdir -p .build && set -o pipefail; swift test 2>&1 | tee .build/test.log || { grep -F '✘' .build/test.log; exit 1; }

test-integration: PACKAGES += $(PROGRAMS)
test-integration: install
	$(CD) swift build
	$(CD) python3 -m venv Tests/Integration/.venv
	$(CD) Tests/Integration/.venv/bin/pip install -qr Tests/Integration/requirements.txt
	$(CD) Tests/Integration/run "$$(swift build --show-bin-path)/stats"

# Spark itself, from PyPI, where it is not there yet.
spark: PACKAGES += python3-venv $(shell command -v java > /dev/null || echo default-jre-headless)
spark: install
	$(CD) test -x .venv-cluster/bin/spark-sql || \
	  { python3 -m venv .venv-cluster && .venv-cluster/bin/pip install -q pyspark==4.3.0; }

test-cluster: spark
	$(CD) swift build --product stats
	$(CD) python3 Tests/Cluster/cluster.py --stats "$$(swift build --show-bin-path)/stats" \
	  --spark-home "$$(dirname .venv-cluster/lib/python3*/site-packages/pyspark/bin)" $(QUICK)

lint:
	$(CD) swift format lint --strict -r Package.swift Sources Tests \
	  $(wildcard $(addprefix $(ROOT)/Benchmarks/,Package.swift Sources Benchmarks))

docs: install
	$(CD) swift package generate-documentation --target TextStatistics --warnings-as-errors

man: install
	$(CD) swift package generate-manual --multi-page

fuzz: install
	$(CD) FUZZ_CASES=$(FUZZ_CASES) swift test -c release --scratch-path .build-fuzz -Xswiftc -enable-testing --filter damaged

# Installs what is missing, and asks for no rights when nothing is.
install:
	@missing=; \
	for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing+=" $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$sudo apt-get update -q && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$missing; \
	fi
