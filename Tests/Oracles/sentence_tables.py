"""Writes the Sentence_Break property and its conformance test as Swift literals.

Source: the Unicode Character Database 15.0.0 as packaged by Debian (unicode-data 15.0.0-1, /usr/share/unicode). Run from
the root of the repository:

    python3 Tests/Oracles/sentence_tables.py
"""

import re
import sys

from unicode_tables import NOTICE, SOURCES, TESTS, UCD, break_cases, comment, lines, ranges, wrapped, write

SCRIPT = "Tests/Oracles/sentence_tables.py"

# In the order of the cases of `enum SentenceBreak`.
CLASSES = "Other CR LF Sep Extend Format Sp Lower Upper OLetter Numeric ATerm SContinue STerm Close".split()


def sentence_break_property():
    values = bytearray(0x110000)
    for scalars, name in ranges("auxiliary/SentenceBreakProperty.txt"):
        for scalar in scalars:
            values[scalar] = CLASSES.index(name)
    # The file ends every class with its number of code points: our own sums must agree.
    totals, current = {}, None
    for line in open(UCD + "auxiliary/SentenceBreakProperty.txt", encoding="utf-8"):
        if match := re.match(r"[0-9A-F.]+ +; (\w+)", line):
            current = match[1]
        if match := re.match(r"# Total code points: (\d+)", line):
            totals[current] = int(match[1])
    for name, total in totals.items():
        assert values.count(CLASSES.index(name)) == total, name

    runs, start = [], 0
    for end in range(1, len(values) + 1):
        if end == len(values) or values[end] != values[start]:
            length = "%x" % (end - start) if end - start > 1 else ""
            runs.append(length + chr(ord("A") + values[start]))
            start = end
    # Alphabets of two cases alternate between Upper and Lower: such pairs are most of the runs.
    text = re.sub(r"(?<![0-9a-f])(?:IH){2,}", lambda pairs: "%xZ" % (len(pairs[0]) // 2), "".join(runs))
    write(SOURCES + "SentenceBreakPropertyData.swift", f"""// Written by {SCRIPT} from SentenceBreakProperty.txt of Unicode 15.0.0.
// The data is modified: it is run-length encoded.
//
{comment(NOTICE)}
/// The Sentence_Break property of every scalar, as runs in code point order: a length in lower-case hexadecimal (none means
/// 1) and a capital letter, `A` for the first case of `SentenceBreak`; `Z` is a run of pairs, Upper and Lower. Line ends
/// carry no meaning.
let sentenceBreakRuns: StaticString = \"\"\"
{wrapped(text)}
  \"\"\"
""")
    print(totals, file=sys.stderr)


def sentence_break_test():
    cases = break_cases("auxiliary/SentenceBreakTest.txt")
    assert len(cases) == 502
    write(TESTS + "SentenceBreakTestData.swift", f"""// Written by {SCRIPT} from auxiliary/SentenceBreakTest.txt of Unicode 15.0.0 (2022-02-26).
// © 2022 Unicode®, Inc. The licence is in Sources/TextStatistics/Tokens/SentenceBreakPropertyData.swift.
// The data is modified: comments are removed.

/// All cases, separated by commas: scalars in hexadecimal, `|` where there is a boundary, white space where there is none.
let sentenceBreakTestCases = \"\"\"
{wrapped(",".join(cases), " ")}
  \"\"\"
""")


if __name__ == "__main__":
    sentence_break_property()
    sentence_break_test()
