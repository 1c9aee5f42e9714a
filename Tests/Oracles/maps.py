"""Golden values of correspondence analysis, classical scaling and hierarchical clustering.

    pip install numpy scipy prince && python3 maps.py > ../TextStatisticsTests/Statistics/MapsGolden.swift

Correspondence analysis of the counts of awkward_counts.py: principal inertias and principal coordinates in three dimensions,
by the singular values of the standardised residuals (NumPy) and, to check, by prince. Classical scaling of the distances of
eight points that are no distances of points in space: eigenvalues and two dimensions, by NumPy. Signs follow the rule of the
library. Clusterings by SciPy's linkage and leaves_list of the same distances, and of a matrix full of ties: by linkage, a
line for each step, then one of leaves.
"""

import numpy as np
import pandas as pd
import prince
import scipy
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

from awkward_counts import COUNTS


def lines(rows):
    return "\n".join("  " + " ".join(repr(x.item() if hasattr(x, "item") else x) for x in row) for row in rows)


def signed(points):
    """The first point at least half as far from 0 as the farthest is positive."""
    points = points.copy()
    for k in range(points.shape[1]):
        far = np.abs(points[:, k])
        if points[np.argmax(far >= far.max() / 2), k] < 0:
            points[:, k] *= -1
    return points


table = np.array([row for row in COUNTS if sum(row) > 0], dtype=float)
p = table / table.sum()
r, c = p.sum(1), p.sum(0)
u, s, vt = np.linalg.svd((p - np.outer(r, c)) / np.sqrt(np.outer(r, c)), full_matrices=False)
rows = signed((u * s / np.sqrt(r)[:, None])[:, :3])
ca = prince.CA(n_components=3, engine="scipy").fit(pd.DataFrame(table))
assert np.allclose(np.abs(ca.row_coordinates(pd.DataFrame(table)).to_numpy()), np.abs(rows), atol=1e-10)
assert np.allclose(ca.eigenvalues_, s[:3] ** 2)
inertias = s**2

generator = np.random.default_rng(7)
n = 8
distances = np.round(generator.uniform(1, 9, (n, n)), 3)
distances = np.triu(distances, 1) + np.triu(distances, 1).T
centring = np.eye(n) - 1 / n
values, vectors = np.linalg.eigh(-centring @ distances**2 @ centring / 2)
order = np.argsort(-values)
values, vectors = values[order], vectors[:, order]
scaled = signed(vectors[:, :2] * np.sqrt(values[:2]))

tied = np.array([[abs(a % 3 - b % 3) + abs(a // 3 - b // 3) for a in range(9)] for b in range(9)], dtype=float)


def trees(matrix):
    out = []
    for method in ["average", "complete", "single", "ward"]:
        tree = linkage(squareform(matrix), method)
        out += [[int(a), int(b), float(h), int(size)] for a, b, h, size in tree]
        out += [[int(leaf) for leaf in leaves_list(tree)]]
    return lines(out)


print(f'''/// Made by maps.py with NumPy {np.__version__}, SciPy {scipy.__version__} and prince {prince.__version__}.
let awkwardInertias = """
{lines([[float(x) for x in inertias if x > 1e-14]])}
  """
let awkwardCoordinates = """
{lines(rows)}
  """
let oddDistances = """
{lines(distances)}
  """
let oddEigenvalues = """
{lines([[float(x) for x in values if abs(x) > 1e-12]])}
  """
let oddCoordinates = """
{lines(scaled)}
  """
let oddTrees = """
{trees(distances)}
  """
let tiedTrees = """
{trees(tied)}
  """''')
