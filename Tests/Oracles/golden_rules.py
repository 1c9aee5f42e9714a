"""The English "Golden Rules" of Pragmatic Segmenter, sentences that splitters are compared by, as a Swift literal.

Source: README.md of https://github.com/diasks2/pragmatic_segmenter at 358fe97e6290, with the notice of its licence from
LICENSE.txt.

    python3 golden_rules.py README.md LICENSE.txt > ../TextStatisticsTests/Tokens/SentenceGoldenRulesData.swift

Rule 50 lacks a bracket there, and rule 26 has its quotes escaped.
"""

import re
import sys

readme, licence = (open(path, encoding="utf-8").read() for path in sys.argv[1:])
english = readme.split("#### Golden Rules (English)")[1].split("#### Golden Rules")[0]
rules = re.findall(r"^(\d+)\.\) .*\n```\n(.*)\n=> \[(.*)\n```", english, re.MULTILINE)
assert [int(number) for number, _, _ in rules] == list(range(1, 53))

print("// Written by Tests/Oracles/golden_rules.py from the README of Pragmatic Segmenter, https://github.com/diasks2/")
print("// pragmatic_segmenter at 358fe97e6290. The rules are modified: their names are removed.")
print("//")
print("".join(("// " + line).rstrip() + "\n" for line in licence.strip().split("\n")))
print("/// A rule a line, between tabs: its number, the text, and its sentences between bars; `\\n` stands for a line end.")
print('let sentenceGoldenRules = #"""')
for number, text, sentences in rules:
    parts = [part.replace('\\"', '"') for part in re.findall(r'"((?:[^"\\]|\\.)*)"', sentences)]
    text = text.replace('\\"', '"')
    assert "|" not in text and parts
    print(f"  {number}\t{text}\t{'|'.join(parts)}")
print('  """#')
