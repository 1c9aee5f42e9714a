"""Expected CSV and TSV lines for Tests/TextStatisticsTests/Tables/CSVGolden.swift.

Python's csv module QUOTE_MINIMAL and line feeds, wherever it and our rules agree by definition: no
cell here begins or ends with a blank or is a word read as a value, none is empty, and none has a carriage return (which
Python leaves bare).

    python3 Tests/Oracles/csv_cells.py > Tests/TextStatisticsTests/Tables/CSVGolden.swift
"""
import csv
import io
import platform
import random

random.seed(1)
rows = []
for _ in range(40):
    row = []
    while len(row) < 3:
        cell = "".join(random.choice('aé文,"\t\n;\'| x') for _ in range(random.randint(1, 8)))
        if cell[0] not in " \t" and cell[-1] not in " \t":
            row.append(cell)
    rows.append(row)


def written(delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def literal(text):
    for plain, escaped in [("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")]:
        text = text.replace(plain, escaped)
    return '"' + text + '"'


def listed(items):
    return "".join(f"    {item},\n" for item in items)


print(f"// Made by Tests/Oracles/csv_cells.py with the csv module of Python {platform.python_version()}.")
print("\nenum CSVGolden {\n  static let rows: [[String]] = [")
print(listed("[" + ", ".join(map(literal, row)) + "]" for row in rows) + "  ]")
for name, delimiter in [("csv", ","), ("tsv", "\t")]:
    text = written(delimiter)
    parts = listed(literal(text[i : i + 60]) for i in range(0, len(text), 60))
    print(f"\n  static let {name} = [\n{parts}  ].joined()")
print("}")
