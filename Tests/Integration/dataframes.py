"""pandas and R read every export with the options that the guide names; every value comes back."""

import json
import pathlib
import re
import shutil
import subprocess
import sys

import hostile

# Prints every table, a line of JSON each: rows of text and numbers, which R writes with 17 digits.
R_SCRIPT = r"""
text <- function(x) {
  x <- gsub("\\", "\\\\", enc2utf8(x), fixed = TRUE)
  x <- gsub("\"", "\\\"", x, fixed = TRUE)
  for (pair in list(c("\n", "\\n"), c("\r", "\\r"), c("\t", "\\t"))) x <- gsub(pair[1], pair[2], x, fixed = TRUE)
  paste0("\"", x, "\"")
}
values <- function(x) ifelse(is.na(x), "null", if (is.numeric(x)) sprintf("%.17g", x) else text(as.character(x)))
for (line in readLines("tables.txt", encoding = "UTF-8")) {
  part <- strsplit(line, " ")[[1]]
  types <- strsplit(part[2], "")[[1]]
  file <- part[1]
  classes <- ifelse(types == "c", "character", "numeric")
  frame <- switch(part[3],
    base = read.csv(file, na.strings = "", encoding = "UTF-8", check.names = FALSE, colClasses = classes),
    base_excel = read.csv(file, na.strings = "", fileEncoding = "UTF-8-BOM", check.names = FALSE, colClasses = classes),
    base_comma = read.csv2(file, na.strings = "", fileEncoding = "UTF-8-BOM", check.names = FALSE, colClasses = classes),
    readr = readr::read_csv(file, na = "", trim_ws = FALSE, col_types = part[2], progress = FALSE),
    readr_comma = readr::read_csv2(file, na = "", trim_ws = FALSE, col_types = part[2], progress = FALSE))
  cells <- vapply(frame, values, character(nrow(frame)))
  cat("[[", paste(text(names(frame)), collapse = ","), "],[", sep = "")
  cat(paste0("[", apply(cells, 1, paste, collapse = ","), "]"), sep = ",\n")
  cat("]]\n\036")
}
"""


def compare(name, table, names, rows, guarded, lines=str, tolerance=0):
    """What differs between a table and what a program read; `lines` is what it makes of the ends of lines."""
    faults = []
    if guarded:
        names = [hostile.undo(found) for found in names]
    if names != [lines(expected) for expected in table.names]:
        faults.append(f"{name}: the columns are {names}")
    if len(rows) != len(table.rows):
        faults.append(f"{name}: {len(rows)} rows, not {len(table.rows)}")
    for number, (row, cells) in enumerate(zip(table.rows, rows)):
        for column, (value, found) in enumerate(zip(row, cells)):
            if guarded:
                found = hostile.undo(found)
            if isinstance(value, str) or value is None:
                fits = found == (value and lines(value))
            else:
                fits = not isinstance(found, str) and abs(found - value) <= tolerance * abs(value)
            if not fits:
                faults.append(f"{name}, row {number}, {table.names[column]}: {value!r} became {found!r}")
    return faults


# readr's numbers are off by a unit in the last place, sometimes by more.
LAST_DIGIT = 1e-15


def one_line_end(text):
    """The reader of R itself ends all lines with line feeds."""
    return re.sub("\r\n?", "\n", text)


def pandas_faults(folder, tables):
    try:
        import pandas
    except ImportError:
        print("skipped: pandas is not installed")
        return []
    faults = []
    forms = [("plain.csv", {}), ("plain.tsv", {"sep": "\t"}), ("excel.csv", {}),
             ("comma.csv", {"sep": ";", "decimal": ","})]
    for name, table in tables.items():
        for form, options in forms:
            frame = pandas.read_csv(
                folder / f"{name}.{form}", keep_default_na=False, na_values=[""], float_precision="round_trip",
                dtype={column: str for column in table.text}, **options)
            rows = [[None if pandas.isna(cell) else cell for cell in row] for row in frame.itertuples(index=False)]
            faults += compare(f"pandas: {name}.{form}", table, list(frame.columns), rows, form != "plain.csv"
                              and form != "plain.tsv")
    print(f"pandas {pandas.__version__}: {len(faults)} values wrong")
    return faults


def r_faults(folder, tables):
    if not shutil.which("Rscript"):
        print("skipped: R is not installed")
        return []
    ways = [("plain", "base"), ("excel", "base_excel"), ("comma", "base_comma")]
    asked = subprocess.run(["Rscript", "-e", "readr::read_csv"], capture_output=True)
    if asked.returncode == 0:
        ways += [("plain", "readr"), ("excel", "readr"), ("comma", "readr_comma")]
    else:
        print("skipped: R has no readr")
    reads = [(name, form, way) for name in tables for form, way in ways]
    with open(folder / "tables.txt", "w") as file:
        for name, form, way in reads:
            table = tables[name]
            types = "".join("c" if column in table.text else "d" for column in range(len(table.names)))
            file.write(f"{name}.{form}.csv {types} {way}\n")
    run = subprocess.run(["Rscript", "-e", R_SCRIPT], cwd=folder, capture_output=True, env={"PATH": "/usr/bin:/bin",
                         "LC_ALL": "C.UTF-8"})
    results = run.stdout.decode().split("\x1e")[:-1]
    faults = [] if run.returncode == 0 else ["R failed: " + run.stderr.decode()]
    for (name, form, way), result in zip(reads, results):
        names, rows = json.loads(result, strict=False)
        faults += compare(f"R, {way}: {name}.{form}", tables[name], names, rows, form != "plain",
                          *((one_line_end, 0) if way.startswith("base") else (str, LAST_DIGIT)))
    print(f"R: {len(results)} of {len(reads)} tables, {len(faults)} values wrong")
    return faults


def main(stats, folder):
    tables = hostile.prepare(stats, folder)
    faults = pandas_faults(folder, tables) + r_faults(folder, tables)
    for fault in faults[:50]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
