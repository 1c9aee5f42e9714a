"""The characters of Windows-1252 from 0x80 on, for DecodedStreamTests.swift. Python 3.11.7, its codec cp1252.

Run: python3 Tests/Oracles/windows_1252.py
"""

UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
print(bytes(b for b in range(0x80, 0x100) if b not in UNDEFINED).decode("cp1252"))
