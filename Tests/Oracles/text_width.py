"""Terminal widths for Tests/TextStatisticsTests/Tables/TextWidthTests.swift, by the wcwidth package.

    pip install wcwidth && python3 Tests/Oracles/text_width.py
"""
import importlib.metadata

from wcwidth import wcswidth

texts = ["", "abc", "é", "e\u0301", "漢字", "ｆｕｌｌ", "한국어", "カナ", "ｶﾅ", "😀", "👩‍👩‍👧", "🇺🇦", "naïve—“x”", "a\u200bb"]
print("wcwidth", importlib.metadata.version("wcwidth"))
for text in texts + ["Київ", "עברית", "、。"]:
    print(ascii(text), wcswidth(text))
