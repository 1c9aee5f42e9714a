"""Articles made to go wrong in spreadsheets, and the tables that stats makes of them."""

import json
import random
import re
import subprocess

# What formulas, values, missing values and marks look like, in several languages and scripts.
CELLS = r"""=cmd|' /C calc'!A0;=1+1;=HYPERLINK("http://x","y");+1;-2.3;-;@x;@SUM(1);'tis;';'';'00123;''x;="0"; =1;＝1+1;＋1;－1;＠x;−5
9-11;24/7;3/4;1 1/2;2022;2022-03;2022-03-01;1.2.3;1.3.;5:;12:30;12:30:15;5 pm;10:30 am;1e5;1E-05;1d5;5e;e5;00123;007
1,000;1.234.567;1 000;1'000;1,5;1.5;.5;,5;5.;(5);(1,000.5);50%;% 5;5 %;0x1F;１２;٣;½;²;$5;$ 5;€5;5 €;-$5;R$ 5;kr 5;5 kr;100 EUR
EUR 100;£1;¥5;₹5;march1;may 5;May 5, 2022;Mar-22;Sep 2022;sept 2022;5 mars 2022;mars 2022;5 mai 2022;22. März 2022;22.3.2022
22/3/2022;3/22/22;4 de marzo de 2022;marzo 2022;3 marzo;Saturday, March 5, 2022;5 марта 2022;март 2022;мар 22;5 marca 2022
5 Mart 2022;Samstag, 5. März 2022;2022年3月1日;3月1日;令和4年3月1日;5 مارس 2022;TRUE;true;False;WAHR;falsch;VRAI;FAUX;VERO;VERDADERO;ИСТИНА
PRAWDA;IGAZ;DOĞRU;NA;na;N/A;null;nan;NaN;None;inf;-inf;Infinity;#N/A;#DIV/0!;#REF!;#NAME?;#ukraine;say "no";"quoted";"
a,b;a|b;a\b;\;back\";x\ty;\ttab first;line\nbreak;\nbreak first;\r\nx;trailing ;  two spaces;😀;👩‍👩‍👧;e\u0301;سلام عليكم;שלום
\u202egnp.exe;\u2067=1\u2069;\u202e=1;\u200b=1;\ufeff=1;\u00a0=1;sep=,;<script>alert(1)</script>;${x};{{7*7}};%s;NULL;covid-19;ak-47"""


def cells():
    names = [cell for line in CELLS.split("\n") for cell in line.split(";") if cell]
    escape = re.compile(r"\\([tnr]|u[0-9a-f]{4})")
    names = [escape.sub(lambda match: json.loads(f'"{match[0]}"'), cell) for cell in names] + ["semi;colon"]
    dice = random.Random(7)
    days = "mar märz mars marzo мар may mai mayo мая sep sept août dic Oct Kasım 3月 Mon Samstag lundi".split()
    parts = days + [str(dice.randint(0, 2100)) for _ in range(20)] + "1 5 12 30 31 22 2022 007 1e AM pm € $ %".split()
    for _ in range(800):
        separators = dice.choices(["-", "/", ".", ":", " ", ",", ", ", ". ", "", "'"], k=2)
        first, second, third = dice.choices(parts, k=3)
        names.append(first + separators[0] + second + dice.choice(["", separators[1] + third]))
    return list(dict.fromkeys(names))


def write_corpus(folder):
    with open(folder / "hostile.jsonl", "w", encoding="utf-8") as file:
        for number, cell in enumerate(cells()):
            text = f"Peace talks, {cell} peace {cell} and more. {cell} Peace"
            article = {"id": cell, "outlet": cell, "date": f"2022-03-{number % 28 + 1:02}", "title": cell, "text": text}
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


COMMANDS = {
    "describe": "describe hostile.jsonl",
    "tokens": "tokens hostile.jsonl --no-lower --limit 150",
    "vocab": "vocab hostile.jsonl --no-lower --hyphens keep --by outlet --top 3",
    "tfidf": "tfidf hostile.jsonl --no-lower --hyphens keep --limit 250",
    "pairs": "similarity hostile.jsonl --method cosine,euclidean --limit 60",
    "square": "similarity hostile.jsonl --limit 150",
    "kwic": "kwic hostile.jsonl --pattern peace",
    "dedupe": "dedupe hostile.jsonl --threshold 0.1",
    "keyness": "keyness hostile.jsonl --by outlet --limit 40",
    "sentiment": "sentiment hostile.jsonl",
    "diversity": "diversity hostile.jsonl",
    "timeline": "timeline hostile.jsonl --terms peace --by outlet --limit 100",
}

# Columns of days, which programs may read as days.
DAYS = {"date", "first_date", "last_date", "period_start", "period_end", "start_date", "end_date"}


class Table:
    """A table as stats writes it in JSON lines: names, and rows of text, numbers and None."""

    def __init__(self, path):
        with open(path, encoding="utf-8", newline="\n") as file:
            rows = [json.loads(line) for line in file.read().split("\n")[:-1]]
        self.names = list(rows[0])
        # Empty text is an empty cell in a CSV.
        self.rows = [[None if row[name] == "" else row[name] for name in self.names] for row in rows]

    @property
    def text(self):
        """The columns of text and days."""
        return [i for i, _ in enumerate(self.names) if any(isinstance(row[i], str) for row in self.rows)]


def run_stats(stats, folder, line, *options):
    subprocess.run([stats, *line.split(), "-q", *options], cwd=folder, check=True)


def export(stats, folder, form, *options, suffix="csv"):
    """Writes every table to NAME.FORM.csv."""
    for name, line in COMMANDS.items():
        run_stats(stats, folder, line, *options, "-o", f"{name}.{form}.{suffix}")


def prepare(stats, folder):
    """Writes corpus and tables in all forms; returns the tables as they are."""
    write_corpus(folder)
    export(stats, folder, "true", suffix="jsonl")
    export(stats, folder, "plain")
    export(stats, folder, "plain", suffix="tsv")
    export(stats, folder, "excel", "--excel")
    export(stats, folder, "comma", "--excel", "--decimal", ",")
    return {name: Table(folder / f"{name}.true.jsonl") for name in COMMANDS}


def undo(cell):
    """Takes the guard's apostrophe away."""
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") else cell
