"""Golden dates, by the standard library of Python (datetime, email.utils) and dateutil.

    pip install python-dateutil && python3 dates.py > ../TextStatisticsTests/Corpus/DatesGolden.swift

A line of `goldenDates` has the day and the text that the parser says it means. A line of `goldenNumericDates` has the two
days that dateutil reads, month first and day first. A line of `goldenDateFormats` has the day that strptime reads or -,
the format and the text.
"""

import email.utils
import random
import sys
from datetime import datetime, timedelta, timezone

import dateutil
from dateutil import parser

random.seed(20220307)
zones = {"ET": -18000, "EST": -18000, "EDT": -14400, "CET": 3600, "PT": -28800}


def moment():
    day = datetime(1970, 1, 1) + timedelta(days=random.randrange(0, 35000), seconds=random.randrange(86400))
    return day.replace(tzinfo=timezone(timedelta(minutes=random.choice([0, 60, -300, 330]))))


def ordinal(day):
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def iso(text):
    return datetime.fromisoformat(text)


def mail(text):
    return datetime(*email.utils.parsedate_tz(text)[:3])


def free(text):
    return parser.parse(text, tzinfos=zones)


writers = [
    (iso, lambda d: d.date().isoformat()),
    (iso, lambda d: d.isoformat()),
    (iso, lambda d: d.isoformat(" ", "minutes")),
    (iso, lambda d: d.isoformat(timespec="milliseconds")),
    (iso, lambda d: d.strftime("%Y%m%d")),
    (iso, lambda d: d.strftime("%Y%m%dT%H%M%SZ")),
    (iso, lambda d: d.strftime("%Y%m%dT%H%M")),
    (iso, lambda d: d.strftime("%Y-%m-%dT%H")),
    (iso, lambda d: d.strftime("%G-W%V-%u")),
    (iso, lambda d: d.strftime("%GW%V%u")),
    (iso, lambda d: d.strftime("%G-W%V-%uT%H:%M")),
    (free, lambda d: d.strftime("%Y/%m/%d")),
    (free, lambda d: d.strftime("%Y/%m/%d %H:%M:%S")),
    (free, lambda d: f"{d.year}.{d.month}.{d.day}"),
    (mail, email.utils.format_datetime),
    (mail, lambda d: d.strftime("%d %b %Y %H:%M:%S GMT")),
    (mail, lambda d: d.strftime("%a, %d %b %Y %H:%M %z (CET)")),
    (mail, lambda d: d.strftime("%a, %d %b %y %H:%M:%S +0000")),
    (mail, lambda d: d.strftime("%A, %d-%b-%y %H:%M:%S GMT")),
    (mail, lambda d: d.strftime("%A, %d-%b-%Y %H:%M:%S GMT")),
    (mail, lambda d: d.ctime()),
    (free, lambda d: d.strftime("%a %b %e %H:%M:%S UTC %Y")),
    (free, lambda d: d.strftime("%B %-d, %Y")),
    (free, lambda d: d.strftime("%-d %B %Y")),
    (free, lambda d: f"{ordinal(d.day)} of {d:%B %Y}"),
    (free, lambda d: f"{d:%B} {ordinal(d.day)}, {d.year}"),
    (free, lambda d: d.strftime("%A %d %B, %Y")),
    (free, lambda d: d.strftime("%b %-d %Y")),
    (free, lambda d: d.strftime("%b. %-d, %Y, %-I:%M %p ET")),
    (free, lambda d: d.strftime("%A, %B %-d, %Y at %-I:%M %p")),
    (free, lambda d: d.strftime("%d-%b-%Y")),
    (free, lambda d: d.strftime("%-I:%M %p ET, %a %B %-d, %Y")),
    (free, lambda d: d.strftime("%H:%M, %-d %B %Y")),
    (free, lambda d: d.strftime("%-d %B %Y %H:%M:%S CET").upper()),
    (free, lambda d: d.strftime("%-d %b %Y %-I %p").lower()),
]

dates = []
for read, write in writers:
    for _ in range(12):
        # Two digits mean other centuries to others after 2068.
        text = write(random.choice([moment(), datetime(2000, 2, 29, 23, 59, 59, tzinfo=timezone.utc)]))
        dates.append(f"{read(text).date()} {text}")

numeric = []
for separator in "/-.":
    for _ in range(20):
        first, second, year = random.randint(1, 12), random.randint(1, 12), random.randint(1990, 2030)
        text = f"{first:02}{separator}{second:02}{separator}{year}"
        numeric.append(f"{parser.parse(text).date()} {parser.parse(text, dayfirst=True).date()} {text}")

patterns = [
    "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%Y%m%d", "%y%m%d", "%d %b %Y", "%B %d, %Y", "%Y-%j", "%Y%j",
    "%a %b %d %H:%M:%S %Y", "%A, %d. %B %Y", "%d/%m/%Y %I:%M %p", "%Y-%m-%dT%H:%M:%S%z", "%H:%M %d-%m-%Y", "%d %% %m %Y",
    "%Y-%m-%d %H:%M:%S %Z",
]
formats = []
for pattern in patterns:
    for _ in range(30):
        day = moment()
        if "%Z" in pattern:
            day = day.replace(tzinfo=timezone.utc)
        text = day.strftime(pattern)
        # Other digits, a digit less: often no date any more. Without anything between them Python tries all divisions.
        for _ in range(random.choice([0, 0, 1, 1, 2])):
            place = random.randrange(len(text))
            if random.random() < 0.7 and text[place].isdigit():
                text = text[:place] + random.choice("0123456789") + text[place + 1:]
            elif text[place].isdigit() and pattern not in ("%Y%m%d", "%y%m%d", "%Y%j"):
                text = text[:place] + text[place + 1:]
        if text != text.strip() or "  " in text:
            continue
        try:
            result = datetime.strptime(text, pattern).date()
        except ValueError:
            result = "-"
        formats.append(f"{result}\t{pattern}\t{text}")


def swift(name, lines):
    print(f'let {name} = #"""')
    for line in lines:
        print("  " + line)
    print('  """#')


print(f"// By dates.py: Python {sys.version.split()[0]}, dateutil {dateutil.__version__}.")
for name, lines in [("goldenDates", dates), ("goldenNumericDates", numeric), ("goldenDateFormats", formats)]:
    swift(name, lines)
