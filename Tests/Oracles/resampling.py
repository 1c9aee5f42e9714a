"""Golden values of random numbers, quantiles, and of intervals and p by resampling articles.

    pip install numpy scipy randomgen && python3 resampling.py > ../TextStatisticsTests/Statistics/ResamplingGolden.swift

Random numbers: xoshiro256** of randomgen, started from outputs of SplitMix64; a line for each seed and stream. Quantiles:
NumPy's default; a line for the values, a line for shares, a line for quantiles. The sample: two outlets' articles, each with
the tokens of a collocate and all tokens beside a node; then the difference of log odds, the exact p of all ways to give the
articles to the outlets, and the basic bootstrap interval of 95 %, both by SciPy.
"""

import numpy as np
import randomgen
import scipy
from scipy.stats import bootstrap, permutation_test

from awkward_counts import numbers, swift

MASK = (1 << 64) - 1


def splitmix64(seed, count):
    outputs = []
    for _ in range(count):
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        bits = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB & MASK
        outputs.append(bits ^ (bits >> 31))
    return outputs


# What Vigna's C prints.
assert splitmix64(1234567, 2) == [6457827717110365317, 3203168211198807973]


def xoshiro(seed, stream):
    generator = randomgen.Xoshiro256(0)
    generator.state = {
        "bit_generator": generator.state["bit_generator"],
        "s": np.array(splitmix64(seed, 4 * stream + 4)[-4:], dtype=np.uint64),
        "has_uint32": 0,
        "uinteger": 0,
    }
    return generator.random_raw(6)


random = [
    f"{seed} {stream} " + " ".join(str(int(n)) for n in xoshiro(seed, stream))
    for seed, stream in [(0, 0), (1, 0), (1, 1), (1, 2001), (2**64 - 1, 7)]
]

source = np.random.default_rng(7)
shares = [0, 0.025, 0.1, 0.5, 0.9, 0.975, 1]
quantiles = []
for values in [
    [3.5],
    [2, 1],
    source.normal(size=10),
    source.integers(0, 4, 101),
    np.sort(source.normal(size=64)),
    np.sort(source.normal(size=65))[::-1],
    source.normal(size=1000).round(2),
]:
    quantiles += [numbers(values), numbers(shares), numbers(np.quantile(values, shares))]

a = np.array([[4, 21], [1, 10], [2, 18], [0, 9], [3, 30]])
b = np.array([[1, 20], [0, 12], [1, 33], [0, 8], [2, 41], [1, 10]])
both = np.concatenate([a, b])


def log_odds(articles):
    count, span = articles[..., 0].sum(-1), articles[..., 1].sum(-1)
    return np.log((count + 0.5) / (span - count + 0.5))


def difference(x, y, axis=-1):
    """Of articles named by their numbers."""
    return log_odds(both[x.astype(int)]) - log_odds(both[y.astype(int)])


numbers_a, numbers_b = np.arange(len(a)), len(a) + np.arange(len(b))
exact = permutation_test(
    (numbers_a, numbers_b), lambda x, y, axis: np.abs(difference(x, y)), vectorized=True, n_resamples=np.inf,
    alternative="greater",
)
assert len(exact.null_distribution) == 462
interval = bootstrap(
    (numbers_a, numbers_b), difference, vectorized=True, method="basic", n_resamples=200_000, rng=3
).confidence_interval
sample = [
    numbers(a.ravel()), numbers(b.ravel()), numbers([difference(numbers_a, numbers_b)]), numbers([exact.pvalue]),
    numbers(interval),
]

print(swift("randomNumberStreams", f"resampling.py with randomgen {randomgen.__version__}", random))
print()
print(swift("numpyQuantiles", f"resampling.py with NumPy {np.__version__}", quantiles))
print()
print(swift("scipyResampling", f"resampling.py with SciPy {scipy.__version__}", sample))
