"""LibreOffice opens every export with the settings of its import dialog, in several languages; every cell comes back.

With --excel text is text: with the guard's apostrophe, which undo takes away, and never a number, day or formula.
Without it, columns of text have to be declared as text in the dialog, as the guide says.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

import hostile

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
OFFICE, TABLE, TEXT = ("{%s}" % name for name in NAMES.values())
LANGUAGES = {"en-US": 1033, "en-GB": 2057, "ja": 1041, "de": 1031, "fr": 1036, "es": 3082, "it": 1040, "pl": 1045,
             "ru": 1049, "tr": 1055}


def content(element):
    text = element.text or ""
    for child in element:
        if child.tag == TEXT + "s":
            text += " " * int(child.get(TEXT + "c", "1"))
        elif child.tag == TEXT + "tab":
            text += "\t"
        elif child.tag == TEXT + "line-break":
            text += "\n"
        else:
            text += content(child)
        text += child.tail or ""
    return text


def cell_value(cell):
    """The type of a cell and what it holds: text as str, numbers as float, days as ISO 8601."""
    if cell.get(TABLE + "formula"):
        return "formula", cell.get(TABLE + "formula")
    kind = cell.get(OFFICE + "value-type")
    if kind == "float":
        return kind, float(cell.get(OFFICE + "value"))
    if kind == "date":
        return kind, cell.get(OFFICE + "date-value")
    return kind, "\n".join(content(line) for line in cell.findall("text:p", NAMES))


def sheet(path):
    rows = []
    table = xml.etree.ElementTree.parse(path).getroot().find(".//table:table", NAMES)
    for row in table.iter(TABLE + "table-row"):
        cells = []
        for cell in row:
            repeated = int(cell.get(TABLE + "number-columns-repeated", "1"))
            cells += [cell_value(cell)] * (repeated if repeated < 1000 else 0)
        rows += [cells] * (int(row.get(TABLE + "number-rows-repeated", "1")) if cells else 1)
    return rows


def open_in_calc(soffice, files, separator, language, detects, types=""):
    """Converts CSVs to flat OpenDocument as LibreOffice's dialog would, with UTF-8 and the given choices."""
    options = f"CSV:{separator},34,76,1,{types},{LANGUAGES.get(language, 0)},false,{str(detects).lower()}"
    folder = files[0].parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", f"--infilter={options}", "--convert-to", "fods", "--outdir",
               folder / "sheets", *files]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return [sheet(folder / "sheets" / f"{file.stem}.fods") for file in files]


def lines(text):
    """A cell of LibreOffice ends its lines with line feeds."""
    return re.sub("\r\n?", "\n", text)


def check(name, table, rows, guarded):
    """Compares a sheet with a table; returns what differs."""
    faults = []
    expected = [table.names] + table.rows
    if len([row for row in rows if any(kind for kind, _ in row)]) != len(expected):
        faults.append(f"{name}: {len(rows)} rows, not {len(expected)}")
    for number, (row, cells) in enumerate(zip(expected, rows)):
        cells = cells + [(None, "")] * (len(row) - len(cells))
        for column, (value, (kind, found)) in enumerate(zip(row, cells)):
            if number == 0 and not guarded and column not in table.text:
                # Nothing can be done about the name of a column of numbers, in a file without the guard.
                fits = True
            elif value is None:
                fits = kind is None or found == ""
            elif isinstance(value, str):
                isDay = number > 0 and table.names[column] in hostile.DAYS and kind == "date"
                text = hostile.undo(found) if guarded and not isDay else found
                fits = kind == ("date" if isDay else "string") and text == lines(value)
                # What begins with the mark has to have another, else undoing it would lose it.
                fits = fits and not (guarded and value.startswith("'") and not found.startswith("''"))
            else:
                fits = kind == "float" and abs(found - value) <= 1e-14 * abs(value)
            if not fits:
                faults.append(f"{name}, row {number}, {table.names[column]}: {value!r} became {kind} {found!r}")
    return faults


def main(stats, folder):
    soffice = shutil.which("soffice")
    if not soffice:
        print("skipped: LibreOffice is not installed")
        return 0
    tables = hostile.prepare(stats, folder)
    faults, cells = [], 0
    cases = [("excel", 44, "", False)] + [("excel", 44, language, True) for language in ["en-US", "en-GB", "ja"]]
    cases += [("comma", 59, language, True) for language in ["de", "fr", "es", "it", "pl", "ru", "tr"]]
    for form, separator, language, detects in cases:
        files = [folder / f"{name}.{form}.csv" for name in tables]
        for (name, table), rows in zip(tables.items(), open_in_calc(soffice, files, separator, language, detects)):
            faults += check(f"{name}.{form} in {language or 'the default language'}", table, rows, True)
            cells += len(rows) * len(table.names)
    for name in ["describe", "tokens", "square", "kwic"]:
        table = tables[name]
        types = "/".join(f"{column + 1}/{2 if column in table.text else 1}" for column in range(len(table.names)))
        for suffix, separator in [("csv", 44), ("tsv", 9)]:
            rows, = open_in_calc(soffice, [folder / f"{name}.plain.{suffix}"], separator, "en-US", True, types)
            faults += check(f"{name}.plain.{suffix}", table, rows, False)
            cells += len(rows) * len(table.names)
    # The check is none if it does not see what becomes of text without guard.
    rows, = open_in_calc(soffice, [folder / "describe.plain.csv"], 44, "en-US", True)
    if len(check("describe.plain.csv", tables["describe"], rows, False)) < 100:
        faults.append("LibreOffice converted nothing: is it still what opens the files?")
    for fault in faults[:50]:
        print(fault)
    print(f"LibreOffice: {cells} cells, {len(faults)} of them wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
