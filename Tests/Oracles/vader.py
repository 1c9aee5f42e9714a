"""Prints the golden scores of Tests/TextStatisticsTests/Sentiment/VaderGolden.swift.

Oracle: PyPI vaderSentiment 3.3.2, with Python 3.11 (from 3.12 on `sum` of floats is compensated).

    pip install vaderSentiment==3.3.2
    python vader.py > ../TextStatisticsTests/Sentiment/VaderGolden.swift

Three parts: the examples in the library's source; sentences made for each rule; random texts from a seed. The test makes
the random texts again, word by word as `random_text` does, and compares a digest of each block of 1,000. Lists that both
need are printed, but for the lexicon and the emoji, which are data of the product in the order of the library's files.
"""

import ast
import inspect
import sys
from importlib.metadata import version
from itertools import product

import vaderSentiment.vaderSentiment as vader

assert version("vaderSentiment") == "3.3.2" and sys.version_info[:2] == (3, 11)
analyzer = vader.SentimentIntensityAnalyzer()
SPECIAL_WORDS = sorted({word for phrase in vader.SPECIAL_CASES for word in phrase.split()})
PHRASES = [*vader.SPECIAL_CASES, "kind of", "sort of", "just enough", "never so", "never this", "without doubt",
           "without a doubt", "at least", "very least", "the least", "no good", "no war or", "no fear nor"]  # fmt: skip

BLOCKS = 100
BLOCK = 1_000
SHOWN = 200

# What random texts are made of: a share in percent, and its words.
LISTS = {
    "rules": """but no or nor so this never without doubt least at very kind sort of just enough not isn't don't hardly
        really most extremely somewhat barely total""".split() + SPECIAL_WORDS,
    "modifiers": [*vader.NEGATE, *(word for word in vader.BOOSTER_DICT if " " not in word)],
    "phrases": PHRASES,
    "few": ["good", "bad", "great", "war", "no", "but", "ok", "hate", "GOOD", "I", "a", "the"],
    "plain": "a man said that people were in it and government minister 2020 U.S. I X 123 couldn'tve ain´t".split(),
    "marks": [*"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "!!", "??", "???", "...", "?!?!", "n't", "'s", "’", "“", "”", "–", "—",
              "…", "\ufe0f", "\u200d", "\U0001f3fd", "\u212a", "İ", "É", "é", "ß", "Σ", "ς", "ǅ", "ʰ", "Ⅷ", "ª", "中", "\0",
              "\U0001d400", "\u0301", "©", "‼"],
    "spaces": [" "] * 24 + ["\n", "\r\n", "\t", "  ", "\x0b", "\x1c", "\x1f", "\x85", "\u00a0", "\u1680", "\u2003", "\u2028",
                            "\u202f", "\u3000", "\u200b", "\ufeff", ""],
}  # fmt: skip
LINES = {
    "lexicon": [line.split("\t")[0].strip() for line in analyzer.lexicon_full_filepath.strip().split("\n")],
    "emoji": [emoji for emoji in analyzer.emojis if len(emoji) == 1],
}
SHARES = [("lexicon", 30), ("rules", 16), ("modifiers", 18), ("phrases", 6), ("few", 8), ("emoji", 4), ("marks", 3),
          ("plain", 15)]  # fmt: skip
COUNTS = [0, 1, 2, 3, 4, 4, 5, 5, 6, 7, 8, 10, 13, 30]


class SplitMix64:
    """Steele, Lea and Flood 2014."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        mask = 2**64 - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        bits = self.state
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9 & mask
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB & mask
        return (bits ^ (bits >> 31)) % bound


def upper(text):
    return "".join(chr(ord(c) - 32) if "a" <= c <= "z" else c for c in text)


def random_word(random):
    rest = random.below(100)
    for name, share in SHARES:
        if rest < share:
            break
        rest -= share
    words = {**LISTS, **LINES}[name]
    word = words[random.below(len(words))]
    style = random.below(100)
    if style < 12:
        word = upper(word)
    elif style < 16:
        word = upper(word[:1]) + word[1:]
    marks = LISTS["marks"]
    style = random.below(100)
    if style < 8:
        word += marks[random.below(len(marks))]
    elif style < 12:
        before = marks[random.below(len(marks))]
        word = before + word + marks[random.below(len(marks))]
    elif style < 14:
        place = random.below(len(word) + 1)
        word = word[:place] + marks[random.below(len(marks))] + word[place:]
    return word


def random_text(random):
    text = ""
    for _ in range(COUNTS[random.below(len(COUNTS))]):
        text += random_word(random)
        text += LISTS["spaces"][random.below(len(LISTS["spaces"]))]
    return upper(text) if random.below(10) == 0 else text


def examples():
    """The lists of sentences at the end of the library's source, which its README shows."""
    for node in ast.walk(ast.parse(inspect.getsource(vader))):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List) and "sentences" in node.targets[0].id:
            yield from ast.literal_eval(node.value)


