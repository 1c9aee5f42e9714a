"""Do the p and q of `stats keyness` hold what they say? Random parts of one made outlet, which do not differ.

    swift build -c release --product stats
    pip install scipy && python3 keyness_validity.py ../../.build/release/stats 100

The articles repeat their words: the frequency of each word in each article is gamma distributed around that of the outlet.
For each test the table says which share of the terms has p < .05, and p < .001; the mean distance of p from the uniform
distribution (Kolmogorov and Smirnov; discrete or cautious p are far from it, too); and in which share of the runs any term
has q < .05, which is the false discovery rate where nothing differs. tokens is g2 of all tokens as chi-squared.
"""

import csv
import io
import json
import subprocess
import sys
import tempfile

import numpy as np
import scipy
from scipy import stats

PROGRAM, RUNS = sys.argv[1], int(sys.argv[2])
TESTS = ["mwu", "df", "boot", "perm"]
VOCABULARY = 3000


def word(number):
    letters = ""
    for _ in range(3):
        number, letter = divmod(number, 26)
        letters = chr(97 + letter) + letters
    return "w" + letters


WORDS = np.array([word(number) for number in range(VOCABULARY)])


def article(random, shares):
    weights = shares * random.gamma(0.3, size=VOCABULARY)
    counts = random.multinomial(int(random.lognormal(5.7, 0.5)) + 1, weights / weights.sum())
    return " ".join(np.repeat(WORDS, counts))


def run(random, target, reference):
    shares = 1 / np.arange(3, VOCABULARY + 3)
    shares /= shares.sum()
    outlets = ["A"] * target + ["B"] * reference
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for outlet in outlets:
            file.write(json.dumps({"outlet": outlet, "text": article(random, shares)}) + "\n")
        file.flush()
        table = subprocess.run(
            [PROGRAM, "keyness", file.name, "--target", "A", "--negative", "--measures", "g2", "--test", ",".join(TESTS)]
            + ["--boot", "500", "--permute", "500"],
            capture_output=True, text=True, check=True,
        ).stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    tokens = stats.chi2.sf([abs(float(row["g2"])) for row in rows], 1)
    yield "tokens", tokens, stats.false_discovery_control(tokens)
    for test in TESTS:
        yield test, *(np.array([float(row[f"{test}_{x}"]) for row in rows if row[f"{test}_p"]]) for x in "pq")


random = np.random.default_rng(7)
python = sys.version.split()[0]
print(f"{RUNS} runs each; SciPy {scipy.__version__}, NumPy {np.__version__}, Python {python}")
print("| articles | test | p < .05 | p < .001 | distance | runs with q < .05 |\n|---|---|---:|---:|---:|---:|")
for target, reference in [(200, 200), (40, 360), (12, 988)]:
    found = {}
    for _ in range(RUNS):
        for test, p, q in run(random, target, reference):
            found.setdefault(test, []).append(
                ((p < 0.05).mean(), (p < 0.001).mean(), stats.kstest(p, "uniform").statistic, (q < 0.05).any()))
    for test, runs in found.items():
        level, low, distance, any_q = np.mean(runs, axis=0)
        print(f"| {target}, {reference} | {test} | {level:.1%} | {low:.2%} | {distance:.3f} | {any_q:.0%} |", flush=True)
