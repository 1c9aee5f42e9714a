#!/usr/bin/env python3
"""Runs `stats` and other programs in turn on the same corpus; prints times, memory, ratios and whether they agree.

    Benchmarks/peers/compare.py --quick          a corpus of 20 MB, all jobs, some minutes
    Benchmarks/peers/compare.py                  235 MB, as in README.md, most of an hour
    Benchmarks/peers/compare.py --job outlets --runs 5
    GLOVE_BIN=FOLDER Benchmarks/peers/compare.py --job cooccur

What it needs it makes once: the corpora in Benchmarks/.corpus, the peers in the virtual environment
Benchmarks/.venv-peers, from requirements.txt. It wants no module besides Python's own. Stanford's GloVe is not fetched:
its vocab_count and cooccur run where GLOVE_BIN names the folder that holds them.
"""

import argparse
import csv
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHMARKS = HERE.parent
PYTHON = BENCHMARKS / ".venv-peers" / "bin" / "python"
MEASURES = (
    "cosine,pearson,spearman,jaccard,dice,overlap,ruzicka,bray_curtis,euclidean,manhattan,hellinger,jsd,chi2_dist,"
    "burrows_delta,cosine_delta"
)


@dataclass
class Job:
    """Our command and the peers it is held against. A command begins with stats, jobs.py or a program of the system;
    {out} and the names of Inputs stand for paths."""

    name: str
    ours: str
    peers: dict[str, str]
    agree: str = ""  # the peer whose table ours must equal, once both use the peer's tokens
    tolerance: float = 1e-9
    check: str = ""  # instead: what holds {table}, ours or another peer's, against {out} of the peer `agree`


COSINE = "stats similarity {corpus} --by outlet --no-meta -o {out}"
PAIRS = "--within document --min-count 5 --no-meta -o {out}"
# 29,559 tokens of 40 types in the corpus of make-corpus: about what immigra* is in a real one.
PATTERN = "brall*"
VADER = "--preset vader --level document --no-meta -o {out}"
JOBS = [
    Job("words", COSINE, {"wc -w": "wc -w {text}"}),
    Job("outlets", COSINE, {"scikit-learn": "jobs.py outlets {corpus} {out}"}, agree="scikit-learn"),
    Job("measures", f"{COSINE} --method {MEASURES}", {"cosine alone": COSINE}),
    Job(
        "resampling",
        COSINE + " --ci basic --boot 1000",
        {
            "cosine alone": COSINE,
            "with permutations": COSINE + " --ci basic --boot 1000 --permute 1000",
            "SciPy, ten replicates": "jobs.py replicates {corpus} {out}",
        },
    ),
    Job(
        "matrix",
        "stats dtm {corpus} --to mtx --no-meta -o {out}",
        {
            "scikit-learn": "jobs.py matrix {corpus} {out}",
            "polars": "jobs.py counts_polars {corpus} {out}",
            "duckdb": "jobs.py counts_duckdb {corpus} {out}",
        },
    ),
    Job(
        "outlets-bigrams",
        COSINE + " --ngrams 1,2",
        {"scikit-learn": "jobs.py outlets_bigrams {corpus} {out}"},
        agree="scikit-learn",
    ),
    Job(
        "matrix-bigrams",
        "stats dtm {corpus} --ngrams 1,2 --to mtx --no-meta -o {out}",
        {"scikit-learn": "jobs.py matrix_bigrams {corpus} {out}"},
    ),
    Job(
        "neighbours",
        "stats similarity {corpus} --units documents --top 10 --no-meta -o {out}",
        {"sparse_dot_topn": "jobs.py neighbours {corpus} {out}"},
        agree="sparse_dot_topn",
    ),
    Job(
        "cooccur",
        f"stats cooccur {{corpus}} --window 5 --no-keep-positions --measures none {PAIRS}",
        {"GloVe": "jobs.py cooccur_glove {tokens} {out} {glove}", "numpy": "jobs.py cooccur_numpy {tokens} {out}"},
        agree="GloVe",
        check="jobs.py pairs_agree {table} {out}",
    ),
    Job(
        "cooccur-measures",
        f"stats cooccur {{corpus}} --window 5 --no-keep-positions --measures npmi,g2 {PAIRS}",
        {"GloVe": "jobs.py cooccur_glove {tokens} {out} {glove}"},
        agree="GloVe",
        check="jobs.py pairs_agree {table} {out}",
    ),
    Job(
        "cooccur-tenth",
        f"stats cooccur {{tenth}} --window 4 --measures npmi,g2 {PAIRS}",
        {"NLTK": "jobs.py cooccur_nltk {tenth_tokens} {out}"},
    ),
    Job(
        "ngrams",
        "stats ngrams {corpus} --size 2,3 --no-meta -o {out}",
        {
            "half the corpus": "stats ngrams {half} --size 2,3 --no-meta -o {out}",
            "a quarter": "stats ngrams {quarter} --size 2,3 --no-meta -o {out}",
        },
    ),
    Job(
        "kwic",
        f"stats kwic {{corpus}} --pattern {PATTERN} -o {{out}}",
        {"describe": "stats describe {corpus} --no-meta -o {out}"},
    ),
    Job(
        "sentiment",
        f"stats sentiment {{tenth}} {VADER}",
        {"vaderSentiment": "jobs.py sentiment_vader {tenth} {out}"},
        agree="vaderSentiment",
        check="jobs.py sentiment_agrees {table} {out}",
    ),
    Job(
        "sentiment-sentences",
        f"stats sentiment {{sentences}} {VADER}",
        {"vaderSentiment": "jobs.py sentiment_vader {sentences} {out}"},
        agree="vaderSentiment",
        check="jobs.py sentiment_agrees {table} {out}",
    ),
    Job(
        "sentiment-outlets",
        "stats sentiment {corpus} --preset vader --by outlet --no-meta -o {out}",
        {
            "news rules": "stats sentiment {corpus} --by outlet --no-meta -o {out}",
            "describe": "stats describe {corpus} --no-meta -o {out}",
        },
    ),
]


