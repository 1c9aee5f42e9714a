"""Golden concordance of the seeds by NLTK's ConcordanceIndex.

    pip install nltk && python3 concordance.py > ../TextStatisticsTests/Concordance/ConcordanceGolden.swift

One line a hit: article, token from 1, the five words to the left, the word, the five to the right; words in lower case.
"""

import sys
from pathlib import Path

import nltk
from nltk.text import ConcordanceIndex
from nltk.tokenize import regexp_tokenize

WORD = r"\d+(?:[.,]\d+)*\w*|\w+(?:[’'.]\w+)*"
NODES = ["china", "sanctions", "partner", "said"]
WIDTH = 5

lines = []
for path in sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt")):
    tokens = [t.lower().replace("’", "'") for t in regexp_tokenize(path.read_text(), WORD)]
    index = ConcordanceIndex(tokens)
    for node in NODES:
        # In characters wide enough for the words of both sides, which are counted here.
        for hit in index.find_concordance(node, width=1000):
            left, right = hit.left[-WIDTH:], hit.right[:WIDTH]
            line = [path.name[:3], str(hit.offset + 1), " ".join(left), hit.query, " ".join(right)]
            lines.append("|".join(line))

print(f'''// Made by Tests/Oracles/concordance.py with NLTK {nltk.__version__}, Python {sys.version.split()[0]}.

/// Article, token, five words to the left, the word, five to the right.
let concordanceGolden = #"""''')
for line in lines:
    print("  " + line)
print('  """#')
