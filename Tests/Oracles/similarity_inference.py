"""Golden values of the similarity of resampled outlets, and, with `simulate`, how often intervals and p are right.

    pip install numpy scipy
    python3 similarity_inference.py > ../TextStatisticsTests/Statistics/SimilarityInferenceGolden.swift
    python3 similarity_inference.py simulate ../../.build/release/stats   # some minutes; the tables of UncertaintyOfSimilarity.md

Golden values: the counts of articles, a line each, outlet first; idf; weights of the articles in some replicates; then for
each measure its value, those of the replicates, and of these 2 * value - mean, standard deviation and interval of 95 %,
all by NumPy and SciPy from the definitions; and pi_lo article by article.

Simulation: p by the program, intervals by NumPy, as golden values have them. Two outlets whose articles have a topic each, and words by the topic. An outlet is its shares of topics, so that
the true value is that of the expected counts, with the idf of the sample, which the program keeps fixed.
"""

import json
import subprocess
import sys
from multiprocessing import Pool

import numpy as np
import scipy
import scipy.special
from scipy.spatial.distance import jensenshannon


def cosine(x, y, idf):
    x, y = x * idf, y * idf
    return x @ y / np.sqrt((x @ x) * (y @ y))


def jsd(x, y, idf):
    return jensenshannon(x, y, base=2) ** 2


def hellinger(x, y, idf):
    return np.sqrt(np.sum((np.sqrt(x / x.sum()) - np.sqrt(y / y.sum())) ** 2) / 2)


def bray_curtis(x, y, idf):
    x, y = x * idf, y * idf
    x, y = x / np.sqrt(x @ x), y / np.sqrt(y @ y)
    return np.abs(x - y).sum() / (x + y).sum()


def ruzicka(x, y, idf):
    x, y = x * idf, y * idf
    x, y = x / np.sqrt(x @ x), y / np.sqrt(y @ y)
    return np.minimum(x, y).sum() / np.maximum(x, y).sum()


def jaccard(x, y, idf):
    return ((x > 0) & (y > 0)).sum() / ((x > 0) | (y > 0)).sum()


def euclidean(x, y, idf):
    x, y = x * idf, y * idf
    return np.linalg.norm(x / np.linalg.norm(x) - y / np.linalg.norm(y))


def pearson(x, y, idf):
    return scipy.stats.pearsonr(x * idf, y * idf).statistic


measures = {
    "cosine": cosine, "pearson": pearson, "jaccard": jaccard, "ruzicka": ruzicka, "bray_curtis": bray_curtis,
    "euclidean": euclidean, "hellinger": hellinger, "jsd": jsd,
}


def interval(value, drawn, articles):
    """The basic interval, at either end no shorter than the normal one without bias, with Student's t."""
    low, high = 2 * value - np.quantile(drawn, [0.975, 0.025])
    centre = 2 * value - np.mean(drawn)
    reach = scipy.stats.t.ppf(0.975, articles - 1) * np.std(drawn, ddof=1) * np.sqrt(articles / (articles - 1))
    return min(low, centre - reach), max(high, centre + reach)


def pi_lo(a, b):
    """Gentzkow, Shapiro and Taddy 2019, from its definition: every article is held against shares without it."""
    kept = ((a > 0).sum(0) + (b > 0).sum(0)) > 1
    a, b = a[:, kept], b[:, kept]
    a, b = a[a.sum(1) > 0], b[b.sum(1) > 0]

    def side(own, other):
        found = []
        for i in range(len(own)):
            rest = np.delete(own, i, 0).sum(0)
            p, q = rest / rest.sum(), other.sum(0) / other.sum()
            rho = np.where(p + q > 0, p / np.where(p + q > 0, p + q, 1), 0.5)
            found.append(own[i] / own[i].sum() @ rho)
        return np.mean(found)

    return (side(a, b) + side(b, a)) / 2


def numbers(values):
    return " ".join(repr(float(v)) if v != int(v) else str(int(v)) for v in values)


