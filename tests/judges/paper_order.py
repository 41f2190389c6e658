"""Whether headings and phone numbers come back from pdftotext in the order in which the tag tree reads them.

pdftotext goes by where words stand, not by tags: what it gives back in order, other programs that copy, search and
read out a page can be expected to give, too.
"""

import re
import subprocess
import unicodedata
from dataclasses import dataclass
from itertools import groupby, permutations


@dataclass
class Token:
    """A heading or a phone number of the tree, and where it stands: points from the lower left corner."""

    kind: str
    text: str
    level: int
    page: int
    x: float
    y: float

    def __str__(self):
        return f"the {self.kind} {self.text.strip()!r}"


# Vowel signs of Arabic stand above and below a word; pdftotext gives them back beside it, at either side.
VOWELS = re.compile("[\u064b-\u0652\u0670]")


def plain(text):
    return Flat(text).text


class Flat:
    """Letters and digits alone, and the places between them where something else stood: there words may begin."""

    def __init__(self, text):
        kept, self.bounds = [], {0}
        for char in VOWELS.sub("", unicodedata.normalize("NFKC", text)):
            if unicodedata.category(char)[0] in "LNM":
                kept.append(char)
            else:
                self.bounds.add(len(kept))
        self.text = "".join(kept)
        self.bounds.add(len(kept))

    def after(self, words, start):
        """Where these words end, first found from `start` on and not within a word; None where they aren't."""
        ends = [self.end_of("".join(runs), start) for runs in turns(plain(words))]
        return min((end for end in ends if end is not None), default=None)

    def end_of(self, words, start):
        at = self.text.find(words, start)
        while at >= 0 and not (at in self.bounds and at + len(words) in self.bounds):
            at = self.text.find(words, at + 1)
        return at + len(words) if at >= 0 else None


def turns(words):
    """The orders in which runs of both directions may come back.

    pdftotext takes most letters of a page for its direction, so that a line of the other one, with Latin letters and
    numbers in it, comes back from its other end. Within a run letters keep their order.
    """
    runs, before = [], None
    for char in words:
        now = direction(char, before)
        if now != before:
            runs.append("")
        runs[-1] += char
        before = now
    return permutations(runs) if 1 < len(runs) <= 5 else [runs, runs[::-1]]


def direction(char, before):
    """A number among Latin letters goes with them, one in right-to-left text stands by itself."""
    if char.isdigit():
        return "left to right" if before == "left to right" else "number"
    return "right to left" if unicodedata.bidirectional(char) in ("R", "AL") else "left to right"


def number(phone):
    return re.compile(r"(?<!\d)" + r"[\s\u00a0\u202f]*".join(re.findall(r"\+?\d+", phone)) + r"(?!\d)")


def tokens(tree, spoken, phones):
    """What must come back, in the order of the tree. A number within a heading is part of the heading."""
    patterns = [number(phone) for phone in sorted(set(phones), key=len, reverse=True)]
    found = []
    collect(tree, spoken, patterns, found)
    # A short number is also part of the name of who answers it: beside itself it is said once.
    return [token for i, token in enumerate(found) if i == 0 or not same(token, found[i - 1])]


def same(one, other):
    return one.kind == other.kind == "number" and plain(one.text) == plain(other.text)


def collect(element, spoken, patterns, found):
    # A picture is read out by its description, also where it is a picture of text.
    if element.kind == "Figure":
        return
    if element.level():
        pieces = spoken.of(element)
        if pieces:
            first = pieces[0]
            left = min(piece.x for piece in pieces if piece.page == first.page)
            found.append(Token("heading", element.title(), element.level(), first.page, left, first.y))
        return
    # A number may be in pieces, where its spaces are of another font; but it stands on one line.
    for is_content, kids in groupby(element.kids, lambda kid: isinstance(kid, tuple) and kid[0] == "content"):
        if not is_content:
            for kid in kids:
                if not isinstance(kid, tuple):
                    collect(kid, spoken, patterns, found)
            continue
        pieces = [piece for kid in kids for piece in spoken.pieces.get(kid[1:], [])]
        for _, line in groupby(pieces, lambda piece: (piece.page, round(piece.y))):
            found.extend(numbers_in(list(line), patterns))


