"""Golden values of the similarity measures, by SciPy and scikit-learn, the deltas and Hellinger by formula in NumPy.

    pip install scikit-learn scipy && python3 similarity.py > ../TextStatisticsTests/Statistics/SimilarityGolden.swift

One line for each measure: its name, then the square matrix row by row. The vectors are TF-IDF rows as scikit-learn makes
them by default, sets of terms, or shares; rows that are empty, and correlations without variance, give nan.
"""

import sys
import warnings

import numpy as np
import scipy
import sklearn
from scipy.spatial import distance
from scipy.stats import pearsonr, spearmanr
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.metrics.pairwise import cosine_similarity

from awkward_counts import COUNTS, numbers, swift

warnings.simplefilter("ignore")
MOST_FREQUENT = 6

x = TfidfTransformer().fit_transform(COUNTS).toarray()
held = COUNTS > 0
tokens = COUNTS.sum(axis=1, keepdims=True)
p = COUNTS / tokens
column_shares = COUNTS.sum(axis=0) / COUNTS.sum()
words = np.argsort(-COUNTS.sum(axis=0), kind="stable")[:MOST_FREQUENT]
shares = p[:, words]
z = (shares - np.nanmean(shares, axis=0)) / np.nanstd(shares, axis=0, ddof=1)

pairs = {
    "cosine": lambda i, j: cosine_similarity(x[[i]], x[[j]])[0, 0],
    "pearson": lambda i, j: pearsonr(x[i], x[j])[0],
    "spearman": lambda i, j: spearmanr(x[i], x[j])[0],
    "jaccard": lambda i, j: 1 - distance.jaccard(held[i], held[j]),
    "dice": lambda i, j: 1 - distance.dice(held[i], held[j]),
    "overlap": lambda i, j: (held[i] & held[j]).sum() / min(held[i].sum(), held[j].sum()),
    "ruzicka": lambda i, j: np.minimum(x[i], x[j]).sum() / np.maximum(x[i], x[j]).sum(),
    "bray_curtis": lambda i, j: distance.braycurtis(x[i], x[j]),
    "euclidean": lambda i, j: distance.euclidean(x[i], x[j]),
    "manhattan": lambda i, j: distance.cityblock(x[i], x[j]),
    "hellinger": lambda i, j: np.sqrt(((np.sqrt(p[i]) - np.sqrt(p[j])) ** 2).sum() / 2),
    "jsd": lambda i, j: distance.jensenshannon(p[i], p[j], base=2) ** 2,
    "chi2_dist": lambda i, j: np.sqrt(((p[i] - p[j]) ** 2 / column_shares).sum()),
    "burrows_delta": lambda i, j: np.abs(z[i] - z[j]).mean(),
    "cosine_delta": lambda i, j: distance.cosine(z[i], z[j]),
}
empty = ~held.any(axis=1)
n = len(COUNTS)
lines = []
for name, measure in pairs.items():
    cells = [np.nan if empty[i] or empty[j] else measure(i, j) for i in range(n) for j in range(n)]
    lines.append(f"{name} {numbers(cells)}")

source = (
    f"similarity.py with SciPy {scipy.__version__}, scikit-learn {sklearn.__version__}, NumPy {np.__version__}, "
    f"Python {sys.version.split()[0]}"
)
print(swift("similarityGolden", source, lines))