def golden():
    source = np.random.default_rng(5)
    sizes, terms = (7, 9), 12
    counts = [source.poisson(0.9 + (np.arange(terms) % 5 == k) * 2, (n, terms)) for k, n in enumerate(sizes)]
    counts[0][3] = 0
    joint = np.vstack(counts)
    idf = np.log((1 + len(joint)) / (1 + (joint > 0).sum(0))) + 1
    weights = [
        np.concatenate([source.multinomial(n, np.full(n, 1 / n)) for n in sizes]) for _ in range(40)
    ]
    lines = [f"{k} " + numbers(row) for k, rows in enumerate(counts) for row in rows]
    lines += ["idf " + numbers(idf)] + ["weights " + numbers(w) for w in weights]
    for name, measure in measures.items():
        value = measure(counts[0].sum(0), counts[1].sum(0), idf)
        drawn = [measure(w[: sizes[0]] @ counts[0], w[sizes[0] :] @ counts[1], idf) for w in weights]
        low, high = interval(value, drawn, min(sizes))
        lines.append(f"{name} " + numbers([value] + drawn))
        lines.append(f"{name} " + numbers([2 * value - np.mean(drawn), np.std(drawn, ddof=1), low, high]))
    lines.append("pi_lo " + numbers([pi_lo(*counts)]))
    print(f"// By Tests/Oracles/similarity_inference.py with NumPy {np.__version__} and SciPy {scipy.__version__}.\n")
    print("/// Articles, idf, weights of replicates and what they make.")
    print('let similarityReplicates = #"""')
    for line in lines:
        print("  " + line)
    print('  """#')


def outlet(source, topics, shares, articles):
    texts, counts = [], []
    for topic in source.choice(len(shares), articles, p=shares):
        row = source.multinomial(source.integers(100, 300), source.dirichlet(topics[topic] * 400 + 1e-3))
        counts.append(row)
        texts.append(" ".join(np.repeat([f"w{i}" for i in range(len(row))], row)))
    return texts, np.array(counts)


def corpus(source, vocabulary, articles, differs):
    base = 1 / np.arange(1, vocabulary + 1)
    topics = [base * source.gamma(0.5, size=vocabulary) for _ in range(6)]
    topics = [topic / topic.sum() for topic in topics]
    shares = [source.dirichlet(np.full(6, 2.0))]
    shares.append(source.dirichlet(np.full(6, 2.0)) if differs else shares[0])
    made = [outlet(source, topics, share, n) for share, n in zip(shares, articles)]
    expected = [share @ np.array(topics) for share in shares]
    joint = np.vstack([m[1] for m in made])
    idf = np.log((1 + len(joint)) / (1 + (joint > 0).sum(0))) + 1
    return dict(zip("AB", (m[0] for m in made))), expected, idf, [m[1] for m in made]


settings = [
    (300, (30, 30)), (1500, (5, 5)), (1500, (10, 100)), (1500, (15, 15)), (1500, (30, 60)), (1500, (150, 150)),
]


def covered(task):
    """Lines of the table of intervals; those of the program, which are made by `interval` as golden values have it."""
    (vocabulary, articles), runs = task

    def product(x, y):
        return (x * y).sum(-1) / np.sqrt((x * x).sum(-1) * (y * y).sum(-1))

    def divergence(x, y):
        p, q = x / x.sum(-1, keepdims=True), y / y.sum(-1, keepdims=True)
        m = (p + q) / 2
        return (scipy.special.rel_entr(p, m) + scipy.special.rel_entr(q, m)).sum(-1) / 2 / np.log(2)

    found = {name: [] for name in ("cosine", "pearson", "jsd")}
    for seed in range(runs):
        source = np.random.default_rng([vocabulary, *articles, seed])
        _, expected, idf, counts = corpus(source, vocabulary, articles, True)
        drawn = [source.multinomial(len(c), np.full(len(c), 1 / len(c)), 400).astype(float) @ c for c in counts]
        for name, rows in found.items():

            def measure(x, y):
                if name == "jsd":
                    return divergence(x, y)
                x, y = x * idf, y * idf
                if name == "pearson":
                    x, y = x - x.mean(-1, keepdims=True), y - y.mean(-1, keepdims=True)
                return product(x, y)

            true, value, replicates = (
                measure(*expected), measure(*(c.sum(0) for c in counts)), measure(*drawn))
            low, high = interval(value, replicates, min(articles))
            first, last = np.quantile(replicates, [0.025, 0.975])
            bias, corrected = value - true, 2 * value - replicates.mean() - true
            rows.append((low <= true <= high, 2 * value - last <= true <= 2 * value - first, first <= true <= last,
                         high - low, bias, corrected))
    lines = []
    for name, rows in found.items():
        covers, basic, percentile, width, bias, corrected = np.mean(rows, 0)
        lines.append(f"| `{name}` | {vocabulary} | {articles[0]}, {articles[1]} | {covers:.0%} | {basic:.0%} "
                     f"| {percentile:.0%} | {width:.2f} | {bias:+.3f} | {corrected:+.3f} |")
    return lines


