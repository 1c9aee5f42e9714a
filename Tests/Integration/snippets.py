"""Runs what the documentation shows of pandas, R and the shell: every block, in order, in a folder with the seeds."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PAGES = [
    "Sources/TextStatistics/TextStatistics.docc/TablesForSpreadsheets.md",
    "notebooks-data/README.md",
]


def main(stats, folder):
    shutil.copytree(REPOSITORY / "seeds", folder / "seeds")
    shutil.copytree(REPOSITORY / "notebooks-data", folder / "notebooks-data")
    programs = {"sh": ["bash", "-ec"], "python": [sys.executable, "-c"], "r": ["Rscript", "-e"]}
    # The blocks say `stats`, and R wants the locale of the files.
    path = f"{pathlib.Path(stats).parent}:{os.environ['PATH']}"
    environment = dict(os.environ, PATH=path, LC_ALL="C.UTF-8")
    faults, ran = 0, 0
    for page in PAGES:
        blocks = re.findall(r"^```(\w+)\n(.*?)^```", (REPOSITORY / page).read_text(), re.DOTALL | re.MULTILINE)
        for language, code in blocks:
            program = programs.get(language.lower())
            if not program:
                continue
            if not shutil.which(program[0]):
                print(f"skipped: {program[0]} is not installed")
                continue
            run = subprocess.run([*program, code], cwd=folder, env=environment, capture_output=True, text=True)
            ran += 1
            if run.returncode != 0:
                faults += 1
                print(f"{page}: this {language} failed:\n{code}{run.stderr}")
    print(f"documentation: {ran} blocks, {faults} of them failed")
    return 1 if faults or not ran else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
