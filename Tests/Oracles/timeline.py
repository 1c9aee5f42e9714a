"""Golden values of the calendar, and of Wilson's interval of a share.

    pip install statsmodels && python3 timeline.py > ../TextStatisticsTests/Statistics/TimelineGolden.swift

The calendar is that of Python's datetime. Of every day of 1600 to 2400, its ordinal, year, month, day, and the ordinal of the
Monday of its week are mixed into one number: FNV-1a of 64 bits over whole numbers in place of bytes. Beside it a line for the
first of January of some years. Intervals are those of statsmodels' proportion_confint; a line for each: the articles that
match, all of them, the confidence, low, high.
"""

import datetime
import sys

import statsmodels
from statsmodels.stats.proportion import proportion_confint

PRIME, MASK = 0x100000001B3, (1 << 64) - 1

mixed = 0xCBF29CE484222325
day = datetime.date(1600, 1, 1)
while day.year <= 2400:
    monday = day - datetime.timedelta(days=day.weekday())
    for number in (day.toordinal(), day.year, day.month, day.day, monday.toordinal()):
        mixed = (mixed ^ number) * PRIME & MASK
    day += datetime.timedelta(days=1)

years = [1, 4, 100, 101, 400, 401, 1582, 1600, 1900, 1970, 2000, 2024, 2400, 9999]
ordinals = "\n".join(f"  {year} {datetime.date(year, 1, 1).toordinal()}" for year in years)

cases = [(0, 1), (1, 1), (0, 10), (3, 10), (10, 10), (1, 37554), (1234, 37554), (37553, 37554)]
intervals = "\n".join(
    f"  {k} {n} {level} " + " ".join(repr(float(x)) for x in proportion_confint(k, n, alpha=1 - level, method="wilson"))
    for k, n in cases
    for level in (0.5, 0.95)
)

print(f'''/// Made by timeline.py with Python {sys.version.split()[0]} and statsmodels {statsmodels.__version__}.
let calendarHash: UInt64 = {mixed}
let firstDaysOfYears = """
{ordinals}
  """
let wilsonIntervals = """
{intervals}
  """''')
