"""Runs what counts on Apache Spark on a cluster of this machine, and compares every byte with a run without Spark.

Starts a master and two workers on the loopback interface, runs every verb whose counts add up, ends a worker while it
counts, and lets go wrong what goes wrong: a program that crashes, that leaves rows unread, an input that is cut off, a
disk that is full, a file that is not there. Ends what it started by its process id, and checks that nothing is left.

    python3 Tests/Cluster/cluster.py --stats .build/release/stats --spark-home $SPARK_HOME
"""

import argparse
import collections
import gzip
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

from webhdfs import NameNode

PARSER = argparse.ArgumentParser()
PARSER.add_argument("--stats", required=True)
PARSER.add_argument("--spark-home", required=True)
PARSER.add_argument("--quick", action="store_true", help="one table of each way to count, a crash, a worker that is killed")
PARSER.add_argument("--articles", type=int, help="how many to make (2000; with --quick 400)")
PARSER.add_argument("--only", help="run only the checks whose names hold one of these, separated by commas")
PARSER.add_argument("--minutes", type=float, default=20, help="give up on a command after this time")
OPTIONS = PARSER.parse_args()
STATS, SPARK = os.path.realpath(OPTIONS.stats), os.path.realpath(OPTIONS.spark_home)
WORK = tempfile.mkdtemp(prefix="stats-cluster-")
# Programs that end after some seconds are quicker if Java compiles them only roughly.
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
ENVIRONMENT = dict(
    os.environ, SPARK_HOME=SPARK, SPARK_LOCAL_IP="127.0.0.1", SPARK_NO_DAEMONIZE="1", SPARK_DAEMON_JAVA_OPTS=JAVA)
STARTED = []
FAILURES = []


def path(*names):
    return os.path.join(WORK, *names)


def corpus():
    """Articles with all that engines take for something else, and records that cannot be used."""
    numbers = random.Random(1)
    common = ["the", "of", "war", "peace", "said"] + [f"w{n}" for n in range(3000)]
    rare = ["naïve", "İstanbul", "ΟΔΟΣ", "日本語", "x\\N", "\\N", "\\", "e\tf", "c\rd", "foo\0bar", "🙂", "${d}", "a\u0301b"]
    outlets = ["cnn", "a\tb", "\\N", "o,ut", "'q'", "é", "e\u0301", " ", "\\e"]
    for number in range(OPTIONS.articles or (400 if OPTIONS.quick else 2000)):
        words = [common[min(int(numbers.paretovariate(0.6)), len(common) - 1)] for _ in range(numbers.choice([0, 5, 80, 300]))]
        words += numbers.sample(rare, 3)
        article = {
            "id": str(number), "outlet": numbers.choice(outlets), "text": ". ".join([" ".join(words)] * 2),
            "date": f"2022-{numbers.randint(1, 12):02}-{numbers.randint(1, 28):02}"}
        kind = numbers.random()
        if number > 100 and kind < 0.01:
            del article["outlet"]
        elif number > 100 and kind < 0.02:
            article["text"] = None
        elif number > 100 and kind < 0.03:
            yield '{"text": '
            continue
        elif number > 100 and kind < 0.04:
            yield ""
            continue
        yield json.dumps(article, ensure_ascii=kind < 0.5)


def start(name, *arguments):
    log = open(path(f"{name}.log"), "wb")
    process = subprocess.Popen(
        [os.path.join(SPARK, "bin/spark-class"), *arguments], stdout=log, stderr=log, cwd=WORK, env=ENVIRONMENT)
    STARTED.append(process)
    return process


def wait_for(name, text, times=1):
    until = time.time() + 60 * OPTIONS.minutes
    while time.time() < until:
        with open(path(f"{name}.log"), errors="replace") as log:
            if log.read().count(text) >= times:
                return
        time.sleep(0.2)
    sys.exit(f"{name} does not say: {text}")