def rules():
    """Sentences made for the rules, in the order of the rules."""
    words = ["good", "bad", "GREAT", "killed"]
    # Boosters, dampeners and negations at each distance, in small letters and capitals, before good and bad.
    modifiers = ["very", "VERY", "slightly", "SLIGHTLY", "not", "NOT", "isn't", "never", "without", "no", "NO", "so", "this"]
    for modifier, word, distance in product(modifiers, words, range(5)):
        yield " ".join(["it was", modifier, *["a", "b", "c", "d"][:distance], word, "x"])
    # Two of them.
    pairs = ["very", "NOT", "hardly", "never", "so", "this", "without", "doubt", "no", "least", "kind of", "good"]
    for one, other, word in product(pairs, pairs, ["good", "bad"]):
        yield f"{one} {other} {word}"
    for one, other in product(pairs, pairs):
        yield f"well {one} the {other} GREAT day"
        yield f"{one} x {other} horrible"
        yield f"it {one} {other} x terrible"
    # "no" before matches, alone, with "or" and "nor", at the ends.
    for text in """no|No|NO|no good|no x|x no|no no|no no no|good no|no good no bad|no fear or war|no fear nor war
        no x or war|no x or good|NO x nor GOOD|no x y good|or no good|no. good|(no good|no, good|no kind of good
        no way|NO WAY|no very good|no not good|it is NO good|it is NO x|THERE IS NO good|no, or nor good""".split("|"):
        yield text.strip()
    # Capitals: all, some, none; words without case; other scripts.
    for text in """GOOD|GOOD BAD|GOOD 123|GOOD a|good A|I am GOOD|U.S. good|GOOD U.S.|GOOD É|GOOD é|ǅ GOOD|GOOD Ⅷ|GOOD 中
        GOOD ª|GOOD \U0001d400|GoOD bad|VERY good|VERY GOOD|very GOOD|NOT GOOD x|ISN'T good|isN'T GOOD|KIND OF GOOD x
        x y KIND OF good|LEAST good|x BUT GOOD|THE BOMB x y GOOD|\u212aILL|\u212aill x|KİND|STRASSE groß GOOD""".split("|"):
        yield text.strip()
    # Idioms: in each place, early and late, negated, with a match of the lexicon as the third word before.
    for phrase, frame in product(
        vader.SPECIAL_CASES,
        ["{}", "x {}", "x y {}", "x y z {}", "x y z {} good", "x y z {} x good", "x y z {} x y good", "not a b {}", "good x {} x",
         "x y z good {}", "x y z bad x {}", "{} bad", "x {} x bad but good", "X Y {}! LOVE", "x y not {} bad", "war {} x hate"],
    ):  # fmt: skip
        yield frame.format(phrase)
        yield frame.format(phrase.upper())
    # Dampeners of two words, and "kind".
    for phrase, frame in product(
        ["kind of", "sort of", "just enough", "kind-of", "kinda", "sortof", "kind", "kind and", "of kind"],
        ["{} good", "{} bad", "x {} good", "x {} bad", "x {} x good", "x y {} bad", "good {}", "x y {} not good", "{} {} good"],
    ):
        yield frame.format(phrase, phrase)
    # "never so", "without doubt", "least".
    for frame, word in product(
        ["never so {}", "never this {}", "never so x {}", "x never so {}", "x so {}", "x y so {}", "x y this {}", "not x so {}",
         "not x this {}", "never x so {}", "never x y {}", "without doubt {}", "without a doubt {}", "without doubt a {}",
         "without x {}", "without x y {}", "without doubt and x {}", "least {}", "at least {}", "very least {}", "the least {}",
         "AT LEAST {}", "x y at least {}", "at the least {}", "least x {}", "not least {}", "never least {}", "good least {}"],
        words,
    ):  # fmt: skip
        yield frame.format(word)
    # "but": the first one, in all places; equal valences before, after and on both sides.
    for text in """but|but good|good but|good but bad|bad but good|good good but|but good good|good but good|good but good good
        good good but good good|bad good but good bad|good but bad but great|good BUT bad|good but, bad|good 'but' bad
        good however bad|good x good but bad x bad|war good x war but good war x good|great but great but great
        very good very good but good good|good but so good so so good|not good good but not good not good|good butt bad
        good bad good bad but good bad good bad good bad|nice nice nice nice but nice nice nice nice nice""".split("|"):
        for part in text.split("\n"):
            yield part.strip()
    # Punctuation: around words, at short ones, as emphasis; apostrophes.
    for text in """good!|good!!|good!!!|good!!!!|good!!!!!|bad!|bad!!!!!!|!good|x!|!|?|??|good?|good??|good???|good????|bad?????
        good?!|bad?!?!?|x good x! bad?|'good'|"good"|(good)|[good]|*good*|_good_|good.|good...|...good|good-|good,bad|good/bad
        ok|ok!|ok.|(ok|'ok'|ok x|:)|:)!|:-)|:D|:d|x :( y|<3|</3|;-)|:'(|8)|xd|XD|lol|LOL|o.o|O.o|$:|%-)|}:-(|^urs|urs|d:
        can't stand|fed up|screwed up|ain't good|aint good|couldn't've good|n't good|'n't good|xn't good|n'tx good|N'T bad
        “good”|good”|isn’t good|isn't good|don’t bad|good…|good—bad|good–|—good|´good´""".split("|"):
        for part in text.split("\n"):
            yield part.strip()
    # Emoji: alone, glued, in runs, with selectors, as negations would see them, with marks in their descriptions.
    for text in """😁|😁😁|😁 😁|x😁|😁x|😁hello|good😁|😁good|😁 good|not 😁|❤|❤\ufe0f|❤\ufe0f x|💘|💋|💔|👍|👍🏽|👎🏿 x|👨‍👩‍👧|🔛|🆙 good|🔛🆙 bad
        ©good|good®|good ™|‼ good|⁉|x‼|⛑|🈚 bad|very 😁|no 😁|😁 but 😢|😡 😡 but 😡|GOOD 😁|😁!|(😁)|😂?😂?|🚹 GOOD|\u200b😁|😁\u00a0x""".split("|"):
        for part in text.split("\n"):
            yield part.strip()
    # White space.
    for space in ["\n", "\r\n", "\t", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\xa0", "\u1680", "\u2000", "\u200a",
                  "\u200b", "\u2028", "\u2029", "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff", "\x00", "\x08", "\x0e"]:  # fmt: skip
        yield f"not{space}good"
        yield f"{space}bad{space}{space}but good{space}"
        yield space
    yield ""
    # Scores at the limits.
    for word, times in product(["love", "kill", "ok"], [1, 5, 50, 150]):
        yield " ".join([word] * times)
        yield " ".join([word] * times) + "!!!!"


