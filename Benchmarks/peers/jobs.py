"""What the peers do, one job a process: python jobs.py JOB INPUT OUTPUT.

The input is a corpus as JSON lines; for jobs on pairs it is the corpus' tokens, an article a line.
compare.py starts these and takes their time; each is written as its documentation recommends, the fastest way known to
us, and reads with orjson, which is faster than the json module.
"""

import csv
import subprocess
import sys
from collections import defaultdict
from itertools import count
from pathlib import Path

# Of the jobs on pairs, as compare.py asks them of stats.
MIN_COUNT = 5
WINDOW = 5


def texts(path, key, keys):
    """The texts of a corpus, one after the other; what stands under `key` goes to the list `keys`."""
    import orjson

    with open(path, "rb") as lines:
        for line in lines:
            article = orjson.loads(line)
            keys.append(article[key])
            yield article["text"]


def write_square(path, labels, matrix):
    with open(path, "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["outlet", *labels])
        for label, row in zip(labels, matrix.tolist()):
            rows.writerow([label, *row])


def outlets(corpus, output, ngrams=(1, 1)):
    """Cosine of all outlets: raw counts summed per outlet, smooth idf over the articles, l2."""
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

    outlet_of = []
    counts = CountVectorizer(ngram_range=ngrams).fit_transform(texts(corpus, "outlet", outlet_of))
    labels, group = numpy.unique(outlet_of, return_inverse=True)
    ones = numpy.ones(len(group), dtype=counts.dtype)
    membership = csr_matrix((ones, (group, numpy.arange(len(group)))), shape=(len(labels), len(group)))
    weighted = TfidfTransformer().fit(counts).transform(membership @ counts)
    write_square(output, labels, (weighted @ weighted.T).toarray())


def outlets_bigrams(corpus, output):
    outlets(corpus, output, ngrams=(1, 2))


def tfidf(corpus, ngrams=(1, 1)):
    """The ids of the articles and their weighted matrix."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    ids = []
    return ids, TfidfVectorizer(ngram_range=ngrams).fit_transform(texts(corpus, "id", ids))


def replicates(corpus, output, count=10):
    """Cosines of all outlets in replicates whose articles are drawn within outlets: weights times counts."""
    import numpy
    from scipy import sparse
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
    from sklearn.preprocessing import normalize

    names = []
    counts = CountVectorizer().fit_transform(texts(corpus, "outlet", names))
    weighted = (counts @ sparse.diags(TfidfTransformer().fit(counts).idf_)).tocsr()
    outlets, labels = numpy.unique(names, return_inverse=True)
    members = [numpy.flatnonzero(labels == k) for k in range(len(outlets))]
    source = numpy.random.default_rng(1)
    for _ in range(count):
        drawn = numpy.concatenate([source.choice(m, len(m)) for m in members])
        weights = sparse.csr_matrix((numpy.ones(len(drawn)), (labels[drawn], drawn)), (len(outlets), len(labels)))
        rows = normalize(weights @ weighted)
        rows @ rows.T


def matrix(corpus, output):
    """TF-IDF of all articles, left in memory."""
    tfidf(corpus)


def matrix_bigrams(corpus, output):
    """TF-IDF of all articles and of their words and pairs of words, left in memory."""
    tfidf(corpus, (1, 2))


def neighbours(corpus, output):
    """The ten articles most like each article by cosine, on two threads."""
    from sparse_dot_topn import sp_matmul_topn

    ids, weighted = tfidf(corpus)
    # Eleven, since every article is nearest to itself.
    nearest = sp_matmul_topn(weighted, weighted.T.tocsr(), top_n=11, sort=True, n_threads=2)
    with open(output, "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["a", "b", "value"])
        for row, name in enumerate(ids):
            span = range(nearest.indptr[row], nearest.indptr[row + 1])
            others = [k for k in span if nearest.indices[k] != row][:10]
            rows.writerows((name, ids[nearest.indices[k]], float(nearest.data[k])) for k in others)


def counts_polars(corpus, output):
    """Counts of every term in every article: lower case, maximal runs of letters and digits."""
    import polars

    (
        polars.scan_ndjson(corpus)
        .select("id", term=polars.col("text").str.to_lowercase().str.extract_all(r"\w+"))
        .explode("term")
        .group_by("id", "term")
        .len()
        .collect(engine="streaming")
    )


def counts_duckdb(corpus, output):
    """The same as counts_polars."""
    import duckdb

    session = duckdb.connect(config={"threads": 2})
    session.execute(
        """
        create table counts as
        select id, term, count(*) as count
        from (select id, unnest(regexp_extract_all(lower(text), '[\\p{L}\\p{N}_]+')) as term
              from read_json(?, format = 'newline_delimited', columns = {id: 'varchar', text: 'varchar'}))
        group by all
        """,
        [corpus],
    )


def cooccur_glove(tokens, output, programs):
    """GloVe's vocabulary and its records of pairs, both in the folder `output`."""
    output = Path(output)
    output.mkdir()
    vocabulary = output / "vocab.txt"
    with open(tokens, "rb") as read, open(vocabulary, "wb") as write:
        command = [f"{programs}/vocab_count", "-min-count", str(MIN_COUNT), "-verbose", "0"]
        subprocess.run(command, stdin=read, stdout=write, check=True)
    options = f"-window-size {WINDOW} -symmetric 1 -distance-weighting 0 -memory 4 -verbose 0".split()
    with open(tokens, "rb") as read, open(output / "pairs.bin", "wb") as write:
        command = [f"{programs}/cooccur", *options, "-vocab-file", vocabulary, "-overflow-file", output / "overflow"]
        subprocess.run(command, stdin=read, stdout=write, check=True)


def cooccur_numpy(tokens, output):
    """Pairs of frequent words up to five tokens apart: 64-bit keys of both ids are sorted, runs of one key counted."""
    import numpy
    import polars

    ids = defaultdict(count().__next__)
    with open(tokens, encoding="utf-8") as lines:
        articles = [numpy.fromiter(map(ids.__getitem__, line.split()), dtype=numpy.int32) for line in lines]
    article_of = numpy.repeat(numpy.arange(len(articles), dtype=numpy.int32), [len(article) for article in articles])
    words = numpy.concatenate(articles)
    frequent = numpy.bincount(words)[words] >= MIN_COUNT
    words, article_of = words[frequent].astype(numpy.int64), article_of[frequent]

    keys, used = numpy.empty(WINDOW * len(words), dtype=numpy.int64), 0
    margins = numpy.zeros(len(ids), dtype=numpy.int64)
    for distance in range(1, WINDOW + 1):
        together = article_of[distance:] == article_of[:-distance]
        left, right = words[:-distance][together], words[distance:][together]
        for side in left, right:
            margins += numpy.bincount(side, minlength=len(ids))
        keys[used : used + len(left)] = numpy.minimum(left, right) << 32 | numpy.maximum(left, right)
        used += len(left)
    keys = keys[:used]
    keys.sort()
    starts = numpy.flatnonzero(numpy.concatenate([[True], keys[1:] != keys[:-1]]))
    counts = numpy.diff(numpy.append(starts, len(keys)))
    kept = counts >= MIN_COUNT
    keys, counts = keys[starts[kept]], counts[kept]
    left, right = keys >> 32, keys & 0xFFFFFFFF
    expected = margins[left] * (margins[right] / margins.sum()) / numpy.where(left == right, 2, 1)
    terms = polars.Series(list(ids))
    columns = {"term1": terms[left], "term2": terms[right], "count": counts, "expected": expected}
    polars.DataFrame(columns).write_csv(output)


def cooccur_nltk(tokens, output):
    """Pairs of a word and one of the four after it that occur five times, by G2; articles are not kept apart."""
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    with open(tokens, encoding="utf-8") as file:
        finder = BigramCollocationFinder.from_words(file.read().split(), window_size=WINDOW)
    finder.apply_freq_filter(MIN_COUNT)
    with open(output, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["term1", "term2", "count", "g2"])
        for pair, g2 in finder.score_ngrams(BigramAssocMeasures.likelihood_ratio):
            rows.writerow([*pair, finder.ngram_fd[pair], g2])


def pairs_agree(table, glove):
    """Whether a table has the pairs GloVe has, with its counts and what these let expect; says so and exits with 1 if
    not. GloVe writes both orders of a pair, and twice the count of a word with itself; the table has each pair once."""
    import numpy
    import polars

    glove = Path(glove)
    terms = [line.rsplit(" ", 1)[0] for line in (glove / "vocab.txt").read_text(encoding="utf-8").splitlines()]
    records = numpy.fromfile(glove / "pairs.bin", dtype=[("a", "<i4"), ("b", "<i4"), ("count", "<f8")])
    margins = numpy.bincount(records["a"], weights=records["count"])
    halves = numpy.where(records["a"] == records["b"], 2, 1)
    once = (records["a"] <= records["b"]) & (records["count"] / halves >= MIN_COUNT)
    theirs, halves = records[once], halves[once]
    keys = theirs["a"].astype(numpy.int64) << 32 | theirs["b"]
    counts = theirs["count"] / halves
    expected = margins[theirs["a"]] * (margins[theirs["b"]] / margins.sum()) / halves

    types = {"term1": polars.String, "term2": polars.String, "count": polars.Float64, "expected": polars.Float64}
    ours = polars.read_csv(table, columns=list(types), schema_overrides=types)
    id_of = polars.DataFrame({"term": terms, "id": numpy.arange(1, len(terms) + 1)})
    for term in "term1", "term2":
        ours = ours.join(id_of.rename({"term": term, "id": term + "_id"}), on=term, how="left")
    left, right = (ours[term + "_id"].fill_null(0).to_numpy() for term in ("term1", "term2"))
    our_keys = numpy.minimum(left, right) << 32 | numpy.maximum(left, right)
    order = numpy.argsort(our_keys)
    if not numpy.array_equal(our_keys[order], keys):
        alone = numpy.setxor1d(our_keys, keys)
        selves = numpy.count_nonzero(alone >> 32 == alone & 0xFFFFFFFF)
        distinct = len(numpy.unique(our_keys))
        print(f"DISAGREES with GloVe: {len(our_keys)} pairs, {distinct} distinct, and {len(keys)};", end="")
        print(f" {len(alone)} stand in one table only, {selves} of them a word with itself")
        sys.exit(1)
    count_differs = numpy.abs(ours["count"].to_numpy()[order] - counts).max()
    expected_differs = numpy.abs(ours["expected"].to_numpy()[order] / expected - 1).max()
    agrees = count_differs == 0 and expected_differs < 1e-9
    print(f"{'agrees' if agrees else 'DISAGREES'} with GloVe: {len(keys)} pairs of its {len(records)} records;", end="")
    print(f" largest difference of a count {count_differs:.0f}, of an expected count {expected_differs:.1e} of it")
    sys.exit(0 if agrees else 1)


def sentiment_vader(corpus, output):
    """The four scores of every text."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    ids = []
    with open(output, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["id", "neg", "neu", "pos", "compound"])
        for text in texts(corpus, "id", ids):
            scores = analyzer.polarity_scores(text)
            rows.writerow([ids[-1], scores["neg"], scores["neu"], scores["pos"], scores["compound"]])


def sentiment_agrees(table, peer):
    """Whether a table has the scores of vaderSentiment, all four of every text; says so and exits with 1 if not."""

    def scores(path, names):
        with open(path, newline="", encoding="utf-8") as file:
            return {row["id"]: [float(row[name]) for name in names] for row in csv.DictReader(file)}

    ours = scores(table, ["vader_neg", "vader_neu", "vader_pos", "compound"])
    theirs = scores(peer, ["neg", "neu", "pos", "compound"])
    differing = sum(ours.get(text) != theirs.get(text) for text in ours.keys() | theirs.keys())
    print(f"{'DISAGREES' if differing else 'agrees'} with vaderSentiment: {len(theirs)} texts, {differing} differ")
    sys.exit(1 if differing else 0)


JOBS = [
    outlets,
    outlets_bigrams,
    matrix,
    matrix_bigrams,
    neighbours,
    replicates,
    counts_polars,
    counts_duckdb,
    cooccur_glove,
    cooccur_numpy,
    cooccur_nltk,
    pairs_agree,
    sentiment_vader,
    sentiment_agrees,
]

if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    {job.__name__: job for job in JOBS}[name](*arguments)
