#!/usr/bin/env python3
"""Writes the Unicode data the library and its tests carry as Swift literals.

Source: the Unicode Character Database 15.0.0 as packaged by Debian (unicode-data 15.0.0-1, /usr/share/unicode), and for
lower-casing Python itself (3.11.7, unicodedata 14.0.0). Run from the root of the repository:

    python3 Tests/Oracles/unicode_tables.py
"""

import bz2
import collections
import re
import sys
import unicodedata

UCD = "/usr/share/unicode/"
SOURCES = "Sources/TextStatistics/Tokens/"
TESTS = "Tests/TextStatisticsTests/Tokens/"
SCRIPT = "Tests/Oracles/unicode_tables.py"

# In the order of the cases of `enum WordBreak`.
CLASSES = """Other CR LF Newline Extend ZWJ Format Katakana Hebrew_Letter ALetter Single_Quote Double_Quote MidNumLet
MidLetter MidNum Numeric ExtendNumLet Regional_Indicator WSegSpace""".split()
PICTOGRAPHIC, WORD = 0x20, 0x40

NOTICE = """Copyright © 1991-2022 Unicode, Inc. All rights reserved.
Distributed under the Terms of Use in https://www.unicode.org/copyright.html.

Permission is hereby granted, free of charge, to any person obtaining a copy of the Unicode data files and any
associated documentation (the "Data Files") or Unicode software and any associated documentation (the "Software") to
deal in the Data Files or Software without restriction, including without limitation the rights to use, copy, modify,
merge, publish, distribute, and/or sell copies of the Data Files or Software, and to permit persons to whom the Data
Files or Software are furnished to do so, provided that either (a) this copyright and permission notice appear with all
copies of the Data Files or Software, or (b) this copyright and permission notice appear in associated Documentation.

THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF THIRD PARTY
RIGHTS. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM, OR ANY
SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THE DATA FILES OR SOFTWARE.

Except as contained in this notice, the name of a copyright holder shall not be used in advertising or otherwise to
promote the sale, use or other dealings in these Data Files or Software without prior written authorization of the
copyright holder."""