def scores(text):
    found = analyzer.polarity_scores(text)
    return [found[name] for name in ("neg", "neu", "pos", "compound")]


def literal(text):
    """A Swift string literal, with escapes for all but printable ASCII."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(
        escapes.get(c) or (c if " " <= c <= "~" else f"\\u{{{ord(c):X}}}") for c in text
    ) + '"'  # fmt: skip


def print_strings(name, documentation, strings):
    print(f"\n/// {documentation}\nlet {name}: [String] = [")
    for string in strings:
        print(f"  {literal(string)},")
    print("]")


def scored(text):
    """The four scores as printed, and the text."""
    return " ".join(map(repr, scores(text))) + "|" + text


def digest(texts):
    """FNV-1a over thousandths and, of the compound, ten-thousandths."""
    bits = 0xCBF29CE484222325
    for text in texts:
        *shares, compound = scores(text)
        for number in [*(round(share * 1_000) for share in shares), round(compound * 10_000) + 10_000]:
            bits = (bits ^ number) * 0x100000001B3 & (2**64 - 1)
    return bits


if __name__ == "__main__":
    print("// Made by Tests/Oracles/vader.py with PyPI vaderSentiment 3.3.2 on Python 3.11.")
    print("// swift-format-ignore-file")
    made = list(dict.fromkeys([*examples(), *rules()]))
    print_strings("goldenVaderSentences", "neg, neu, pos and compound as printed, and the text.", map(scored, made))

    blocks = []
    for block in range(BLOCKS):
        random = SplitMix64(block)
        blocks.append([random_text(random) for _ in range(BLOCK)])
    print_strings("goldenVaderTexts", "The first random texts, as above.", map(scored, blocks[0][:SHOWN]))
    print(f"\n/// Of each block of {BLOCK} random texts.\nlet goldenVaderDigests: [UInt64] = [")
    for texts in blocks:
        print(f"  0x{digest(texts):016X},")
    print("]")
    print("\n/// What random texts are made of; `lexicon` and `emoji` are the product's data.")
    print("let vaderTextLists: [(name: String, words: [String])] = [")
    for name, words in LISTS.items():
        print(f'  (\n    "{name}",\n    [')
        for word in words:
            print(f"      {literal(word)},")
        print("    ]\n  ),")
    print("]")
    print(f"let vaderTextShares: [(name: String, percent: Int)] = {str([*SHARES]).replace(chr(39), chr(34))}")
    print(f"let vaderTextWordCounts = {COUNTS}")
    print(f"{len(made)} sentences, {BLOCKS * BLOCK} random texts", file=sys.stderr)
