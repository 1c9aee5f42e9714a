"""Golden values of n-grams of two, three and four words: counts and association by NLTK, lambda by NumPy.

    pip install nltk numpy && python3 ngrams.py > ../TextStatisticsTests/Statistics/NgramGolden.swift

NLTK counts the n-grams and has mutual information and the log-likelihood ratio of up to four words; it is given the
margins of windows. Lambda is taken from what defines it, the saturated log-linear model of the 2^K patterns of agreement
plus a half: its last coefficient, and that divided by its standard error (as in quanteda's documentation).

Lines `text`: an article, a slash for the end of a paragraph, `x` a stop word. Lines `ngram`: the words; then count,
count_nested, df, expected, lambda, lambda_z, log_dice, mi, g2.
"""

import itertools
import random
import sys
from collections import Counter
from math import log2

import nltk
import numpy as np
from nltk.collocations import (
    BigramAssocMeasures, BigramCollocationFinder, QuadgramAssocMeasures, QuadgramCollocationFinder,
    TrigramAssocMeasures, TrigramCollocationFinder,
)

from awkward_counts import swift

SIZES, MINIMUM = (2, 3, 4), 3
TOOLS = {
    2: (BigramCollocationFinder, BigramAssocMeasures),
    3: (TrigramCollocationFinder, TrigramAssocMeasures),
    4: (QuadgramCollocationFinder, QuadgramAssocMeasures),
}
random.seed(7)
WORDS, WEIGHTS = "abcdex/", (9, 6, 4, 2, 1, 2, 2)
articles = ["a b a b c d"] + [" ".join(random.choices(WORDS, WEIGHTS, k=45)) for _ in range(6)]


def runs(article):
    for line in article.split("/"):
        for run in line.split("x"):
            yield run.split()


def windows(size):
    return [tuple(run[i : i + size]) for a in articles for run in runs(a) for i in range(len(run) - size + 1)]


def saturated(cells, size):
    """The last coefficient of the saturated model, and how many standard errors it is."""
    patterns = list(itertools.product((0, 1), repeat=size))
    terms = sorted(patterns, key=sum)
    design = np.array([[float(all(p >= t for p, t in zip(pattern, term))) for term in terms] for pattern in patterns])
    counts = np.array([cells[p] + 0.5 for p in patterns])
    coefficients = np.linalg.solve(design, np.log(counts))
    covariance = np.linalg.inv(design.T @ np.diag(counts) @ design)
    return coefficients[-1], coefficients[-1] / np.sqrt(covariance[-1, -1])


frequencies = Counter(word for a in articles for run in runs(a) for word in run)
kept = {}
for size in SIZES:
    finder = TOOLS[size][0].from_documents([run for a in articles for run in runs(a)])
    counts = {n: c for n, c in finder.ngram_fd.items() if c >= MINIMUM and None not in n}
    assert all(Counter(windows(size))[n] == c for n, c in counts.items())
    kept[size] = counts

lines = [f"text {a}" for a in articles]
for size in SIZES:
    all_windows, n_all = windows(size), len(windows(size))
    tool = TOOLS[size][1]
    for ngram, count in sorted(kept[size].items()):
        nested = 0
        for run in (run for a in articles for run in runs(a)):
            for i in range(len(run) - size + 1):
                if tuple(run[i : i + size]) == ngram:
                    nested += any(
                        tuple(run[j : j + long]) in kept[long]
                        for long in SIZES if long > size
                        for j in range(max(0, i + size - long), i + 1) if j + long <= len(run)
                    )
        df = sum(any(tuple(r[i : i + size]) == ngram for r in runs(a) for i in range(len(r))) for a in articles)
        cells = Counter(tuple(int(w == x) for w, x in zip(window, ngram)) for window in all_windows)
        expected = n_all * np.prod([sum(w[i] == ngram[i] for w in all_windows) / n_all for i in range(size)])

        def margin(*places):
            return sum(all(w[i] == ngram[i] for i in places) for w in all_windows)

        # In the order of NLTK's arguments: iix ixi xii, and iixx ixix ixxi xixi xxii xiix.
        if size == 2:
            margins = (count, (margin(0), margin(1)), n_all)
        elif size == 3:
            pairs = (margin(0, 1), margin(0, 2), margin(1, 2))
            margins = (count, pairs, (margin(0), margin(1), margin(2)), n_all)
        else:
            triples = (margin(0, 1, 2), margin(0, 1, 3), margin(0, 2, 3), margin(1, 2, 3))
            pairs = (margin(0, 1), margin(0, 2), margin(0, 3), margin(1, 3), margin(2, 3), margin(1, 2))
            margins = (count, triples, pairs, tuple(margin(i) for i in range(4)), n_all)
        mi, g2 = tool.pmi(*margins), tool.likelihood_ratio(*margins)
        dice = 14 + log2(size * count / sum(frequencies[w] for w in ngram))
        values = (expected, *saturated(cells, size), dice, mi, -g2 if count < expected else g2)
        numbers = " ".join(repr(float(v)) for v in values)
        lines.append(f"ngram {' '.join(ngram)} : {count} {nested} {df} {numbers}")

source = f"ngrams.py with NLTK {nltk.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}"
print(swift("ngramGolden", source, lines))
