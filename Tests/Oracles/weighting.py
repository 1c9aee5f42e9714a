"""Golden values of the term weighting schemes, by scikit-learn where it has them and by formula in NumPy otherwise.

    pip install scikit-learn && python3 weighting.py > ../TextStatisticsTests/Statistics/WeightingGolden.swift

One line for each scheme: term frequency, inverse document frequency, base, norm, then the weighted matrix row by row.
"""

import sys

import numpy as np
import sklearn
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.preprocessing import normalize

from awkward_counts import COUNTS, numbers, swift

n, df = len(COUNTS), (COUNTS > 0).sum(axis=0)
lines = []


def add(tf, idf, base, norm, matrix):
    lines.append(f"{tf} {idf} {base} {norm} {numbers(np.asarray(matrix).ravel())}")


def scikit(tf, idf, norm, **options):
    counts = (COUNTS > 0).astype(int) if tf == "boolean" else COUNTS
    norm_option = None if norm == "none" else norm
    add(tf, idf, "e", norm, TfidfTransformer(norm=norm_option, **options).fit_transform(counts).toarray())


scikit("count", "smooth", "l2")
scikit("count", "smooth", "l1")
scikit("count", "smooth", "none")
scikit("count", "plain_plus_one", "l2", smooth_idf=False)
scikit("log", "smooth", "l2", sublinear_tf=True)
scikit("log", "plain_plus_one", "none", smooth_idf=False, sublinear_tf=True)
scikit("boolean", "smooth", "l2")
scikit("count", "none", "l2", use_idf=False)
scikit("log", "none", "l1", use_idf=False, sublinear_tf=True)

LOGS = {"e": np.log, "2": np.log2, "10": np.log10, "3": lambda x: np.log(x) / np.log(3)}


def formulas(base):
    log = LOGS[base]
    held = COUNTS > 0
    with np.errstate(all="ignore"):
        tf = {
            "count": COUNTS.astype(float),
            "boolean": held.astype(float),
            "proportion": COUNTS / COUNTS.sum(axis=1, keepdims=True),
            "log": 1 + log(COUNTS),
            "augmented": 0.5 + 0.5 * COUNTS / COUNTS.max(axis=1, keepdims=True),
            "log_average": (1 + log(COUNTS)) / (1 + log(COUNTS.sum(axis=1) / held.sum(axis=1)))[:, None],
        }
        tf = {name: np.where(held, x, 0) for name, x in tf.items()}
        idf = {
            "smooth": log((1 + n) / (1 + df)) + 1,
            "plain": log(n / df),
            "plain_plus_one": log(n / df) + 1,
            "probabilistic": np.maximum(0, log((n - df) / df)),
            "max": log(df.max() / df),
            "none": np.ones(len(df)),
        }
    return tf, idf


for base in LOGS:
    tfs, idfs = formulas(base)
    for tf in tfs:
        add(tf, "plain", base, "none", tfs[tf] * idfs["plain"])
    for idf in idfs:
        add("count", idf, base, "none", tfs["count"] * idfs[idf])
for norm in ["l1", "l2"]:
    add("proportion", "max", "e", norm, normalize(tfs["proportion"] * formulas("e")[1]["max"], norm=norm))

source = f"weighting.py with scikit-learn {sklearn.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}"
print(swift("weightingGolden", source, lines))