def lines(name):
    """The records of a UCD file: fields split at semicolons, comments removed."""
    for line in open(UCD + name, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


def ranges(name):
    """(scalars, value) of a UCD property file."""
    for field in lines(name):
        first, _, last = field[0].partition("..")
        yield range(int(first, 16), int(last or first, 16) + 1), field[1]


def comment(text):
    return "".join(("// " + line).rstrip() + "\n" for line in text.split("\n"))


def wrapped(text, separator="", indent="  ", width=120):
    """`text` cut into lines of a multi-line literal, at `separator` if one is given."""
    if not separator:
        width -= len(indent)
        return "\n".join(indent + text[i : i + width] for i in range(0, len(text), width))
    out, line = [], indent
    for item in text.split(separator):
        if len(line) + len(item) + 1 > width and line != indent:
            out.append(line.rstrip())
            line = indent
        line += item + separator
    out.append(line.rstrip().rstrip(separator))
    return "\n".join(out)


def write(path, body):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(body)
    print(path, len(body.encode()), "bytes", file=sys.stderr)


def word_break_property():
    values = bytearray(0x110000)
    for scalars, name in ranges("auxiliary/WordBreakProperty.txt"):
        for scalar in scalars:
            values[scalar] = CLASSES.index(name)
    # The file ends every class with its number of code points: our own sums must agree.
    totals, current = {}, None
    for line in open(UCD + "auxiliary/WordBreakProperty.txt", encoding="utf-8"):
        if match := re.match(r"[0-9A-F.]+ +; (\w+)", line):
            current = match[1]
        if match := re.match(r"# Total code points: (\d+)", line):
            totals[current] = int(match[1])
    for name, total in totals.items():
        assert values.count(CLASSES.index(name)) == total, name
    for scalars, name in ranges("emoji/emoji-data.txt"):
        if name == "Extended_Pictographic":
            for scalar in scalars:
                values[scalar] |= PICTOGRAPHIC
    for scalars, category in ranges("extracted/DerivedGeneralCategory.txt"):
        for scalar in scalars:
            if category[0] in "LN":
                values[scalar] |= WORD
    word_classes = {CLASSES.index(name) for name in "ALetter Hebrew_Letter Numeric Katakana".split()}
    for scalar, value in enumerate(values):
        if value & 0x1F in word_classes:
            values[scalar] |= WORD

    distinct = sorted(set(values))
    assert len(distinct) <= 26
    runs, start = [], 0
    for end in range(1, len(values) + 1):
        if end == len(values) or values[end] != values[start]:
            length = "%x" % (end - start) if end - start > 1 else ""
            runs.append(length + chr(ord("A") + distinct.index(values[start])))
            start = end
    write(SOURCES + "WordBreakPropertyData.swift", f"""// Written by {SCRIPT} from WordBreakProperty.txt, emoji-data.txt and DerivedGeneralCategory.txt of
// Unicode 15.0.0. The data is modified: it is joined into one table and run-length encoded.
//
{comment(NOTICE)}
/// The Word_Break property of every scalar, as runs in code point order: a length in lower-case hexadecimal (none means 1)
/// and a capital letter, `A` for the first of `wordBreakValues`. Line ends carry no meaning.
let wordBreakRuns: StaticString = \"\"\"
{wrapped("".join(runs))}
  \"\"\"

/// The distinct entries of the table, as `WordBreakTable` lays them out.
let wordBreakValues: [UInt8] = [
{wrapped(", ".join("0x%02x" % value for value in distinct), ", ")},
]
""")
    print(len(runs), "runs,", len(distinct), "values", totals, file=sys.stderr)


def break_cases(name):
    """The cases of a conformance test: `|` where there is a boundary, a space where there is none."""
    cases = []
    for field in lines(name):
        marks = field[0].replace("\u00f7", "|").replace("\u00d7", " ").split()
        text = re.sub(r"\s*\|\s*", "|", " ".join(marks)).strip("|")
        cases.append(" ".join("|".join("%x" % int(s, 16) for s in part.split("|")) for part in text.split(" ")))
    return cases


def word_break_test():
    cases = break_cases("auxiliary/WordBreakTest.txt")
    assert len(cases) == 1823
    write(TESTS + "WordBreakTestData.swift", f"""// Written by {SCRIPT} from auxiliary/WordBreakTest.txt of Unicode 15.0.0 (2022-02-26).
// © 2022 Unicode®, Inc. The licence is in Sources/TextStatistics/Tokens/WordBreakPropertyData.swift.
// The data is modified: comments are removed.

/// All cases, separated by commas: scalars in hexadecimal, `|` where there is a boundary, a space where there is none.
let wordBreakTestCases = \"\"\"
{wrapped(",".join(cases), ",")}
  \"\"\"
""")


def normalization_test():
    """About a ninth of NormalizationTest.txt, with cases of every part and kind."""
    kept, seen, part = [], collections.Counter(), ""
    # How many of a kind there are to one that is kept; of the others all are.
    thin = {
        ("@Part1", "hangul"): 80,
        ("@Part1", "compatibility"): 30,
        ("@Part1", "canonical"): 2,
        ("@Part2", "canonical"): 6,
    }
    for line in bz2.open(UCD + "NormalizationTest.txt.bz2", "rt", encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line.startswith("@"):
            part = line
        elif line:
            source, nfc, nfd = [" ".join("%x" % int(s, 16) for s in field.split()) for field in line.split(";")[:3]]
            hangul = 0xAC00 <= int(source.split()[0], 16) <= 0xD7A3
            kind = part, "hangul" if hangul else "compatibility" if source == nfc == nfd else "canonical"
            if seen[kind] % thin.get(kind, 1) == 0:
                # A form that is left out is the one before.
                kept.append("|".join([source, nfc if nfc != source else "", nfd if nfd != nfc else ""]).rstrip("|"))
            seen[kind] += 1
    print(len(kept), "of", seen, file=sys.stderr)
    write(TESTS + "NormalizationTestData.swift", f"""// Written by {SCRIPT} from NormalizationTest.txt of Unicode 15.0.0.
// © 2022 Unicode®, Inc. The licence is in Sources/TextStatistics/Tokens/WordBreakPropertyData.swift.
// The data is modified: a selection of the cases, without the compatibility forms.

/// Cases separated by commas: a source, its form C, its form D, separated by `|`; each is scalars in hexadecimal, and one
/// that is missing equals the one before.
let normalizationTestCases = \"\"\"
{wrapped(",".join(kept), ",")}
  \"\"\"
""")


def lowercase():
    """Lower-casing and accent stripping by Python."""

    def stripped(text):
        marked = unicodedata.normalize("NFD", text)
        return unicodedata.normalize("NFC", "".join(c for c in marked if unicodedata.category(c) != "Mn"))

    def hexadecimal(text):
        return " ".join("%x" % ord(c) for c in text)

    def table(pairs):
        return wrapped(",".join(f"{hexadecimal(a)}:{hexadecimal(b)}" for a, b in pairs), ",")

    letters = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]
    # Σ beside letters, marks and apostrophes, which count as absent, digits and spaces, which do not.
    before = ["", "Α", "Α\u0301", "Α'", "'", "1", "Α ", "ΑΣ", "Α."]
    after = ["", "Α", "\u0301", "\u0301Α", "'", "'Α", "1", " Α", "\u00adΑ", "σ"]
    sigma = [a + "Σ" + b for a in before for b in after]
    words = ["ΟΔΟΣ ΟΔΟΣ", "İSTANBUL", "STRASSE\u1e9e", "\u01c5", "ÉCOLE"]
    accented = ["Café", "naïve", "Ångström", "\u212b", "İstanbul", "Łódź", "Việt", "e\u0301\u0327", "\u1fb3ά", "한국"]
    accented += ["\u1100\u0300\u1161", "\u0915\u093f\u0941", "\u226e", "й"]
    write(TESTS + "FoldingTestData.swift", f"""// Written by {SCRIPT} with Python {sys.version.split()[0]}, Unicode {unicodedata.unidata_version}.

/// Pairs `written:folded` separated by commas, scalars in hexadecimal: `str.lower()` of every scalar that it changes.
let lowercasePairs = \"\"\"
{table((c, c.lower()) for c in letters if c.lower() != c)}
  \"\"\"

/// `str.lower()` of words, many of them with a sigma.
let lowercaseWordPairs = \"\"\"
{table((w, w.lower()) for w in sigma + words)}
  \"\"\"

/// Words, and these decomposed, without nonspacing marks, composed, by `unicodedata`.
let accentPairs = \"\"\"
{table((w, stripped(w)) for w in accented)}
  \"\"\"
""")


if __name__ == "__main__":
    word_break_property()
    word_break_test()
    normalization_test()
    lowercase()