def start_worker(name):
    return start(
        name, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g",
        "--work-dir", path(name), "--webui-port", "0", MASTER)


def stats(*arguments, **more):
    return subprocess.run(
        [STATS, *arguments, "--quiet"], cwd=WORK, env=ENVIRONMENT, capture_output=True, timeout=60 * OPTIONS.minutes, **more)


def engine(folder="."):
    settings = {
        "spark.sql.files.maxPartitionBytes": "200k", "spark.sql.files.openCostInBytes": "1", "spark.sql.shuffle.partitions": "2",
        "spark.executor.memory": "512m", "spark.executor.cores": "1", "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1",
        "spark.driver.extraJavaOptions": JAVA, "spark.executor.extraJavaOptions": JAVA}
    return ["--engine", "spark", "--master", MASTER, "--spark-dir", folder] + [
        word for name, value in settings.items() for word in ("--spark-conf", f"{name}={value}")]


def check(name, is_right, message=""):
    print(f"{'ok  ' if is_right else 'FAIL'} {name}{'' if is_right else ': ' + message}", flush=True)
    if not is_right:
        FAILURES.append(name)


def timed(function):
    begin = time.time()
    result = function()
    return result, time.time() - begin


def compare(name, verb, files, *arguments, quick=False, there=()):
    """The same table, with Spark (of what is `there`) and without; with --quick only some."""
    if OPTIONS.quick and not quick:
        return
    here, seconds_here = timed(lambda: stats(verb, files, *arguments))
    there, seconds_there = timed(lambda: stats(verb, *(there or [files]), *arguments, *engine()))
    name = f"{name}: {len(here.stdout)} bytes, {seconds_here:.1f} s here, {seconds_there:.1f} s on Spark"
    check(name, here.returncode == there.returncode == 0 and len(here.stdout) > 200 and here.stdout == there.stdout,
          f"exit codes {here.returncode}, {there.returncode}; {there.stderr.decode()[-2000:]}")


def program(name, text):
    """A program that runs in place of ours on the workers."""
    with open(path(name), "w") as file:
        file.write(f"#!/bin/sh\n{text}\n")
    os.chmod(path(name), 0o755)
    return ["--spark-program", path(name)]


def fails(name, message, *arguments, folder="."):
    run = stats("vocab", "corpus.jsonl", "--by", "outlet", *engine(folder), *arguments)
    check(name, run.returncode in (65, 74) and run.stdout == b"" and message in run.stderr.decode(),
          f"exit code {run.returncode}: {run.stderr.decode()[-2000:]}")


def verbs():
    compare("similarity", "similarity", "corpus.jsonl", "--by", "outlet", "--method", "cosine,jsd,pearson", "--min-count", "2",
            quick=True)
    compare("tfidf of several files, one compressed", "tfidf", "folder", "--by", "outlet", "--top", "30", "--stopwords", "en")
    compare("vocab", "vocab", "corpus.jsonl", "--where", "outlet is not empty", "--ngrams", "1,2", "--min-df", "3")
    compare("dtm by month", "dtm", "corpus.jsonl", "--by", "outlet,month", "--max-features", "50")
    compare("cooccur", "cooccur", "corpus.jsonl", "--by", "outlet", "--stopwords", "en", "--max-features", "300",
            quick=True)
    compare("cooccur of unequal sides", "cooccur", "corpus.jsonl", "--window", "0,2", "--min-count", "20")
    compare("keyness", "keyness", "corpus.jsonl", "--test", "mwu,df", "--boot", "99", "--permute", "99", "--within", "date", "--top", "20",
            quick=True)
    compare("similarity of articles drawn", "similarity", "corpus.jsonl", "--by", "outlet", "--ci", "basic", "--boot", "99",
            "--permute", "99", "--within", "month")
    compare("sentiment", "sentiment", "corpus.jsonl", "--by", "outlet,month", "--lexicon", "my.csv,vader", "--speech", "split",
            "--target", "war|it's", "--target", "peace", "--neutral", "neutral.txt", "--preset", "window", quick=True)


