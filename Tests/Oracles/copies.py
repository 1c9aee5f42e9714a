"""Golden values of copies: shingles of the seeds and of the labelled sample, and estimates of Jaccard's coefficient.

    pip install uniseg datasketch && python3 copies.py > ../TextStatisticsTests/Copies/CopiesGolden.swift

Words are those of uniseg (UAX #29) that hold a letter or digit, in lower case and with straight apostrophes; shingles are sets of
five of them in Python. A line for each pair of the five seeds, and for each pair of articles of a story of Samples/copies.jsonl:
both, the sizes of their sets, the shared shingles, and what datasketch's MinHash of 128 permutations estimates.
"""

import csv
import importlib.metadata
import itertools
import json
import pathlib
import unicodedata

from datasketch import MinHash
from uniseg.wordbreak import words

ROOT = pathlib.Path(__file__).resolve().parents[2]


def shingles(text):
    text = unicodedata.normalize("NFC", text).replace("\u2019", "'").replace("\u2018", "'").lower()
    kept = [word.strip("'") for word in words(text) if any(c.isalnum() for c in word)]
    return {tuple(kept[i : i + 5]) for i in range(len(kept) - 4)}


def line(a, b, first, second):
    estimates = []
    for shingles_of in (first, second):
        minhash = MinHash(num_perm=128, seed=1)
        for shingle in sorted(shingles_of):
            minhash.update(" ".join(shingle).encode())
        estimates.append(minhash)
    estimate = estimates[0].jaccard(estimates[1])
    return f"  {a} {b} {len(first)} {len(second)} {len(first & second)} {estimate!r}"


with open(ROOT / "seeds/outlets.csv") as table:
    seeds = {row["document"]: shingles((ROOT / "seeds" / row["file"]).read_text()) for row in csv.DictReader(table)}
with open(ROOT / "Tests/Samples/copies.jsonl") as table:
    articles = [json.loads(text) for text in table]
sample = {article["id"]: shingles(article["text"]) for article in articles}
stories = {article["id"]: article["story"] for article in articles}

seed_lines = [line(a, b, seeds[a], seeds[b]) for a, b in itertools.combinations(seeds, 2)]
sample_lines = [
    line(a, b, sample[a], sample[b]) for a, b in itertools.combinations(sample, 2) if stories[a] == stories[b]
]
versions = " and ".join(f"{name} {importlib.metadata.version(name)}" for name in ("uniseg", "datasketch"))
newline = "\n"
print(f'''/// Made by copies.py with {versions}.
let seedOverlaps = """
{newline.join(seed_lines)}
  """
let sampleOverlaps = """
{newline.join(sample_lines)}
  """''')
