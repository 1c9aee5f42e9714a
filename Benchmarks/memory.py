#!/usr/bin/env python3
"""Runs `stats` on a corpus ten times as large as the memory it may take, and without a limit; prints times and peaks.

    Benchmarks/memory.py                         2.3 GB within 220 MB, some minutes
    Benchmarks/memory.py --articles 100000       a smaller corpus, again within a tenth of it
    Benchmarks/memory.py --memory 400 --job similarity --runs 5

Both runs take turns. Their results have to have the same bytes, the run with a limit has to stay within it, and to take no
more than twice the time of the other: exit code 1 says that one of these failed. It makes the corpus in
Benchmarks/.corpus if it is not there, and wants no module besides Python's own. A megabyte is 2^20 bytes, as --memory has it.
"""

import argparse
import filecmp
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent
JOBS = {
    "similarity": "similarity {corpus} --by outlet",
    "tfidf": "tfidf {corpus} --by outlet --top 50",
    "vocab": "vocab {corpus} --by outlet --top 50",
    "dtm": "dtm {corpus} --by outlet",
    "cooccur": "cooccur {corpus} --within document --no-keep-positions --min-count 100",
    "bigrams": "vocab {corpus} --ngrams 2 --by outlet --min-df 0.005 --top 50",
}
# What takes nine gigabytes without a limit runs only when it is named.
LARGE = {"bigrams"}
LARGEST_RATIO = 2


def run(command):
    """Runs to the end; returns seconds, seconds of the processors and the peak in MB, by the system's own account."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{complaint.decode(errors='replace')}exit code {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def prepare_corpus(articles):
    """The corpus, made by make-corpus if it is not there."""
    folder = BENCHMARKS / ".corpus"
    folder.mkdir(exist_ok=True)
    corpus = folder / f"news-{articles}.jsonl"
    if not corpus.exists():
        build = ["swift", "build", "--package-path", BENCHMARKS, "-c", "release", "--product", "make-corpus"]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        make = BENCHMARKS / ".build" / "release" / "make-corpus"
        unfinished = corpus.with_suffix(".unfinished")
        subprocess.run(
            [make, "--articles", str(articles), "--format", "jsonl", "--output", unfinished], check=True
        )
        unfinished.rename(corpus)
    return corpus


def compare(job, options, corpus, memory, folder):
    """Both sides of a job in turn; prints their rows and returns what failed."""
    sides = {"no limit": [], f"{memory} MB": ["--memory", f"{memory}M"]}
    runs = {side: [] for side in sides}
    outputs = [folder / str(number) for number in range(len(sides))]
    for _ in range(options.runs):
        for (side, words), output in zip(sides.items(), outputs):
            output.unlink(missing_ok=True)
            command = [word.format(corpus=corpus) for word in JOBS[job].split()] + words
            command += ["--threads", str(options.threads), "--no-meta", "-q", "-o", output]
            runs[side].append(run([options.stats, *command]))
    free, limited = runs.values()
    gigabytes = corpus.stat().st_size / 1e9
    ratios = [sorted(b[key] / a[key] for a, b in zip(free, limited)) for key in (0, 1)]
    for side, results in runs.items():
        seconds, cpu = (statistics.median(result[key] for result in results) for key in (0, 1))
        cells = [job, side, f"{seconds:.2f}", f"{seconds / gigabytes:.2f}", f"{cpu:.2f}", f"{cpu / gigabytes:.2f}"]
        cells.append(f"{max(result[2] for result in results):.0f}")
        for values in ratios:
            many = f" ({values[0]:.2f}-{values[-1]:.2f})" if len(values) > 1 else ""
            cells.append("1" if results is free else f"{statistics.median(values):.2f}{many}")
        print("| " + " | ".join(cells) + " |", flush=True)
    failures = []
    if not filecmp.cmp(*outputs, shallow=False):
        failures.append("the results differ")
    if max(result[2] for result in limited) > memory:
        failures.append(f"takes more than {memory} MB")
    if statistics.median(ratios[0]) > LARGEST_RATIO:
        failures.append(f"takes more than {LARGEST_RATIO} times as long")
    return [f"{job}: {failure}" for failure in failures]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--job", action="append", choices=JOBS, help="only this job; may be repeated")
    parser.add_argument("--articles", type=int, default=375_540, help="size of the corpus (375,540: 2.3 GB)")
    parser.add_argument("--corpus", type=Path, help="another corpus as JSON lines")
    parser.add_argument("--memory", type=int, help="limit in MB (a tenth of the corpus)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each side (3)")
    parser.add_argument("--threads", type=int, default=2, help="threads of stats (2)")
    parser.add_argument("--stats", default=BENCHMARKS.parent / ".build" / "release" / "stats", help="the program")
    options = parser.parse_args()
    if not Path(options.stats).exists():
        parser.error(f"no {options.stats}: swift build -c release --static-swift-stdlib first")
    corpus = options.corpus or prepare_corpus(options.articles)
    memory = options.memory or (corpus.stat().st_size // 10) >> 20

    print(f"{corpus.name}: {corpus.stat().st_size / 1e6:.0f} MB of 10^6 bytes, limit {memory} MB of 2^20")
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; {options.runs} runs of each, in turn\n")
    print("| job | memory | seconds, median | per GB | CPU seconds | per GB | peak MB | times as long (range) | CPU |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory(prefix="memory-") as folder:
        failures = [
            failure
            for job in JOBS
            if job in (options.job or JOBS.keys() - LARGE)
            for failure in compare(job, options, corpus, memory, Path(folder))
        ]
    print("\n" + ("\n".join(failures) if failures else "the same bytes, within the limits of memory and time"))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
