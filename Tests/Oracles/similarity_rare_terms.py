#!/usr/bin/env python3
"""Coverage of the intervals of cosine where common words are left out: the second table of the guide
UncertaintyOfSimilarity. With numpy 1.26 and the program itself:

    Tests/Oracles/similarity_rare_terms.py .build/release/stats

Two outlets draw the words of their articles from Zipf's law over 20,000 ranks, the ranks before the first left out; the
second's probabilities are multiplied by log-normal noise. The true value is the cosine of the expected counts, weighed by
the inverse document frequencies of the sample, as the program does.
"""

import csv
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy

RANKS, TOKENS, NOISE, CORPORA = 20_000, 400, 0.7, 40


def interval(stats, folder, articles, first, source):
    p = 1 / (numpy.arange(RANKS) + first)
    q = p * numpy.exp(NOISE * source.standard_normal(RANKS))
    p, q = p / p.sum(), q / q.sum()
    frequencies = numpy.zeros(RANKS)
    path = Path(folder) / "news.jsonl"
    with open(path, "w", encoding="utf-8") as lines:
        for outlet, shares in ("A", p), ("B", q):
            for _ in range(articles):
                words = source.choice(RANKS, TOKENS, p=shares)
                frequencies[numpy.unique(words)] += 1
                lines.write(json.dumps({"outlet": outlet, "text": " ".join(f"t{word}" for word in words)}) + "\n")
    idf = numpy.log((1 + 2 * articles) / (1 + frequencies)) + 1
    p, q = p * idf * (frequencies > 0), q * idf * (frequencies > 0)
    truth = p @ q / numpy.sqrt((p @ p) * (q @ q))
    command = [stats, "similarity", path, "--ci", "basic", "--boot", "200", "--quiet"]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    row = next(csv.DictReader(io.StringIO(table)))
    value, corrected, low, high, deviation = (
        float(row[name]) for name in ("value", "value_bc", "low", "high", "boot_sd")
    )
    return low <= truth <= high, value - truth, corrected - truth, abs(corrected - value) / deviation


def main():
    source = numpy.random.default_rng(20)
    with tempfile.TemporaryDirectory() as folder:
        for articles, first in (10, 1), (30, 1), (10, 101), (30, 101), (100, 101):
            results = numpy.array([interval(sys.argv[1], folder, articles, first, source) for _ in range(CORPORA)])
            covers, value, corrected, ratio = results.mean(axis=0)
            print(f"| {articles}, {articles} | from {first} | {covers:.0%} | {value:+.3f} | {corrected:+.3f} | {ratio:.1f} |")


if __name__ == "__main__":
    main()
