"""Prints Tests/TextStatisticsTests/Features/SklearnGolden.swift: terms, counts and weights of the example articles.

Oracle: scikit-learn 1.9.1, CountVectorizer and TfidfVectorizer, on CPython 3.11.

    pip install scikit-learn==1.9.1 && python3.11 sklearn_vectorizers.py > ../TextStatisticsTests/Features/SklearnGolden.swift
"""

import pathlib

import numpy
import sklearn
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

assert sklearn.__version__ == "1.9.1"
folder = pathlib.Path(__file__).parents[2] / "seeds"
texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
assert len(texts) == 5

print("// Made by Tests/Oracles/sklearn_vectorizers.py with scikit-learn 1.9.1.")
print("// swift-format-ignore-file")
print()
print("/// The arguments of CountVectorizer, then a line per term: the term and its count in each article.")
print("let sklearnCounts: [(arguments: String, counts: String)] = [")
settings = [
    dict(min_df=4), dict(min_df=0.6), dict(min_df=0.61), dict(min_df=2, max_df=3, max_features=29),
    dict(max_df=0.2, max_features=10), dict(min_df=3, max_df=0.8), dict(min_df=5), dict(max_features=28),
    dict(max_features=28, ngram_range=(2, 2)), dict(min_df=3, ngram_range=(1, 3), max_df=4),
    dict(vocabulary=["china", "russia", "not_there", "ukraine", "zelensky", "a"]),
]
for arguments in settings:
    vectorizer = CountVectorizer(**arguments)
    counts = vectorizer.fit_transform(texts).toarray()
    terms = list(vectorizer.get_feature_names_out())
    if "max_features" in arguments:
        # Ties at the cut are settled by an unstable sort there: take a cut without.
        more = CountVectorizer(**{**arguments, "max_features": arguments["max_features"] + 1}).fit(texts)
        extra = set(more.vocabulary_) - set(terms)
        totals = CountVectorizer(vocabulary=sorted(extra), ngram_range=arguments.get("ngram_range", (1, 1))).transform(texts)
        if totals.sum() == counts.sum(axis=0).min():
            raise SystemExit(f"a tie at the cut of {arguments}")
    print(f'  ("{arguments}", """')
    for column in numpy.argsort(numpy.array(terms, dtype=object)):
        print(f"    {terms[column]}\t" + " ".join(str(count) for count in counts[:, column]))
    print('    """),')
print("]")
print()
print("/// The default TfidfVectorizer, a line per term: the term, its idf and its weight in each article, - for none.")
print('let sklearnWeights = """')
vectorizer = TfidfVectorizer()
weights = vectorizer.fit_transform(texts).toarray()
for column, term in enumerate(vectorizer.get_feature_names_out()):
    row = " ".join("-" if weight == 0 else repr(float(weight)) for weight in weights[:, column])
    print(f"  {term} {float(vectorizer.idf_[column])!r} {row}")
print('  """')
