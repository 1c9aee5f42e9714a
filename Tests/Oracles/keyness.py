"""Golden values of the measures and tests of keyness, by SciPy, NumPy and statsmodels.

    pip install scipy statsmodels corpus-toolkit convokit
    python3 keyness.py > ../TextStatisticsTests/Statistics/KeynessGolden.swift

log_ratio and pct_diff are checked to be those of corpus-toolkit, relative_risk and odds_ratio those of statsmodels, and
log_odds_z, with its two parts, that of ConvoKit.

A line for each value: its name, its arguments, the value. Counts are f1 n1 f2 n2, with alpha and alpha0 for log_odds.
A line of Mann and Whitney's test has the sizes of both samples, auc and p, then the samples.
"""

import contextlib
import sys
from importlib.metadata import version

import numpy as np
from convokit import FightingWords
from corpus_toolkit import corpus_tools
from scipy import stats
from sklearn.feature_extraction.text import CountVectorizer
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.multitest import multipletests

from awkward_counts import numbers, swift

lines = []


def add(name, *values):
    lines.append(f"{name} {numbers(values)}")


def measures(f1, n1, f2, n2, alpha, alpha0):
    n = n1 + n2
    table = np.array([[f1, n1 - f1], [f2, n2 - f2]])
    p1, p2 = f1 / n1, f2 / n2
    sign = -1 if f1 * n2 < f2 * n1 else 1
    expected = np.array([n1, n2]) * (f1 + f2) / n
    g2 = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    yield "g2", sign * g2
    yield "g2_2cell", sign * stats.power_divergence([f1, f2], expected, lambda_="log-likelihood").statistic
    columns, rows = table.sum(0), table.sum(1)
    williams = 1 + ((n / columns).sum() - 1) * ((n / rows).sum() - 1) / (6 * n)
    yield "g2_williams", sign * g2 / williams
    yield "chi2", sign * stats.chi2_contingency(table, correction=False).statistic
    # SciPy's correction never goes beyond 0, as ours.
    yield "chi2_yates", sign * stats.chi2_contingency(table, correction=True).statistic
    yield "log_ratio", np.log2(((f1 or 0.5) / n1) / ((f2 or 0.5) / n2))
    yield "log_ratio_walter", np.log2((f1 + 0.5) / (n1 + 0.5)) - np.log2((f2 + 0.5) / (n2 + 0.5))
    low = high = np.nan
    if f1:
        # With 1 - x from the other tail, which has its digits.
        x, y = stats.beta.ppf(0.025, f1, f2 + 1), stats.beta.isf(0.025, f2 + 1, f1)
        low = np.log2(n2 / n1 * x / y)
        yield "log_ratio_low", low
    if f2:
        x, y = stats.beta.isf(0.025, f1 + 1, f2), stats.beta.ppf(0.025, f2, f1 + 1)
        high = np.log2(n2 / n1 * x / y)
        yield "log_ratio_high", high
    yield "lrc", 0 if p1 == p2 else max(low, 0) if p1 > p2 else min(high, 0)
    if f2:
        yield "pct_diff", 100 * (p1 - p2) / p2
    yield "din", (p1 - p2) / (p1 + p2)
    cells = table + 0.5 if (table == 0).any() else table
    yield "relative_risk", cells[0, 0] / cells[0].sum() / (cells[1, 0] / cells[1].sum())
    yield "odds_ratio", cells[0, 0] * cells[1, 1] / (cells[0, 1] * cells[1, 0])
    yield "simple_maths", (1e6 * p1 + 1) / (1e6 * p2 + 1)
    yield "bic", g2 - np.log(n)
    if expected.min() > 1:
        yield "ell", g2 / (n * np.log(expected.min()))
    y1, y2 = f1 + alpha, f2 + alpha
    delta = np.log(y1 / (n1 + alpha0 - y1)) - np.log(y2 / (n2 + alpha0 - y2))
    error = np.sqrt(1 / y1 + 1 / y2)
    yield "log_odds", delta
    yield "log_odds_se", error
    yield "log_odds_z", delta / error


