"""Prints the words of Tests/TextStatisticsTests/Tokens/SklearnWordsGolden.swift.

Oracle: the `re` module of CPython 3.11 with the token pattern and the lower-casing of scikit-learn's vectorisers.

    python3.11 sklearn_words.py > ../TextStatisticsTests/Tokens/SklearnWordsGolden.swift
"""

import random
import re

awkward = [
    "", "a", "ab", "a b", "Don't we'll o'clock", "don’t “quoted” words…", "U.S. 3.14 1,000 x1 2y", "_ __ a_ _b c_d ___",
    "naïve café CAFÉ", "e\u0301te\u0301 nai\u0308ve", "co\u00adop", "a\u200db \u200d", "ＡＢＣ １２ ＿", "ΟΔΟΣ ΣΑΣ ΑΣ",
    "Straße STRASSE ẞẞ", "日本語 東 京都", "カタカナ ひらがな", "ภาษาไทย", "हिन्दी में", "שלום צה\"ל", "السلام ٣٤ عليكم",
    "½ ¾x ⅧⅨ ²³ x² ①②", "ªº ʼn ʼtis rock ʼn ʼroll", "😀 a😀b ❤️ 🇩🇪", "e-mail well–known a—bc", "line\r\nbreak tab\tbed",
    "a\u00a0bc\u202fde\u2007fg", "http://www.example.com/a_b?c=de", "x\u0000yz", "Ⓐⓑ ǅungla ﬁn", "𝐛𝐨𝐥𝐝 𐐀𐐁", "a" * 70,
    " ".join("ab" for _ in range(40)), "x" * 63 + "é", "x" * 62 + " éé", "x" * 64 + " é", "é" * 40,
]
generator = random.Random(5)
alphabet = "aB1_ .'-é’ßЖ½東😀\u0301\u00ad\u00a0ª²"
for _ in range(60):
    awkward.append("".join(generator.choice(alphabet) for _ in range(generator.randrange(5, 60))))


def literal(text):
    return '"' + "".join(
        c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\u{{{ord(c):X}}}" for c in text) + '"'


def wrapped(items, indent, first):
    lines, line = [], first
    for item in items:
        if len(line) + len(item) + 2 > 116:
            lines.append(line.rstrip())
            line = " " * indent
        line += item + ", "
    return "\n".join(lines + [line.rstrip(", ")])


print("// Made by Tests/Oracles/sklearn_words.py with CPython 3.11: text and words by scikit-learn's default rule.")
print("// swift-format-ignore-file")
print()
print("let sklearnWords: [(text: String, words: [String])] = [")
for text in awkward:
    words = re.findall(r"(?u)\b\w\w+\b", text.lower())
    print(wrapped([literal(word) for word in words], 6, f"  ({literal(text)}, [") + "]),")
print("]")