def worker_ended():
    """A worker that is killed while it counts: its partitions are counted again."""
    here = stats("vocab", "corpus.jsonl", "--by", "outlet")
    slow = program("slow", f'sleep 4; exec "{STATS}" "$@"')
    os.mkdir(path("shared"))
    process = subprocess.Popen(
        [STATS, "vocab", "corpus.jsonl", "--by", "outlet", "--quiet", *engine("shared"), *slow], cwd=WORK, env=ENVIRONMENT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.time() + 60 * OPTIONS.minutes
    # A worker that has not begun counts nothing that could be lost.
    victim = STARTED[1]
    while time.time() < until and process.poll() is None:
        has_begun = any("text-statistics-kernel" in names for _, _, names in os.walk(path("worker1")))
        if has_begun and counts_in("shared"):
            break
        time.sleep(0.1)
    is_running = process.poll() is None
    victim.send_signal(signal.SIGKILL)
    output, messages = process.communicate(timeout=60 * OPTIONS.minutes)
    check("a worker killed while it counts", is_running and process.returncode == 0 and output == here.stdout,
          f"running {is_running}, exit code {process.returncode}: {messages.decode()[-2000:]}")
    check("no folder is left", os.listdir(path("shared")) == [], str(os.listdir(path("shared"))))


def counts_in(folder):
    return any("errors" in place and names for place, _, names in os.walk(path(folder)))


def crashes():
    fails("a program that crashes is told with what it said", "out of cheese",
          *program("crashing", 'echo "kernel: out of cheese" >&2; exit 3'))


def unread():
    fails("a program that loses a partition without a word", "of the",
          *program("idle", f'mkdir "{path("once")}" 2>/dev/null && {{ cat > /dev/null; exit 0; }}; exec "{STATS}" "$@"'))


def cut_off():
    os.mkdir(path("damaged"))
    with open(path("folder", "b.jsonl.gz"), "rb") as file:
        whole = file.read()
    with open(path("damaged", "a.jsonl.gz"), "wb") as file:
        file.write(whole[: len(whole) // 2])
    here, there = stats("vocab", "damaged"), stats("vocab", "damaged", "--columns", "id,outlet,text,date", *engine())
    check("an input that is cut off", here.returncode != 0 and there.returncode == 74 and there.stdout == b"",
          f"exit codes {here.returncode}, {there.returncode}: {there.stderr.decode()[-2000:]}")


def disk_full():
    os.mkdir(path("small"))
    # Room for the program, not for the sums.
    small = program("small-program", f'exec "{STATS}" "$@"')
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", path("small")], capture_output=True)
    if mount.returncode != 0:
        print("skip a disk that is full: needs the right to mount one", flush=True)
        return
    try:
        fails("a disk that is full", "the job failed", *small, folder="small")
        check("no folder is left on it", os.listdir(path("small")) == [], str(os.listdir(path("small"))))
    finally:
        subprocess.run(["umount", path("small")], check=True)


def webhdfs():
    """Files that this program cannot read, but Hadoop's client can."""
    os.makedirs(path("served", "news"))
    os.mkdir(path("shared-webhdfs"))
    third = len(lines) // 3
    for name, part in [("a b.jsonl", lines[:third]), ("é.jsonl", lines[third:-third]), ("c.jsonl.gz", lines[-third:])]:
        with (gzip.open if name.endswith(".gz") else open)(path("served", "news", name), "wt") as file:
            file.write("".join(f"{line}\n" for line in part))
    with open(path("served", "news", "notes.log"), "w") as file:
        file.write("of no pattern\n")

    def refuses(name, address, files, code, message):
        inputs = [f"webhdfs://{address}/news/{files}", *columns]
        run = stats("similarity", *inputs, "--by", "outlet", *engine("shared-webhdfs"))
        said, left = run.stderr.decode(), os.listdir(path("shared-webhdfs"))
        check(name, run.returncode == code and run.stdout == b"" and message in said and said.count("\n") == 1 and not left,
              f"exit code {run.returncode}, left {left}: {said[-2000:]}")

    columns = ["--columns", "id,outlet,text,date"]
    with NameNode(path("served")) as node:
        there = [f"webhdfs://{node.address}/news/*.jsonl*", *columns]
        compare("similarity of files in WebHDFS", "similarity", "served/news", "--by", "outlet", "--method", "cosine,jsd",
                there=there)
        compare("cooccur of files in WebHDFS", "cooccur", "served/news", "--by", "outlet", "--max-features", "300",
                there=there)
        asked = collections.Counter((operation, code) for operation, _, _, code in node.asked)
        check(f"what Hadoop's client asked for: {dict(asked)}", not any(code == 400 for _, code in asked))
        check("a file was read in parts", any(offset > 0 and code == 200 for _, _, offset, code in node.asked))
        refuses("a file that is not there", node.address, "nothing.jsonl", 66, "nothing.jsonl: Spark finds no such file")
        refuses("a pattern of nothing", node.address, "*.nothing", 66, "*.nothing: Spark finds no such file")
        os.symlink("nothing", path("served", "news", "gone.jsonl"))
        refuses("a file that goes after it was listed", node.address, "*.jsonl", 66, "gone.jsonl: Spark finds no such file")
    refuses("a server that is not there", node.address, "*.jsonl*", 74, "Connection refused")
    check("no thread is left", threading.active_count() == 1, str(threading.enumerate()))


def left_over():
    """The command lines of processes that have to do with this run."""
    found = []
    for name in os.listdir("/proc"):
        try:
            with open(f"/proc/{name}/cmdline", "rb") as file:
                words = file.read().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if name.isdigit() and int(name) != os.getpid() and WORK in words:
            found.append(f"{name} {words[:200]}")
    return found


def end():
    for process in STARTED:
        if process.poll() is None:
            process.terminate()
    for process in STARTED:
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    until = time.time() + 60
    while left_over() and time.time() < until:
        time.sleep(0.2)
    check("nothing is left running", left_over() == [], str(left_over()))
    # Their command lines name the folder of this run, which no other has.
    for process in left_over():
        os.kill(int(process.split()[0]), signal.SIGKILL)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
lines = list(corpus())
with open(path("corpus.jsonl"), "w") as file:
    file.write("".join(f"{line}\n" for line in lines))
for name, text in [("my.csv", "word,score\nwar,-0.7\npeace said,0.1\nw1*,0.3\n"), ("neutral.txt", "w2\nof the\n")]:
    with open(path(name), "w") as file:
        file.write(text)
os.mkdir(path("folder"))
with open(path("folder", "a.jsonl"), "w") as file:
    file.write("".join(f"{line}\n" for line in lines[: len(lines) // 2]))
with gzip.open(path("folder", "b.jsonl.gz"), "wt") as file:
    file.write("".join(f"{line}\n" for line in [lines[0]] + lines[len(lines) // 2:]))
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    PORT = free.getsockname()[1]
MASTER = f"spark://127.0.0.1:{PORT}"
try:
    start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(PORT), "--webui-port", "0")
    wait_for("master", "New state: ALIVE")
    start_worker("worker1")
    start_worker("worker2")
    wait_for("master", "Registering worker", 2)
    # The worker is killed last.
    for test in [verbs, crashes] + ([] if OPTIONS.quick else [unread, cut_off, disk_full, webhdfs]) + [worker_ended]:
        if any(name in test.__name__ for name in (OPTIONS.only or "").split(",")):
            test()
finally:
    end()
    shutil.rmtree(WORK, ignore_errors=True)
sys.exit(f"failed: {', '.join(FAILURES)}" if FAILURES else 0)
