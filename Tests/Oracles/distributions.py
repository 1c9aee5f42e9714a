"""Golden values of the distributions, and of association measures of large tables, with 50 digits by mpmath; false
discovery rates by SciPy.

    pip install mpmath scipy && python3 distributions.py \
        > ../TextStatisticsTests/Statistics/DistributionsGolden.swift

A line for each value: the function, its arguments, the value. Counts of thousands of millions leave a formula in
doubles few digits or none, SciPy's too, which is why the oracle here has more of them.
"""

import sys

import mpmath
import scipy
from mpmath import mp, mpf
from scipy import stats

from awkward_counts import numbers, swift

mp.dps = 50
lines = []


def add(name, *values):
    lines.append(f"{name} {numbers(values)}")


for x in [0, 1e-9, 0.1, 1, 3.84, 30, 700, 1400]:
    add("chi_squared_upper_tail", x, mpmath.erfc(mpmath.sqrt(mpf(x) / 2)))

for p in [1e-300, 1e-20, 1e-9, 0.025, 0.3, 0.5, 0.8, 0.999]:
    quantile = mpmath.findroot(lambda x: mpmath.log(mpmath.ncdf(x) / mpf(p)), stats.norm.ppf(p))
    add("normal_quantile", p, quantile)

for x in [0.25, 0.5, 1, 3, 7.5, 15, 15.99, 16, 40, 1e4, 1e9]:
    add("stirling_remainder", x, mpmath.loggamma(mpf(x) + 1) - mpf(x) * mpmath.log(mpf(x)) + mpf(x))

for x, mean in [(5, 5), (5, 5.5), (5, 6.2), (1000000, 1000001), (4e9, 4e9 + 1), (3, 0.001), (3, 1e9), (0.5, 0.4)]:
    x, mean = mpf(x), mpf(mean)
    add("deviance", x, mean, x * mpmath.log(x / mean) - (x - mean))


def beta_lower_tail(x, a, b):
    """The series of mpmath, or for many trials the chance of `a` successes or more, term by term."""
    if a + b < 100:
        return mpmath.betainc(a, b, 0, x, regularized=True)
    k, n, odds = a, a + b - 1, x / (1 - x)
    term = mpmath.exp(
        mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1)
        + k * mpmath.log(x) + (n - k) * mpmath.log(1 - x)
    )
    total = term
    while k < n and (k < n * x or term > total * mpf(10) ** -30):
        term *= (n - k) / (k + 1) * odds
        total += term
        k += 1
    return total


for a, b in [(1, 1), (1, 9), (3, 5), (0.5, 0.5), (0.3, 40), (12, 3), (1, 1e9), (20, 1e5), (300, 7e6), (100000, 200000)]:
    a, b = mpf(a), mpf(b)
    mean, deviation = a / (a + b), mpmath.sqrt(a * b / (a + b + 1)) / (a + b)
    for p in [1e-12, 0.0005, 0.025, 0.5, 0.9, 0.975]:
        start = mpf(float(stats.beta.ppf(p, float(a), float(b))))
        quantile = mpmath.findroot(
            lambda u: mpmath.log(beta_lower_tail(1 / (1 + mpmath.exp(-u)), a, b) / mpf(p)),
            mpmath.log(start / (1 - start)),
            tol=1e-25,
        )
        add("beta_quantile_log_odds", p, a, b, quantile)
    for z in [-3, -0.5, 0.5, 2]:
        x = mpf(float(mean + z * deviation))
        if 0 < x < 1:
            add("beta_lower_tail", x, a, b, beta_lower_tail(x, a, b))


def large(o, r, c, n):
    o, r, c, n = mpf(o), mpf(r), mpf(c), mpf(n)
    cells = [(o, r * c / n), (r - o, r * (n - c) / n), (c - o, (n - r) * c / n), (n - r - c + o, (n - r) * (n - c) / n)]
    sign = -1 if o * n < r * c else 1
    e = r * c / n
    d = o * n - r * c
    margins = r * (n - r) * c * (n - c)
    term = mpmath.exp(
        sum(mpmath.loggamma(x + 1) for x in [r, n - r, c, n - c])
        - mpmath.loggamma(n + 1)
        - sum(mpmath.loggamma(x + 1) for x, _ in cells)
    )
    tail, k = term, o
    while term > tail * mpf(10) ** -30 and k < min(r, c):
        term *= (r - k) * (c - k) / ((k + 1) * (n - r - c + k + 1))
        tail += term
        k += 1
    yield "mi", mpmath.log(o / e, 2)
    yield "npmi", mpmath.log(o / e, 2) / -mpmath.log(o / n, 2)
    yield "t_score", (o - e) / mpmath.sqrt(o)
    yield "z_score", (o - e) / mpmath.sqrt(e)
    yield "g2", sign * 2 * sum(x * mpmath.log(x / m) for x, m in cells if x)
    yield "simple_ll", sign * 2 * (o * mpmath.log(o / e) - (o - e))
    yield "chi2", sign * n * d**2 / margins
    yield "chi2_yates", sign * n * max(abs(d) - n / 2, 0) ** 2 / margins
    yield "phi", d / mpmath.sqrt(margins)
    yield "delta_p_b_given_a", d / (r * (n - r))
    yield "fisher_neg_log10_p", -mpmath.log10(tail)


for table in [
    (1000000, 30000000, 50000000, 4000000000),
    (375001, 30000000, 50000000, 4000000000),
    (374000, 30000000, 50000000, 4000000000),
    (1001, 2000000, 2000000, 4000000000),
    (500000001, 2000000000, 1000000000, 4000000000),
    (3, 1000, 3999999, 4000000000),
    (5, 5, 5, 4000000000),
    (4, 1200, 2500, 1000000),
    (2, 40, 900, 4000000000),
]:
    for name, value in large(*table):
        add(name, *table, value)

for p in [[0.01, 0.04, 0.03, 0.005], [0.5, 0.5, 0.5], [0.9, 0.001, 0.001, 0.8, 1, 0, 0.02], [0.7]]:
    add("benjamini_hochberg", *p, *stats.false_discovery_control(p))

python = sys.version.split()[0]
source = f"distributions.py with mpmath {mpmath.__version__}, SciPy {scipy.__version__}, Python {python}"
print(swift("distributionsGolden", source, lines))