def numbers_in(line, patterns):
    text = "".join(piece.text for piece in line)
    hits = {}
    for pattern in patterns:
        for hit in pattern.finditer(text):
            hits.setdefault(hit.start(), hit)
    for start, hit in sorted(hits.items()):
        piece = piece_at(line, start)
        yield Token("number", hit[0], 0, piece.page, piece.x, piece.y)


def piece_at(pieces, offset):
    for piece in pieces:
        if offset < len(piece.text):
            return piece
        offset -= len(piece.text)
    return pieces[-1]


@dataclass
class Region:
    """A part of a page, in points from its upper left corner; whole pages without one."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, token, height):
        return (
            token.page == self.page and self.x0 <= token.x < self.x1 and self.y0 <= height - token.y < self.y1
        )


def extracted(file, region=None):
    options = []
    if region:
        x, y = round(region.x0), round(region.y0)
        size = ("-x", x, "-y", y, "-W", round(region.x1) - x, "-H", round(region.y1) - y)
        options = ["-f", str(region.page), "-l", str(region.page), *map(str, size)]
    run = subprocess.run(["pdftotext", *options, file, "-"], capture_output=True, check=True)
    return run.stdout.decode("utf-8", "replace")


def in_order(text, expected, where=""):
    """What of the tokens is missing in the text or comes too early."""
    flat, at = Flat(text), 0
    for token in expected:
        end = flat.after(token.text, at)
        if end is not None:
            at = end
        elif flat.after(token.text, 0) is not None:
            yield f"pdftotext{where} gives {token} too early"
        else:
            yield f"pdftotext{where} does not give {token}"


def by_regions(file, expected, regions, height):
    """Each region by itself, and every token in one of them."""
    for token in expected:
        if not any(region.holds(token, height) for region in regions):
            yield f"{token} stands in no column or panel"
    for number_, region in enumerate(regions, 1):
        own = [token for token in expected if region.holds(token, height)]
        yield from in_order(extracted(file, region), own, f" of part {number_} (page {region.page})")


def like_the_site(found, pages):
    """The paper's headings are the site's; sections keep its order, one list for each language. Some may be left out.

    A contact's card has its heading, too, but stands on paper where contacts stand, not in the text that names it.
    """
    at = [0] * len(pages)
    names = [names_of(page) for page in pages]
    for token in found:
        words = plain(token.text)
        if token.kind != "heading" or any(words == plain(page.emergency) for page in pages):
            continue
        places = [[i for i, one in enumerate(known) if words in one] for known in names]
        if not any(places):
            yield f"{token} is not on the page of the site"
        elif token.level <= 2:
            index, hit = next(
                ((index, hit) for index, hits in enumerate(places) for hit in hits if hit >= at[index]), (None, None)
            )
            if hit is None:
                yield f"{token} stands in another order on the page of the site"
            else:
                at[index] = hit + 1


def apart(found, languages):
    """The tokens without the languages' names, and these."""
    names = {plain(language) for language in languages}
    choice = [token for token in found if token.kind == "heading" and plain(token.text) in names]
    return [token for token in found if token not in choice], choice


def chosen_from(choice, languages, text):
    """All languages, in the order of the site's chooser. Side by side they are no text: each must only come back."""
    if [plain(token.text) for token in choice] != [plain(language) for language in languages]:
        yield f"the languages are {', '.join(token.text for token in choice)}; the site has {', '.join(languages)}"
    flat = Flat(text)
    for token in choice:
        if flat.after(token.text, 0) is None:
            yield f"pdftotext does not give {token}"


def names_of(page):
    return [
        {plain(heading.text), plain(heading.text + heading.meaning), plain(heading.meaning + heading.text)}
        for heading in page.headings
    ]


def numbers(found, page):
    """The emergency numbers stand on it, and where all headings of the page do, all its numbers."""
    on_paper = {plain(token.text) for token in found if token.kind == "number"}
    for phone in page.urgent:
        if plain(phone) not in on_paper:
            yield f"the emergency number {phone} is missing"
    headings = {plain(token.text) for token in found if token.kind == "heading"}
    if all(names & headings for names in names_of(page)):
        for phone in page.phones:
            if plain(phone) not in on_paper:
                yield f"the number {phone} is missing"
