"""Prints a Swift file with the entries of a lexicon that is part of the program.

    pip install rdata==1.1.0 textblob==0.20.1
    apt-get download r-cran-tidytext && dpkg -x r-cran-tidytext_0.4.1-1_all.deb tidytext
    python lexicons.py hu-liu tidytext > ../../Sources/TextStatistics/Sentiment/HuLiuLexiconData.swift
    python lexicons.py pattern > ../../Sources/TextStatistics/Sentiment/PatternLexiconData.swift

hu-liu: the data set `sentiments` of the R package tidytext 0.4.1 (Debian 12), which is the opinion lexicon without three
of its entries; they are added, so that the numbers are the published ones, 2,006 and 4,783.
pattern: the words of en-sentiment.xml as textblob 0.20.1 reads it.
"""

import struct
import sys
import textwrap
import warnings
import zlib

SITE = "/usr/lib/R/site-library/tidytext/data/Rdata"
MISSING = {"positive": ["a+"], "negative": ["2-faced", "naïve"]}


def literal(name, comment, pieces, separator):
    text = separator.join(pieces)
    lines = textwrap.wrap(text, 116, break_long_words=False, break_on_hyphens=False)
    body = "\n".join("  " + line for line in lines)
    return f'/// {comment}\nlet {name} = #"""\n{body}\n  """#'


def hu_liu(folder):
    import rdata

    warnings.simplefilter("ignore")
    index = rdata.conversion.convert(rdata.parser.parse_file(folder + SITE + ".rdx"))
    start, length = index["variables"]["sentiments"]
    with open(folder + SITE + ".rdb", "rb") as file:
        file.seek(start)
        packed = file.read(length)
    data = zlib.decompress(packed[4:])
    assert len(data) == struct.unpack(">I", packed[:4])[0]
    table = rdata.conversion.convert(rdata.parser.parse_data(data), default_encoding="utf8")
    print(
        """// The opinion lexicon of Minqing Hu and Bing Liu: words of product reviews, with common misspellings, as they are.
//
// Copyright (C) 2011 Bing Liu. Licence: Creative Commons Attribution 4.0 International,
// https://creativecommons.org/licenses/by/4.0/, as the package opinion_lexicon of NLTK's data states it. Changed: both
// lists in one file, without their comments. Origin: https://www.cs.uic.edu/~liub/FBS/sentiment-analysis.html
//
// Written by Tests/Oracles/lexicons.py from the R package tidytext 0.4.1."""
    )
    for category in ["positive", "negative"]:
        words = sorted(set(table.word[table.sentiment == category]) | set(MISSING[category]))
        print()
        print(literal(f"huLiu{category.title()}Words", f"The {len(words)} {category} words.", words, " "))


def pattern():
    import textblob
    from textblob._text import Sentiment

    sentiment = Sentiment(path=textblob.__path__[0] + "/en/en-sentiment.xml")
    sentiment.load()
    print(
        """// The subjectivity lexicon of pattern by Tom De Smedt and Walter Daelemans, en-sentiment.xml, version 1.3.
//
// Licence, as the file states it: PDDL (Open Data Commons Public Domain Dedication and License,
// https://opendatacommons.org/licenses/pddl/). Origin: https://github.com/clips/pattern
//
// Written by Tests/Oracles/lexicons.py from textblob 0.20.1: polarity and subjectivity are its means over the senses of a
// part of speech, then over the parts of speech. Left out: the adverbs in -ly that both make of every adjective.
"""
    )
    rows = []
    for form in sorted(dict.keys(sentiment)):
        polarity, subjectivity, _ = dict.__getitem__(sentiment, form)[None]
        rows.append(f"{form} {polarity:.4g} {subjectivity:.4g}".replace("-0 ", "0 "))
    print(literal("patternWords", f"{len(rows)} words with polarity and subjectivity.", rows, "; "))


hu_liu(sys.argv[2]) if sys.argv[1] == "hu-liu" else pattern()