def same_elsewhere(f1, n1, f2, n2, alpha, alpha0, values):
    """What other programs know of these measures is the same."""
    def corpus_toolkit(effect):
        return corpus_tools.keyness({"w": f1, "other": n1 - f1}, {"w": f2, "other": n2 - f2}, effect)["w"]

    elsewhere = {}
    # Programs differ in what they put in the place of 0.
    if f1 and f2:
        elsewhere |= {"log_ratio": corpus_toolkit("log-ratio"), "pct_diff": corpus_toolkit("%diff")}
        if f1 < n1 and f2 < n2:
            table = Table2x2(np.array([[f1, n1 - f1], [f2, n2 - f2]]))
            elsewhere |= {"relative_risk": table.riskratio, "odds_ratio": table.oddsratio}
    if n1 + n2 < 1e6:
        fighting = FightingWords(
            cv=CountVectorizer(), prior=np.array([alpha0 - alpha, alpha]), text_func=lambda text: text)
        texts = ["word " * f + "other " * (n - f) for f, n in [(f1, n1), (f2, n2)]]
        with contextlib.redirect_stdout(None):
            elsewhere["log_odds_z"] = fighting._bayes_compare_language(*[[text] for text in texts])["word"]
    for name, value in elsewhere.items():
        assert np.isclose(values[name], value, rtol=1e-10), (name, values[name], value)


CASES = [
    (8, 200, 3, 300, 2.5, 500),
    (35, 10000, 11, 10000, 2.3, 500),
    (1, 1000, 0, 250, 0.01, 0.1),
    (0, 1000, 7, 250000, 0.5, 500),
    (11, 3000, 0, 8000000, 0.04, 500),
    (25000, 400000, 1900000, 36000000, 26, 500),
    (12345, 1000000, 12350, 1000000, 6, 500),
    (10, 20000, 10, 20000, 0.1, 1000),
    (40, 40, 7, 90, 9, 500),
]
for case in CASES:
    values = dict(measures(*case))
    same_elsewhere(*case, values)
    for name, value in values.items():
        add(name, *case, value)

random = np.random.default_rng(20)
for n1, n2, held in [(2, 2, 0.9), (5, 9, 1), (30, 40, 0.2), (8, 300, 0.05), (120, 90, 0.6), (1, 12, 0.5), (400, 600, 0.01)]:
    # Whole numbers in thousands, so that there are ties besides those of the articles without the word.
    sample = np.where(random.random(n1 + n2) < held, random.integers(1, 9, n1 + n2), 0)
    sample[-1] = 3
    x, y = sample[:n1], sample[n1:]
    test = stats.mannwhitneyu(x, y, use_continuity=True, alternative="two-sided", method="asymptotic")
    add("mann_whitney", n1, n2, test.statistic / (n1 * n2), test.pvalue, *sample)

for x, n1, df, n in [
    (0, 4, 2, 400), (1, 4, 2, 400), (2, 4, 2, 400), (4, 200, 4, 400), (5, 200, 5, 400), (0, 200, 9, 400), (3, 200, 6, 400),
    (1, 12, 20, 1000), (12, 12, 400, 1000), (0, 12, 950, 1000), (7, 80, 20, 37500), (0, 80, 9000, 37500),
    (80, 80, 37500, 37500), (160, 200, 250, 400), (900, 4000, 6000, 37500), (3, 6, 9, 12), (1, 2, 2, 4),
]:
    for k in {x, max(x - 1, 0, df - n + n1)}:
        h = stats.hypergeom(n, n1, df)
        add("mid_p", k, n1, df, n, min(1, 2 * min(h.sf(k - 1), h.cdf(k)) - h.pmf(k)))

for p in [random.random(12) ** 3, np.round(random.random(30), 1)]:
    add("false_discovery_control", *p, *stats.false_discovery_control(p))
for p in [random.random(9) ** 6, np.round(random.random(20), 1), random.random(3)]:
    for name, method in [("bh", "fdr_bh"), ("holm", "holm"), ("bonferroni", "bonferroni")]:
        add(f"adjusted_{name}", *p, *multipletests(p, method=method)[1])

python = sys.version.split()[0]
programs = ["scipy", "numpy", "statsmodels", "corpus-toolkit", "convokit"]
source = f"keyness.py with {', '.join(f'{name} {version(name)}' for name in programs)}, Python {python}"
print(swift("keynessGolden", source, lines))
