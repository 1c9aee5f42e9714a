"""What the peers do, one job a process: python jobs.py JOB CORPUS.jsonl OUTPUT.

compare.py starts these and takes their time; each is written as its documentation recommends, the fastest way known to
us, and reads with orjson, which is faster than the json module.
"""

import csv
import sys


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


JOBS = [outlets, outlets_bigrams, matrix, matrix_bigrams, neighbours, counts_polars, counts_duckdb]

if __name__ == "__main__":
    name, corpus, output = sys.argv[1:]
    {job.__name__: job for job in JOBS}[name](corpus, output)
