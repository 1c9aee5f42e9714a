"""Golden values of the association measures, by NLTK, SciPy, association-measures and statsmodels.

    pip install nltk scipy association-measures statsmodels && python3 association.py \
        > ../TextStatisticsTests/Statistics/AssociationGolden.swift

First the tables, four numbers each: o11, r1, c1, n. Then a line for each measure: its name and a value for each table;
nan where our convention is an empty cell. Then the p of the tests. Then, for every sequence, its cells, lambda and z.

Which program is the oracle, and where others differ:
- NLTK: mi, dice, jaccard, phi (it has the square, without sign). Its chi_sq and likelihood_ratio have no sign; its
  student_t is t_score, its poisson_stirling is local_mi - O, its mi_like is 2^mi3 / N; its fisher is the lower tail,
  P(X <= O), where ours is the upper one. Above 0, where they are defined, this script asserts that they agree.
- SciPy: g2, chi2, chi2_yates (signed here), fisher; yule_q from its odds ratio; all p.
- association-measures, by the author of many of the formulas and colleagues: local_mi (log10 there), t_score, z_score,
  simple_ll, min_sensitivity, log_ratio, lrc. It has values of its own where O = 0.
- statsmodels: odds_ratio_log and lambda_z from its 2x2 table of counts + 1/2, which is how quanteda's
  textstat_collocations defines them; lambda of longer sequences from the highest interaction of a saturated Poisson
  model.
- The others are written from the definitions.
"""

import math
import sys
import warnings

import association_measures
import nltk
import numpy as np
import pandas as pd
import scipy
import statsmodels
import statsmodels.api as sm
from association_measures import measures as am
from nltk.metrics import BigramAssocMeasures as bigram
from scipy import stats

from awkward_counts import numbers, swift

warnings.simplefilter("ignore")  # statsmodels, on fits without residuals

TABLES = [
    (5, 10, 20, 100),
    (0, 10, 20, 100),
    (1, 50, 60, 200),
    (1, 1, 1, 1000),
    (30, 30, 100, 10000),
    (6, 10, 8, 15),
    (120, 1500, 4000, 100000),
    (700, 1000, 800, 2000),
    (15, 400, 100, 50000),
    (4, 120, 250, 10000),
    (92, 95, 96, 100),
]
CELLS = [
    [50, 20, 30, 10],
    [1000, 0, 7, 3],
    [100, 10, 20, 5, 30, 3, 4, 2],
    [90000, 800, 700, 0, 60, 0, 12, 9],
    [500, 40, 30, 3, 20, 2, 1, 0, 60, 5, 4, 3, 2, 1, 0, 6],
]


def frame(o, r, c, n):
    df = pd.DataFrame({"O11": [o], "O12": [r - o], "O21": [c - o], "O22": [n - r - c + o]})
    return association_measures.frequencies.expected_frequencies(df.astype(float), observed=True)


def measures(o, r, c, n):
    marginals = (o, (r, c), n)
    table = np.array([[o, r - o], [c - o, n - r - c + o]])
    df = frame(o, r, c, n)
    e = r * c / n
    sign = -1 if o < e else 1
    mi = bigram.pmi(*marginals) if o else math.nan
    g2 = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
    chi2 = stats.chi2_contingency(table, correction=False)
    yates = stats.chi2_contingency(table, correction=True)
    fisher = stats.fisher_exact(table, alternative="greater")
    below = stats.hypergeom.cdf(o - 1, n, r, c)
    odds = stats.contingency.odds_ratio(table, kind="sample").statistic
    halves = sm.stats.Table2x2(table + 0.5, shift_zeros=False)
    defined = lambda x: x if o else math.nan
    log2 = lambda x: math.log2(x) if x else math.nan
    bits = math.log2(10)
    t_score, local_mi = am.t_score(df)[0], am.local_mutual_information(df)[0] * bits
    assert math.isclose(chi2.statistic, bigram.chi_sq(*marginals), rel_tol=1e-9)
    assert math.isclose(g2.statistic, bigram.likelihood_ratio(*marginals), rel_tol=1e-9)
    if o:
        assert math.isclose(t_score, bigram.student_t(*marginals), rel_tol=1e-9)
        assert math.isclose(local_mi - o, bigram.poisson_stirling(*marginals), rel_tol=1e-9)
        assert math.isclose(o**3 / e / n, bigram.mi_like(*marginals), rel_tol=1e-9)
        assert math.isclose(fisher.pvalue + bigram.fisher(o - 1, (r, c), n), 1, rel_tol=1e-9)
    return {
        "mi": mi,
        "ppmi": max(0, mi) if o else 0,
        "mi2": log2(o**2 / e),
        "mi3": log2(o**3 / e),
        "npmi": mi / -math.log2(o / n) if o else -1,
        "local_mi": local_mi,
        "mi_log_f": mi * math.log(o + 1),
        "t_score": defined(t_score),
        "z_score": am.z_score(df)[0],
        "g2": sign * g2.statistic,
        "simple_ll": am.simple_ll(df)[0],
        "chi2": sign * chi2.statistic,
        "chi2_yates": sign * yates.statistic,
        "fisher_neg_log10_p": -math.log1p(-below) / math.log(10) if below < 0.5 else -math.log10(fisher.pvalue),
        "dice": bigram.dice(*marginals),
        "log_dice": 14 + log2(bigram.dice(*marginals)),
        "jaccard": bigram.jaccard(*marginals),
        "min_sensitivity": am.min_sensitivity(df)[0],
        "delta_p_b_given_a": o / r - (c - o) / (n - r),
        "delta_p_a_given_b": o / c - (r - o) / (n - c),
        "phi": sign * math.sqrt(bigram.phi_sq(*marginals)),
        "yule_q": 1 if math.isinf(odds) else (odds - 1) / (odds + 1),
        "odds_ratio_log": halves.log_oddsratio,
        "lambda_z": halves.log_oddsratio / halves.log_oddsratio_se,
        "log_ratio": defined(am.log_ratio(df, disc=0.5, discounting="Hardie2014")[0]),
        "lrc": am.conservative_log_ratio(df, alpha=0.05, correct=None)[0],
        "p_g2": g2.pvalue,
        "p_chi2": chi2.pvalue,
        "p_fisher": fisher.pvalue,
    }


def ngram(cells):
    """The coefficient of all places at once, and its z, in a model that has one for every subset of them."""
    patterns = np.arange(len(cells))
    design = (patterns[:, None] & patterns[None, :]) == patterns[None, :]
    model = sm.GLM(np.array(cells) + 0.5, design.astype(float), family=sm.families.Poisson())
    fit = model.fit(tol=1e-14, maxiter=500)
    return [fit.params[-1], fit.params[-1] / fit.bse[-1]]


rows = [measures(*table) for table in TABLES]
lines = ["tables " + numbers(x for table in TABLES for x in table)]
lines += [f"{name} " + numbers(row[name] for row in rows) for name in rows[0]]
lines += ["ngram_lambda " + numbers(cells + ngram(cells)) for cells in CELLS]

source = (
    f"association.py with NLTK {nltk.__version__}, SciPy {scipy.__version__}, association-measures "
    f"{association_measures.version.__version__},\n/// statsmodels {statsmodels.__version__}, NumPy {np.__version__}, "
    f"Python {sys.version.split()[0]}"
)
print(swift("associationGolden", source, lines))
