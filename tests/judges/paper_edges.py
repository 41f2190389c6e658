"""Where words stand on a sheet: within what an office printer prints, and on one side of a rule between columns."""

import html
import re
import subprocess
from dataclasses import dataclass

MM = 72 / 25.4
# What most printers leave blank at each edge.
BLANK = 4.0
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
# Rules that are drawn as characters.
RULES = {"|", "—", "_"}


@dataclass
class Word:
    """In points from the upper left corner; heights are those of the font, not of the letters."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    text: str


def sheets(file):
    """For each page its width and the words that pdftotext sees."""
    run = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True)
    for number, page in enumerate(run.stdout.decode("utf-8", "replace").split("<page ")[1:], 1):
        found = [Word(number, *map(float, box), html.unescape(text)) for *box, text in WORD.findall(page)]
        yield float(SIZE.search(page)[1]), found


def drawn(image, dots, rule):
    """From where to where a rule is seen, in points from above: its character's box is higher than its ink."""
    scale = dots / 72
    left, right = round(rule.x0 * scale) - 1, round(rule.x1 * scale) + 2
    strip = image.crop((left, 0, right, image.height))
    dark = [min(strip.crop((0, y, strip.width, y + 1)).tobytes()) < 200 for y in range(strip.height)]
    best = start = None
    for y, ink in enumerate([*dark, False]):
        if ink and start is None:
            start = y
        elif not ink and start is not None:
            best = max(best or (0, 0), (y - start, start))
            start = None
    length, top = best or (0, 0)
    return top / scale, (top + length) / scale


def faults(file, images, dots):
    """`images` of the pages in grey, with so many dots to an inch."""
    for (wide, words), image in zip(sheets(file), images):
        rules = [(word, drawn(image, dots, word)) for word in words if word.text == "|"]
        for word in words:
            if word.text in RULES:
                continue
            if word.x0 < BLANK * MM or word.x1 > wide - BLANK * MM:
                yield f"{word.text!r} on page {word.page} stands at the edge of the paper"
            middle = (word.y0 + word.y1) / 2
            for rule, (top, bottom) in rules:
                if word.x0 < rule.x0 and word.x1 > rule.x1 and top < middle < bottom:
                    yield f"{word.text!r} on page {word.page} lies across a rule between columns"
