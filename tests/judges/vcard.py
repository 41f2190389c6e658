"""Reads vCards with another program's parser: an error, or a value that does not come back, is a fault.

Names of files from standard input; prints "FILE: vcard: message" for each fault. A `FILE.json` beside a card
holds what its properties must be: property in small letters → value."""

import json
import os
import sys

import vobject


def faults(file):
    with open(file, "rb") as handle:
        octets = handle.read()
    lines = octets.split(b"\r\n")
    if lines.pop() != b"" or any(b"\n" in line or b"\r" in line for line in lines):
        yield "a line does not end with CRLF"
    if any(len(line) > 75 for line in lines):
        yield "a line is longer than 75 octets"
    try:
        # A fold within a character is already broken here.
        text = "\r\n".join(line.decode("utf-8") for line in lines)
        card = vobject.readOne(text)
        card.validate(raiseException=True)
    except (UnicodeDecodeError, vobject.base.VObjectError) as error:
        yield str(error)
        return
    if card.version.value != "3.0":
        yield f"version {card.version.value}"
    if not card.fn.value.strip():
        yield "no name"
    if os.path.exists(f"{file}.json"):
        with open(f"{file}.json", encoding="utf-8") as handle:
            expected = json.load(handle)
        for name, value in expected.items():
            found = [plain(line.value) for line in card.contents.get(name, [])]
            if found != value:
                yield f"{name} is {found}, not {value}"


def plain(value):
    if isinstance(value, vobject.vcard.Address):
        parts = ["box", "extended", "street", "city", "region", "code", "country"]
        return [getattr(value, part) for part in parts]
    return value


count = 0
broken = 0
for file in sys.stdin.read().splitlines():
    count += 1
    for fault in faults(file):
        broken += 1
        print(f"{file}: vcard: {fault}")
print(f"vcard: {count} cards, {broken} faults")
sys.exit(1 if broken or not count else 0)
