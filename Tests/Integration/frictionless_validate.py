"""Tables and their descriptions as frictionless 5 reads them: every form of table, and words that look like values."""

import json
import pathlib
import shutil
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]

# What readers run, convert, or take for something else; one article each.
TEXTS = [
    "=cmd|' /C calc'!A0 +1 -2.3 @sum 9-11 24/7 1e5 march1 TRUE NA null nan None",
    'quotes "double" and \'single\', commas; semicolons\ttabs\nnew\r\nlines',
    "العربية 😀 naïve straße \u202eright to left \x07 bell",
    "'apostrophe first, =1+1, #N/A, -",
    "",
]
OUTLETS = ["=outlet", "9-11", "TRUE", "'quoted', with comma", 'a "name"\nof two lines']

COMMANDS = [
    "describe news.jsonl -o describe.csv",
    "similarity news.jsonl --by outlet -o similarity.csv",
    "similarity news.jsonl --by outlet --ci basic --boot 20 -o intervals.csv",
    "tfidf news.jsonl --by outlet -o tfidf.csv",
    "tfidf news.jsonl --by outlet --decimal , -o comma.csv",
    "vocab news.jsonl --by outlet --dispersion -o vocab.tsv",
    "vocab news.jsonl --excel -o excel.csv",
    "vocab news.jsonl --excel --decimal , -o excel_comma.csv",
    "vocab news.jsonl --by outlet -o lines.jsonl",
    "tokens news.jsonl -o tokens.csv",
    "tokens news.jsonl --csv-guard prefix -o guarded.tsv",
    "kwic news.jsonl --pattern '*' -o kwic.csv",
    "keyness news.jsonl --min-df 1 --min-count 1 -o keyness.csv",
    "cooccur news.jsonl --min-count 1 -o cooccur.csv",
    "cooccur news.jsonl --min-count 1 --to gephi -o gephi",
    "dtm news.jsonl --to mtx -o matrix",
    "sentiment news.jsonl -o sentiment.csv",
    "timeline news.jsonl --terms sum -o timeline.csv",
    "audit news.jsonl -o audit.csv",
    "dedupe news.jsonl -o dedupe.csv",
    "clean news.jsonl -o clean.jsonl --report removed.csv",
    "diversity news.jsonl -o diversity.csv",
    "lexicon list -o lexicons.csv",
    "export news.jsonl -o everything",
]


def main(stats, folder):
    try:
        from frictionless import validate
    except ImportError:
        print("skipped: frictionless is not installed")
        return 0
    with open(folder / "news.jsonl", "w") as file:
        for number in range(10):
            article = {
                "id": f"={number}",
                "outlet": OUTLETS[number % len(OUTLETS)],
                "date": f"2024-01-{number + 1:02}",
                "text": TEXTS[number * 3 % len(TEXTS)],
            }
            file.write(json.dumps(article) + "\n")
    shutil.copytree(REPOSITORY / "notebooks-data", folder / "notebooks-data")
    faults = 0
    for command in COMMANDS:
        run = subprocess.run(f"'{stats}' {command} -q", shell=True, cwd=folder, capture_output=True, text=True)
        if run.returncode != 0:
            faults += 1
            print(f"stats {command}: ended with {run.returncode}: {run.stderr}")
    packages = sorted(folder.rglob("*datapackage.json"))
    for package in packages:
        report = validate(str(package), trusted=True)
        if not report.valid:
            faults += 1
            print(f"{package.name}: {report.flatten(['rowNumber', 'fieldNumber', 'type', 'message'])[:5]}")
    print(f"frictionless: {len(packages)} packages, {faults} faults")
    return 1 if faults or len(packages) < len(COMMANDS) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
