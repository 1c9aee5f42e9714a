#!/usr/bin/env python3
"""Opens the page of `stats report` in headless Chromium: no error, no request, tables that sort and filter.

    python3 Tests/Integration/report_in_chromium.py [.build/release/stats] [--shots FOLDER]

Pages are those of the seeds and of a corpus whose outlets, titles and texts are markup and scripts. With --shots, pictures
of them in light and dark, on a wide and a narrow screen, and their print are kept to be looked at. Needs Chromium (apt
install chromium) and nothing but Python's standard library; where Chromium is missing it says so and ends with 0.
"""

import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Browser:
    """A headless Chromium, spoken to by its DevTools protocol through pipes."""

    def __init__(self, program, profile):
        read, self.output = os.pipe()
        self.input, write = os.pipe()
        for end in (read, write):
            os.set_inheritable(end, True)
        # Chromium reads commands from descriptor 3 and answers on 4; the shell puts them there.
        line = f'exec "$@" 3<&{read} 4>&{write}'
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
                   "--disable-background-networking", "--disable-component-update", f"--user-data-dir={profile}"]
        self.process = subprocess.Popen(["bash", "-c", line, "bash", program, *options, "about:blank"],
                                        pass_fds=(read, write), stderr=subprocess.DEVNULL)
        os.close(read)
        os.close(write)
        self.buffer, self.count, self.session, self.events = b"", 0, None, []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def receive(self):
        while b"\0" not in self.buffer:
            data = os.read(self.input, 1 << 20)
            if not data:
                sys.exit("Chromium has ended")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.count:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, path):
        self.events = []
        self.send("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.receive())

    def value(self, script):
        result = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            sys.exit(f"{script}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def complaints(self):
        names = ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
        return [event for event in self.events if event.get("method") in names]

    def requests(self):
        sent = [event for event in self.events if event.get("method") == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in sent]

    def close(self):
        self.send("Browser.close")
        self.process.wait(30)


def check(holds, claim, *details):
    print(f"{'ok  ' if holds else 'FAIL'} {claim}", *([] if holds else details))
    if not holds:
        check.failures += 1


check.failures = 0


def hostile_corpus(path):
    names = ["<script>document.title='bad'</script>", "</script><img src='https://example.org/x.png'>", "javascript:alert(1)",
             "\u202egpj.exe", "nul\0 escape\x1b[31m", "x" * 5000, "e" + "\u0301" * 300, "日本", "العربية", '" onload="alert(1)']
    with open(path, "w", encoding="utf-8") as file:
        for number in range(60):
            name = names[number % len(names)]
            text = (f"<script>document.title='bad'</script> {name} The minister said peace is good and war{number} is bad. "
                    "<img src='https://example.org/y.png'> Talks in Kiev were held </style> ]]> by all of them.")
            record = {"outlet": name, "id": f"<b>{number}</b>", "date": f"2022-{1 + number % 9:02}-01", "text": text}
            file.write(json.dumps(record) + "\n")


def examine(browser, page, name, shots):
    browser.open(page)
    title = browser.value("document.title")
    check(not browser.complaints(), f"{name}: the console is empty", browser.complaints())
    check(browser.requests() == [page.as_uri()], f"{name}: nothing is requested but the page", browser.requests())
    check(title == f"Report on {name}", f"{name}: no script of the corpus has run", title)
    sorts = browser.value("""(() => {
      const table = Array.from(document.querySelectorAll('table.data')).find((table) => table.tBodies[0].rows.length > 7);
      const head = Array.from(table.tHead.rows[0].cells).find((cell) => cell.classList.contains('n'));
      const values = () => Array.from(table.tBodies[0].rows, (row) => row.cells[head.cellIndex].textContent)
        .filter((text) => text !== '').map(Number);
      const sorted = (numbers, sign) => numbers.every((number, place) => place === 0 || sign * (number - numbers[place - 1]) >= 0);
      const button = head.querySelector('button');
      button.focus();
      const isFocused = document.activeElement === button;
      button.click();
      const falls = sorted(values(), -1) && head.getAttribute('aria-sort') === 'descending';
      button.click();
      return isFocused && falls && sorted(values(), 1) && head.getAttribute('aria-sort') === 'ascending';
    })()""")
    check(sorts, f"{name}: a button sorts a column, down and up")
    filters = browser.value("""(() => {
      const field = document.querySelector('.filter input');
      const table = field.closest('.table').querySelector('table.data');
      const rows = Array.from(table.tBodies[0].rows);
      const word = rows[0].cells[0].textContent.split(/\\s+/)[0];
      field.value = word;
      field.dispatchEvent(new Event('input'));
      const shown = rows.filter((row) => !row.hidden);
      const isRight = shown.length > 0 && shown.every((row) => row.textContent.toLowerCase().includes(word.toLowerCase()));
      const state = field.closest('label').querySelector('output').textContent;
      field.value = '';
      field.dispatchEvent(new Event('input'));
      return isRight && state === shown.length + ' of ' + rows.length && rows.every((row) => !row.hidden);
    })()""")
    check(filters, f"{name}: a field filters rows")
    for width, device in ((1280, "wide"), (390, "narrow")):
        browser.send("Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=width < 500)
        excess = browser.value("document.documentElement.scrollWidth - innerWidth")
        check(excess <= 0, f"{name}: fits on a {device} screen", excess)
        for scheme in ("light", "dark"):
            browser.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            if shots:
                shot = browser.send("Page.captureScreenshot", captureBeyondViewport=True, format="png")["data"]
                (shots / f"{name}-{device}-{scheme}.png").write_bytes(base64.b64decode(shot))
    browser.send("Emulation.setEmulatedMedia", features=[])
    browser.send("Emulation.clearDeviceMetricsOverride")
    paper = base64.b64decode(browser.send("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])
    check(paper.startswith(b"%PDF"), f"{name}: prints")
    if shots:
        (shots / f"{name}.pdf").write_bytes(paper)
    browser.value("""(() => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = 1';
      document.body.append(script);
    })()""")
    check(browser.value("typeof window.intruder") == "undefined", f"{name}: the policy stops other scripts")
    fetched = browser.value("fetch('https://example.org/').then(() => 'fetched', () => 'refused')")
    check(fetched == "refused", f"{name}: the policy stops requests", fetched)


def main():
    arguments = sys.argv[1:]
    shots = None
    if "--shots" in arguments:
        place = arguments.index("--shots")
        shots = pathlib.Path(arguments[place + 1])
        shots.mkdir(parents=True, exist_ok=True)
        del arguments[place:place + 2]
    stats = pathlib.Path(arguments[0] if arguments else ROOT / ".build/release/stats").resolve()
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        print("skipped: there is no Chromium (apt install chromium)")
        return
    # Chromium may keep files in its profile for a moment longer than it runs.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        hostile_corpus(folder / "hostile.jsonl")
        inputs = {"seeds": ROOT / "seeds/outlets.csv", "hostile": folder / "hostile.jsonl"}
        browser = Browser(program, folder / "profile")
        for corpus, path in inputs.items():
            subprocess.run([stats, "report", path, "-o", folder / corpus, "--heading", f"Report on {corpus}", "-q"], check=True)
            examine(browser, folder / corpus / "index.html", corpus, shots)
        browser.close()
    if check.failures:
        sys.exit(f"{check.failures} checks failed")


main()
