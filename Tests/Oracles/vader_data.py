#!/usr/bin/env python3
"""Writes VADER's lexicon and its descriptions of emoji as Swift literals, from the files of PyPI vaderSentiment 3.3.2.

    pip install vaderSentiment==3.3.2 && python Tests/Oracles/vader_data.py    # at the root of the repository

The lexicon keeps all lines and their order, and of each the token and the mean of its ratings. Of the emoji those of one
scalar are kept: the library looks at scalars one by one, so that no other can match.
"""

import pathlib
from importlib.metadata import distribution, version

assert version("vaderSentiment") == "3.3.2"
FOLDER = pathlib.Path(distribution("vaderSentiment").locate_file("vaderSentiment"))
SOURCES = pathlib.Path("Sources/TextStatistics/Sentiment")

NOTICE = """The MIT License (MIT)

Copyright (c) 2016 C.J. Hutto

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""


def records(name):
    """The first two fields of every line."""
    for line in (FOLDER / name).read_text(encoding="utf-8").split("\n"):
        yield line.strip().split("\t")[:2]


def write(path, origin, documentation, name, lines):
    with open(SOURCES / path, "w", encoding="utf-8") as file:
        for line in [origin, "Made by Tests/Oracles/vader_data.py.", "", *NOTICE.split("\n")]:
            file.write(f"// {line}".rstrip() + "\n")
        file.write(f'\n/// {documentation}\nlet {name} = #"""\n')
        file.writelines(f"  {first}\t{second}\n" for first, second in lines)
        file.write('  """#\n')


write(
    "VaderLexiconData.swift",
    "The lexicon of VADER, vader_lexicon.txt of PyPI vaderSentiment 3.3.2.",
    "A token and the mean of its ten ratings on each line, in the file's order.",
    "vaderLexiconText",
    records("vader_lexicon.txt"),
)
write(
    "VaderEmojiData.swift",
    "What VADER reads for an emoji, from emoji_utf8_lexicon.txt of PyPI vaderSentiment 3.3.2.",
    "A scalar and its description on each line, in the file's order.",
    "vaderEmojiText",
    (record for record in records("emoji_utf8_lexicon.txt") if len(record[0]) == 1),
)
