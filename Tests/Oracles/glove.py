"""Counts of pairs by Stanford GloVe 1.2 on the tokens of the seeds.

GloVe (https://github.com/stanfordnlp/GloVe, Apache 2.0, commit 52f7dbc) is not on PyPI: build its `vocab_count` and
`cooccur` and name their folder in GLOVE_BIN. Windows of 5 words on both sides, words that occur 8 times or more, flat
weights; rare words leave no gap. The dense table is kept small, because when all pairs fit into it GloVe counts its
first record twice (it reads an empty overflow file and takes what it read before). Only this script's input is ours: the terms of notebooks-data/tokens.csv.

    GLOVE_BIN=... python3 Tests/Oracles/glove.py > Tests/TextStatisticsTests/Cooccurrence/GloVeGolden.swift
"""

import csv, os, pathlib, struct, subprocess, tempfile

root = pathlib.Path(__file__).parents[2]
articles = {}
with open(root / "notebooks-data/tokens.csv", newline="") as file:
    for row in csv.DictReader(file):
        if row["term"]:
            articles.setdefault(row["id"], []).append(row["term"])
text = "\n".join(" ".join(words) for words in articles.values()) + "\n"
tools = pathlib.Path(os.environ["GLOVE_BIN"])
with tempfile.TemporaryDirectory() as folder:
    vocabulary = subprocess.run(
        [tools / "vocab_count", "-min-count", "8", "-verbose", "0"], input=text.encode(), capture_output=True,
        check=True).stdout.decode()
    path = pathlib.Path(folder) / "vocab.txt"
    path.write_text(vocabulary)
    records = subprocess.run(
        [tools / "cooccur", "-window-size", "5", "-symmetric", "1", "-distance-weighting", "0", "-max-product", "500",
         "-overflow-length", "100000", "-vocab-file", path, "-overflow-file", pathlib.Path(folder) / "overflow",
         "-verbose", "0"],
        input=text.encode(), capture_output=True, check=True).stdout
words = [line.split(" ")[0] for line in vocabulary.splitlines()]
pairs = []
for first, second, value in struct.iter_unpack("<iid", records):
    if words[first - 1] <= words[second - 1]:
        pairs.append((words[first - 1], words[second - 1], value))
print("// Made by Tests/Oracles/glove.py from GloVe 1.2 (commit 52f7dbc): directed events of every pair, the diagonal twice.")
print('let gloveOfSeeds = """')
for first, second, value in sorted(pairs):
    print(f"  {first} {second} {value:g}")
print('  """')