@dataclass
class Run:
    """One finished process."""

    seconds: float
    cpu_seconds: float
    megabytes: float


def run(command):
    """Runs to the end; the system itself tells time on the processors and peak memory. No disk is timed: what the run before
    has written is there by then, and what this one reads is in memory."""
    os.sync()
    for word in command:
        if os.path.isfile(word):
            with open(word, "rb") as file:
                while file.read(1 << 20):
                    pass
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C"}
    )
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{complaint.decode(errors='replace')}exit code {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


class Inputs(dict):
    """Paths by name. Parts and tokens of the corpus are made, untimed, when a command first names them."""

    SHARES = {"half": 1 / 2, "quarter": 1 / 4, "tenth": 1 / 10}

    def __init__(self, folder, **paths):
        super().__init__(paths)
        self.folder = folder

    def __missing__(self, name):
        if name in self.SHARES:
            path = self.folder / f"{name}.jsonl"
            write_part(self["corpus"], self.SHARES[name], path)
        elif name == "sentences":
            path = self.folder / f"{name}.jsonl"
            write_sentences(self["tenth"], path)
        else:
            path = self.folder / f"{name}.txt"
            write_tokens(self[{"tokens": "corpus", "tenth_tokens": "tenth"}[name]], path)
        self[name] = path
        return path


def write_part(corpus, share, path):
    """The first articles, as many as fill this share of the bytes."""
    rest = corpus.stat().st_size * share
    with open(corpus, "rb") as articles, open(path, "wb") as part:
        for article in articles:
            if rest <= 0:
                break
            part.write(article)
            rest -= len(article)


def write_tokens(corpus, path):
    """The tokens of each article on one line, between blanks. In a corpus of make-corpus this pattern finds the tokens
    that stats finds."""
    pattern = re.compile(r"\w+(?:['.,]\w+)*")
    with open(corpus, "rb") as articles, open(path, "w", encoding="utf-8") as tokens:
        for article in articles:
            text = json.loads(article)["text"].lower().replace("’", "'")
            tokens.write(" ".join(pattern.findall(text)) + "\n")


def write_sentences(corpus, path):
    """Every sentence as a record of its own. Where they end is guessed: the programs are to score the same texts."""
    with open(corpus, "rb") as articles, open(path, "w", encoding="utf-8") as sentences:
        for article in map(json.loads, articles):
            for number, text in enumerate(re.split(r"(?<=[.!?])\s+|\n+", article["text"])):
                record = {"id": f"{article['id']}-{number}", "outlet": article["outlet"], "text": text}
                sentences.write(json.dumps(record, ensure_ascii=False) + "\n")


class Comparison:
    def __init__(self, options, inputs, folder):
        self.options, self.inputs, self.folder = options, inputs, folder

    def command(self, words, out, extra=(), **paths):
        self.inputs.update(paths, out=out)
        program, *arguments = (word.format_map(self.inputs) for word in words.split())
        if program == "stats":
            return [self.options.stats, *arguments, "--threads", str(self.options.threads), *extra]
        if program == "jobs.py":
            return [PYTHON, HERE / program, *arguments]
        return [program, *arguments]

    def timed(self, command, out):
        """Every run writes to a path where nothing is."""
        shutil.rmtree(out, ignore_errors=True)
        out.unlink(missing_ok=True)
        return run(command)

    def out(self, job, side):
        return self.folder / f"{job.name}-{['stats', *job.peers].index(side)}"

    def compare(self, job):
        """The sides take turns, so that what else the machine does hits both."""
        runs = {side: [] for side in ["stats", *job.peers]}
        for _ in range(self.options.runs):
            if not self.options.peers_only:
                out = self.out(job, "stats")
                runs["stats"].append(self.timed(self.command(job.ours, out), out))
            for peer, words in job.peers.items():
                if self.options.peers_only and words.startswith("stats "):
                    continue
                out = self.out(job, peer)
                runs[peer].append(self.timed(self.command(words, out), out))
        for side, results in runs.items():
            if results:
                self.print_row(job, side, results, runs["stats"])

    def print_row(self, job, side, results, ours):
        median = lambda key: statistics.median(key(result) for result in results)
        ratio = "1"
        if side != "stats":
            ratios = sorted(result.seconds / our.seconds for our, result in zip(ours, results))
            ratio = f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})" if ratios else ""
        cells = [
            job.name,
            side,
            f"{median(lambda r: r.seconds):.2f}",
            f"{min(r.seconds for r in results):.2f}",
            f"{median(lambda r: r.cpu_seconds):.2f}",
            f"{median(lambda r: r.megabytes):.0f}",
            ratio,
        ]
        print("| " + " | ".join(cells) + " |", flush=True)

    def agree(self, job):
        """Tables of values by their key: the same keys, and values that differ by no more than the tolerance."""
        out = self.folder / f"{job.name}-compat"
        run(self.command(job.ours, out, extra=["--compat", "sklearn"]))
        ours, theirs = read_table(out), read_table(self.out(job, job.agree))
        if ours.keys() != theirs.keys():
            print(f"{job.name}: DISAGREE: {len(ours.keys() ^ theirs.keys())} keys stand in one table only")
            return False
        largest, key = max((abs(ours[key] - theirs[key]), key) for key in ours)
        agree = largest <= job.tolerance
        verdict = "agree" if agree else "DISAGREE"
        print(f"{job.name}: {verdict} with {job.agree} on its tokens: {len(ours)} values, ", end="")
        print(f"largest difference {largest:.2e} at {key}", flush=True)
        return agree

    def check(self, job):
        """Holds every side against the peer `agree`, in a process that says what it found and fails if they differ."""
        agree = True
        for side in ["stats", *job.peers]:
            table = self.out(job, side)
            if side != job.agree and table.exists():
                print(f"{job.name}: {side}: ", end="", flush=True)
                command = self.command(job.check, self.out(job, job.agree), table=table)
                agree = subprocess.run(command).returncode == 0 and agree
        return agree


