"""Golden values of scoring by a lexicon: matches in the seeds by NLTK, and windows of shifters by their definition.

    pip install nltk && python3 lexicon_scores.py > ../TextStatisticsTests/Sentiment/LexiconScoresGolden.swift

Matches: fnmatch says which words of an article a glob matches, NLTK's MWETokenizer finds the longest phrases. A line an
article: words, matches, the sum of positive scores, that of negative ones. Marks that bound a clause are tokens of their
own there, so that no phrase crosses one.

Windows: the formula of sentimentr 2.9.1 as its documentation has it (max() with the bound of the clause, a quarter for
each adversative before and less one for each behind), over random sentences; a line a text, and what each of its matches
contributes. Lists of shifters are a few words of each kind.
"""

import random
import re
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import nltk
from nltk.tokenize import MWETokenizer, regexp_tokenize

WORD = r"\d+(?:[.,]\d+)*\w*|\w+(?:[’'.]\w+)*"
BOUND = r"[,;:\"“”.!?]"
LEXICON = {
    "strategic partner*": 2, "support*": 1, "peace": 1.5, "peace talks": 3, "promot*": 1, "trust*": 2, "secur??y": 1,
    "just*": 0.5, "important": 1, "crucial": 1, "win win": 2, "humanitarian cris?s": -3, "humanitarian corridors": 1,
    "cris?s": -2, "war": -2, "war crimes": -4, "cold war": -3, "invasion": -2.5, "sanction*": -1, "attack": -2,
    "kill*": -3, "refus*": -1, "condemn*": -1, "hostile": -2, "don't": -9, "u.s": 0.25, "russia's *": -0.5,
    "china's foreign min*": 0.75, "solution to the crisis": 4, "aggression in": -1,
}

print(f"""// Made by Tests/Oracles/lexicon_scores.py with NLTK {nltk.__version__}, Python {sys.version.split()[0]}.

/// Entries and scores.
let lexiconScoresEntries: [(String, Double)] = [""")
for term, score in LEXICON.items():
    print(f'  ("{term}", {score}),')
print("""]

/// Article, words, matches, sum of positive scores, sum of negative scores.
let lexiconMatchesGolden = #\"\"\"""")

for path in sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt")):
    tokens = [t.lower().replace("’", "'") for t in regexp_tokenize(path.read_text(), f"{WORD}|{BOUND}")]
    words = [t for t in tokens if re.match(r"\w", t)]
    vocabulary = sorted(set(words))
    phrases = {}
    for term, score in LEXICON.items():
        expanded = [()]
        for glob in term.split():
            expanded = [e + (w,) for e in expanded for w in vocabulary if fnmatchcase(w, glob)]
        for phrase in expanded:
            assert phrase not in phrases, phrase
            phrases[phrase] = score
    joined = MWETokenizer(list(phrases), separator="\t").tokenize(tokens)
    found = [phrases[tuple(t.split("\t"))] for t in joined if tuple(t.split("\t")) in phrases]
    positive, negative = sum(s for s in found if s > 0), -sum(s for s in found if s < 0)
    print(f"  {path.name[:3]}|{len(words)}|{len(found)}|{positive}|{negative}")
print('  """#')

POLAR = {"good": 1, "hope": 2, "bad": -1, "crisis": -2.5}
KINDS = {
    "n": ["not", "never", "isn't", "without", "no longer", "far from"],
    "a": ["very", "highly", "by far"],
    "d": ["slightly", "barely", "a little"],
    "v": ["but", "however", "despite", "in spite of"],
    "x": ["not only", "nothing but", "all but"],
}
OTHER = ["talks", "china", "officials", "the", "market", "said", "of", "leaders"]


def contribution(units, p):
    """`units` are (text, kind, first word, number of words); kind "," bounds a clause."""
    word, kind, first, _ = units[p]
    bounds = [u[2] for u in units if u[1] == ","]
    low = max([first - 5] + [b for b in bounds if b <= first])
    high = min([first + 2] + [b - 1 for b in bounds if b > first])
    before = [u for u in units[:p] if u[1] != "," and low <= u[2] + u[3] - 1 and u[2] < first]
    after = [u for u in units[p + 1 :] if u[1] != "," and u[2] <= high]
    count = {k: sum(u[1] == k for u in before + after) for k in "nad"}
    v = sum(u[1] == "v" for u in before) - sum(u[1] == "v" for u in after)
    w = count["n"] % 2
    amplified = 0.8 * count["a"] * (1 - w) + max(0, 0.25 * v)
    dampened = max(-1, -0.8 * (w * count["a"] + count["d"]) + min(0, 0.25 * v))
    return (1 + amplified + dampened) * POLAR[word] * (-1) ** (2 + w)


print("""
/// Text, and what its matches contribute.
let shifterWindowsGolden = #\"\"\"""")
random.seed(4)
for _ in range(400):
    units, text, position, opens = [], "", 0, True
    for _ in range(random.randint(1, 14)):
        kind = random.choices(["p", "n", "a", "d", "v", "x", "o"], [5, 2, 2, 2, 2, 1, 6])[0]
        word = random.choice(list(POLAR) if kind == "p" else OTHER if kind == "o" else KINDS[kind])
        units.append((word, kind, position, len(word.split())))
        position += len(word.split())
        text += word[0].upper() + word[1:] if opens else word
        gap = random.choices([" ", ", ", "; ", ": ", " “", "” ", ". ", " (", "-"], [30, 2, 1, 1, 1, 1, 2, 1, 1])[0]
        opens = gap == ". "
        if gap not in (" ", " (", "-"):
            units.append((gap, ",", position, 0))
        text += gap
    values = [contribution(units, p) for p, unit in enumerate(units) if unit[1] == "p"]
    print(f"  {text.strip()}|{' '.join(repr(round(v, 9)) for v in values)}")
print('  """#')