def simulate(program):
    def run(texts, *options):
        lines = [json.dumps({"outlet": name, "text": text}) for name in texts for text in texts[name]]
        out = subprocess.run(
            [program, "similarity", "-", "-q", "--format", "jsonl", "--progress", "never", *options],
            input="\n".join(lines), capture_output=True, text=True, check=True).stdout
        return [json.loads(line) for line in out.splitlines()]

    def refused(source, counts, idf, name, replicates=400):
        measure, (a, b) = measures[name], counts
        value = measure(a.sum(0), b.sum(0), idf)
        drawn = [
            measure(*(source.multinomial(len(c), np.full(len(c), 1 / len(c))) @ c for c in (a, b)), idf)
            for _ in range(replicates)
        ]
        low, high = np.quantile(drawn, [0.025, 0.975])
        return value, 2 * value - np.mean(drawn), low, high

    runs, offered = 200, ["cosine", "pearson", "jsd"]
    print("| measure | terms | articles | covers | basic alone | percentile | width | bias of value | of value_bc |")
    print("|---|---|---|---|---|---|---|---|---|")
    with Pool() as pool:
        for lines in pool.imap(covered, [(setting, runs) for setting in settings]):
            print("\n".join(lines), flush=True)
    print("\n| measure | terms | articles | basic covers | percentile covers | bias of value | of value_bc |")
    print("|---|---|---|---|---|---|---|")
    for vocabulary, articles in [(300, (30, 30)), (1500, (30, 60)), (1500, (150, 150)), (6000, (60, 60))]:
        found = {name: [] for name in measures if name not in offered}
        for seed in range(runs):
            source = np.random.default_rng([vocabulary, *articles, seed])
            _, expected, idf, counts = corpus(source, vocabulary, articles, True)
            for name in found:
                true = measures[name](*expected, idf)
                value, corrected, low, high = refused(source, counts, idf, name)
                found[name].append(
                    (2 * value - high <= true <= 2 * value - low, low <= true <= high, value - true, corrected - true))
        for name, rows in found.items():
            basic, percentile, bias, corrected = np.mean(rows, 0)
            print(f"| `{name}` | {vocabulary} | {articles[0]}, {articles[1]} | {basic:.0%} | {percentile:.0%} "
                  f"| {bias:+.3f} | {corrected:+.3f} |", flush=True)
    print("\n| method | articles | p below .05 | p below .01 | mean value |")
    print("|---|---|---|---|---|")
    for articles in [(20, 20), (15, 90)]:
        found = {name: [] for name in ["cosine", "jsd", "jaccard", "pi_lo"]}
        for seed in range(400):
            source = np.random.default_rng([7, *articles, seed])
            texts, _, _, _ = corpus(source, 600, articles, False)
            for row in run(texts, "--method", ",".join(found), "--permute", "199"):
                found[row["method"]].append((row["p"] < 0.05 + 1e-9, row["p"] < 0.01 + 1e-9, row["value"]))
        for name, rows in found.items():
            five, one, mean = np.mean(rows, 0)
            print(f"| `{name}` | {articles[0]}, {articles[1]} | {five:.1%} | {one:.1%} | {mean:.3f} |", flush=True)


if len(sys.argv) > 1:
    simulate(sys.argv[2])
else:
    golden()
