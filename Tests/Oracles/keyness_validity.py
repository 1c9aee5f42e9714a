"""Do the p and q of `stats keyness` hold what they say? Random parts of one made outlet, which do not differ.

    swift build -c release --product stats
    pip install scipy && python3 keyness_validity.py ../../.build/release/stats 100

A third argument leaves out all but the division with so many articles of the target.

The articles repeat their words: the frequency of each word in each article is gamma distributed around that of the outlet.
For each test the table says which share of the terms has p < .05, and p < .001; the mean distance of p from the uniform
distribution (Kolmogorov and Smirnov; discrete or cautious p are far from it, too); and in which share of the runs any term
has q < .05, which is the false discovery rate where nothing differs. tokens is g2 of all tokens as chi-squared.

A second table is of outlets that differ in 160 of the 800 most frequent words: of 80 pairs of neighbouring ranks, one
outlet takes the more frequent word for nine tenths of the occurrences of the other. It has the mean share of false ones
among the words with q < .05, with its standard error, and how many of the words that differ were found.
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
SIZES = [(200, 200), (40, 360), (12, 988)]
SIZES = [size for size in SIZES if sys.argv[3:] in ([], [str(size[0])])]


def word(number):
    letters = ""
    for _ in range(3):
        number, letter = divmod(number, 26)
        letters = chr(97 + letter) + letters
    return "w" + letters


WORDS = np.array([word(number) for number in range(VOCABULARY)])
SHARES = 1 / np.arange(3, VOCABULARY + 3)
SHARES /= SHARES.sum()


def differing(random):
    """Other shares for an outlet, with the same sum over every pair of words, and which words differ."""
    pairs = 2 * random.choice(400, 80, replace=False)
    shares = SHARES.copy()
    shares[pairs] += 0.9 * shares[pairs + 1]
    shares[pairs + 1] *= 0.1
    return shares, set(WORDS[pairs]) | set(WORDS[pairs + 1])


def article(random, shares):
    weights = shares * random.gamma(0.3, size=VOCABULARY)
    counts = random.multinomial(int(random.lognormal(5.7, 0.5)) + 1, weights / weights.sum())
    return " ".join(np.repeat(WORDS, counts))


def run(random, target, reference, target_shares=SHARES):
    """For each test the terms it has a p for, p and q."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for outlet, count, shares in [("A", target, target_shares), ("B", reference, SHARES)]:
            for _ in range(count):
                file.write(json.dumps({"outlet": outlet, "text": article(random, shares)}) + "\n")
        file.flush()
        table = subprocess.run(
            [PROGRAM, "keyness", file.name, "--target", "A", "--negative", "--measures", "g2", "--test", ",".join(TESTS)]
            + ["--boot", "500", "--permute", "500"],
            capture_output=True, text=True, check=True,
        ).stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    tokens = stats.chi2.sf([abs(float(row["g2"])) for row in rows], 1)
    yield "tokens", [row["term"] for row in rows], tokens, stats.false_discovery_control(tokens)
    for test in TESTS:
        tested = [row for row in rows if row[f"{test}_p"]]
        yield test, [row["term"] for row in tested], *(
            np.array([float(row[f"{test}_{x}"]) for row in tested]) for x in "pq")


python = sys.version.split()[0]
print(f"{RUNS} runs each; SciPy {scipy.__version__}, NumPy {np.__version__}, Python {python}")
print("| articles | test | p < .05 | p < .001 | distance | runs with q < .05 |\n|---|---|---:|---:|---:|---:|")
for target, reference in SIZES:
    random, found = np.random.default_rng([7, target]), {}
    for _ in range(RUNS):
        for test, _, p, q in run(random, target, reference):
            found.setdefault(test, []).append(
                ((p < 0.05).mean(), (p < 0.001).mean(), stats.kstest(p, "uniform").statistic, (q < 0.05).any()))
    for test, runs in found.items():
        level, low, distance, any_q = np.mean(runs, axis=0)
        print(f"| {target}, {reference} | {test} | {level:.1%} | {low:.2%} | {distance:.3f} | {any_q:.0%} |", flush=True)

print("\n| articles | test | words found | false among them | found of those that differ |\n|---|---|---:|---:|---:|")
for target, reference in SIZES:
    random, found = np.random.default_rng([7, target]), {}
    for _ in range(RUNS):
        shares, differ = differing(random)
        for test, terms, p, q in run(random, target, reference, shares):
            called = {term for term, q in zip(terms, q) if q < 0.05}
            found.setdefault(test, []).append(
                (len(called), len(called - differ) / max(1, len(called)), len(called & differ) / len(differ)))
    for test, runs in found.items():
        count, false, power = np.mean(runs, axis=0)
        error = np.std(runs, axis=0)[1] / RUNS**0.5
        print(f"| {target}, {reference} | {test} | {count:.1f} | {false:.1%} ± {error:.1%} | {power:.1%} |", flush=True)
