"""Golden values of dispersion over parts of different sizes, with NumPy, from the definitions over all parts.

    pip install numpy && python3 dispersion.py > ../TextStatisticsTests/Statistics/DispersionGolden.swift

The first text is the example of Gries (2008, 2020), whose published values the script checks. Each measure is written as
its paper has it, with all parts and pairs of parts, where ours look only at parts that hold the term.

Lines `text`: the parts, separated by slashes; then lines `term` of it: the term and the measures in the order of `values`.
"""

import random
import sys
from itertools import combinations

import numpy as np

from awkward_counts import numbers, swift

GRIES = "b a m n i b e u p / b a s a t b e w q n / b c a g a b e s t a / b a g h a b e a a t / b a h a a b e a x a t"
random.seed(8)
texts = [GRIES, "a a / a b / c", "a b / a b / a b", "a a b b / a b", "a", "a b / / b"]
for parts in (2, 7, 40):
    texts.append(
        " / ".join(" ".join(random.choices("abcdef", (40, 20, 9, 4, 2, 1), k=random.randint(1, 30))) for _ in range(parts)))


def values(parts, term):
    lengths = np.array([len(p) for p in parts], float)
    v = np.array([p.count(term) for p in parts], float)
    n, f, total = len(parts), v.sum(), lengths.sum()
    s, t, p = lengths / total, v / f, v / lengths
    held = v > 0
    if n == 1:
        return [held.sum()] + [np.nan] * 15
    q = p / p.sum()
    kld = (t[held] * np.log2(t[held] / s[held])).sum()
    dp = abs(t - s).sum() / 2
    flat = [w for part in parts for w in part]
    at = [i for i, w in enumerate(flat) if w == term]
    width = total / f
    gaps = [b - a for a, b in zip(at, at[1:])] + [at[0] + total - at[-1]]
    return [
        held.sum(), held.mean(), np.std(v), np.std(v) / v.mean(), 1 - np.std(p) / p.mean() / np.sqrt(n - 1),
        -(q[held] * np.log2(q[held])).sum() / np.log2(n), np.sqrt(v * s).sum() ** 2 / f, dp, dp / (1 - s.min()),
        1 - sum(abs(a - b) for a, b in combinations(p, 2)) / (n * (n - 1) / 2) / (2 * p.mean()), kld, 1 - 2**-kld,
        sum(min(d, width) for d in gaps) / width, f / held.sum(), np.log2(n / held.sum()) + np.log2(1 - np.exp(-f / n)),
        held.sum() / (1 - np.exp(-lengths * f / total)).sum(),
    ]


published = {4: 0.785, 5: 0.938, 6: 0.950, 7: 0.18, 8: 0.22, 10: 0.137}
example = values([p.split() for p in GRIES.split("/")], "a")
for index, value in published.items():
    assert abs(example[index] - value) < 0.006, (index, example[index], value)

lines = []
for text in texts:
    lines.append(f"text {text}")
    parts = [p.split() for p in text.split("/") if p.split()]
    for term in sorted({w for p in parts for w in p}):
        lines.append(f"term {term} {numbers(values(parts, term))}")
print(swift("dispersionGolden", f"dispersion.py with NumPy {np.__version__}, Python {sys.version.split()[0]}", lines))