def read_table(path):
    """Values by key. A square table: by both labels. Neighbours: by article and rank of the value, since articles with
    the same text tie and either may come first. An empty cell, which is undefined with us, counts as 0."""
    with open(path, newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        if header[:2] != ["a", "b"]:
            return {
                (row[0], name): float(value or 0) for row in rows for name, value in zip(header[1:], row[1:], strict=True)
            }
        column = header.index("value")
        neighbours = {}
        for row in rows:
            neighbours.setdefault(row[0], []).append(float(row[column] or 0))
        return {
            (article, rank): value
            for article, values in neighbours.items()
            for rank, value in enumerate(sorted(values, reverse=True))
            if value > 0
        }


def prepare_peers():
    """The virtual environment, if it is not there as requirements.txt says."""
    wanted = (HERE / "requirements.txt").read_text()
    stamp = PYTHON.parent.parent / "requirements.txt"
    if not stamp.exists() or stamp.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", PYTHON.parent.parent], check=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
        stamp.write_text(wanted)


def prepare_corpus(articles):
    """The corpus and its plain text, made by make-corpus if they are not there."""
    folder = BENCHMARKS / ".corpus"
    folder.mkdir(exist_ok=True)
    corpus, text = folder / f"news-{articles}.jsonl", folder / f"news-{articles}.txt"
    if not (corpus.exists() and text.exists()):
        build = ["swift", "build", "--package-path", BENCHMARKS, "-c", "release", "--product", "make-corpus"]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        make = BENCHMARKS / ".build" / "release" / "make-corpus"
        for path, layout in [(corpus, "jsonl"), (text, "text")]:
            subprocess.run([make, "--articles", str(articles), "--format", layout, "--output", path], check=True)
    return corpus, text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [job.name for job in JOBS]
    parser.add_argument("--job", action="append", choices=names, help="only this job; may be repeated")
    parser.add_argument("--quick", action="store_true", help="3,200 articles, 20 MB")
    parser.add_argument("--runs", type=int, default=3, help="runs of each side (3)")
    parser.add_argument("--threads", type=int, default=2, help="threads of stats (2)")
    parser.add_argument("--stats", default=BENCHMARKS.parent / ".build" / "release" / "stats", help="the program")
    parser.add_argument("--corpus", type=Path, help="another corpus as JSON lines; wants --text too")
    parser.add_argument("--text", type=Path, help="its plain text")
    parser.add_argument("--peers-only", action="store_true", help="leave stats out")
    options = parser.parse_args()
    if bool(options.corpus) != bool(options.text):
        parser.error("--corpus and --text go together")
    if not options.peers_only and not Path(options.stats).exists():
        parser.error(f"no {options.stats}: swift build -c release --static-swift-stdlib first, or --peers-only")

    prepare_peers()
    corpus, text = options.corpus, options.text
    if not corpus:
        corpus, text = prepare_corpus(3_200 if options.quick else 37_554)

    jobs = [job for job in JOBS if not options.job or job.name in options.job]
    glove = os.environ.get("GLOVE_BIN", "")
    if not glove and any("GloVe" in job.peers for job in jobs):
        print("GloVe is skipped: GLOVE_BIN does not name the folder of its vocab_count and cooccur")
        for job in jobs:
            job.peers.pop("GloVe", None)

    print(f"{corpus.name}: {corpus.stat().st_size / 1e6:.0f} MB; {os.cpu_count()} processors, {processor()}")
    print(f"load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}; {options.runs} runs of each, in turn\n")
    print("| job | program | seconds, median | least | CPU seconds | peak MB | times as long as stats (range) |")
    print("|---|---|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory(prefix="compare-") as folder:
        folder = Path(folder)
        comparison = Comparison(options, Inputs(folder, corpus=corpus, text=text, glove=glove), folder)
        for job in jobs:
            comparison.compare(job)
        # Last, because a process starts with the peak memory of the script that starts it, and tables are large.
        print()
        agreements = [
            comparison.check(job) if job.check else options.peers_only or comparison.agree(job)
            for job in jobs
            if job.agree in job.peers
        ]
    sys.exit(0 if all(agreements) else 1)


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.machine()


if __name__ == "__main__":
    main()
