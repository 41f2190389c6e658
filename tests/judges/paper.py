"""paper.py SITE [PART…]: whether what is printed says what the site says, and whether it can be used on paper.

Every leaflet of data/leaflets.json (only those with PART in their path, where one is given): sizes and picture, order
of headings and phone numbers, folds, codes that a camera reads, version and days, the title in the original language.
Prints "PATH: paper: message" for each fault.
"""

import html
import io
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from multiprocessing import Pool
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pikepdf
import zxingcpp
from babel.core import UnknownLocaleError
from babel.dates import format_date
from PIL import Image, ImageChops, ImageStat

import fold
import paper_edges
import paper_order
import paper_page
import pdf_content
import pdf_tree
from tags import rtl

# Width and height in points.
A4, A3 = (595.28, 841.89), (841.89, 1190.55)
# What a phone's camera makes of a code held at arm's length.
DOTS = 200


@dataclass
class Site:
    root: Path
    base: str
    as_of: str

    def file(self, path):
        return self.root / unquote(path).lstrip("/")

    def endonyms(self):
        """The languages' own names, as one chooses among them."""
        names = re.findall(r'<a [^>]*hreflang=[^>]*><strong>(.*?)</strong>', (self.root / "index.html").read_text("utf-8"))
        return [html.unescape(name) for name in names]

    def page(self, address):
        return paper_page.read(self.file(urlsplit(address).path) / "index.html")


def read_site(root):
    data = json.loads((root / "data" / "leaflets.json").read_text(encoding="utf-8"))
    leaflets = data["leaflets"]
    base = leaflets[0]["url"].removesuffix(leaflets[0]["path"]) if leaflets else ""
    return Site(root, base, data["as_of"]), data


def listed(site, data):
    """Every PDF of the languages is in the list, and nothing that was withdrawn is there."""
    on_disk = {"/" + file.relative_to(site.root).as_posix() for file in site.root.glob("*/leaflets/*.pdf")}
    told = {unquote(leaflet["path"]) for leaflet in data["leaflets"]}
    for path in sorted(on_disk - told):
        yield f"{path}: paper: data/leaflets.json does not list it"
    for leaflet in data["withdrawn"]:
        if site.file(leaflet["path"]).exists():
            yield f"{leaflet['path']}: paper: is withdrawn and still there"


def sizes(site, leaflet, pdf):
    file = site.file(leaflet["path"])
    if file.stat().st_size != leaflet["bytes"]:
        yield f"has {file.stat().st_size} bytes, not {leaflet['bytes']}"
    if len(pdf.pages) != leaflet["pages"]:
        yield f"has {len(pdf.pages)} pages, not {leaflet['pages']}"
    if leaflet["url"] != site.base + leaflet["path"]:
        yield f"is at {leaflet['url']}, it is said"
    form = leaflet["format"]
    upright, flat = (A3, A3[::-1]) if form == "poster" else (A4, A4[::-1])
    allowed = {"trifold": [flat], "bilingual": [upright, flat], "poster": [upright, flat]}.get(form, [upright])
    for number, page in enumerate(pdf.pages, 1):
        x0, y0, x1, y1 = (float(n) for n in page.mediabox)
        turned = int(page.obj.get("/Rotate", 0))
        if turned or not any(abs(x1 - x0 - w) < 1 and abs(y1 - y0 - h) < 1 for w, h in allowed):
            yield f"page {number} is {(x1 - x0) / fold.MM:.0f} × {(y1 - y0) / fold.MM:.0f} mm, turned by {turned}"
    if form == "trifold" and len(pdf.pages) != 2:
        yield f"folds, but has {len(pdf.pages)} pages"
    if form in ("poster", "card") and len(pdf.pages) != 1:
        yield f"has {len(pdf.pages)} pages"


def render(file, number):
    shot = ["pdftoppm", "-r", str(DOTS), "-gray", "-f", str(number), "-l", str(number), str(file)]
    return Image.open(io.BytesIO(subprocess.run(shot, capture_output=True, check=True).stdout))


def picture(site, leaflet, first):
    """A picture of the first page: of its proportions, and showing the same."""
    file = site.file(leaflet["picture"])
    try:
        with Image.open(file, formats=["PNG"]) as image:
            image.load()
            small = image.convert("RGBA")
    except (OSError, SyntaxError) as error:
        yield f"the picture {leaflet['picture']} is none: {error}"
        return
    paper = Image.new("RGBA", small.size, "white")
    paper.alpha_composite(small)
    wide, high = small.size
    if abs(wide / high - first.width / first.height) > 0.02:
        yield f"the picture is {wide} × {high}, the page {first.width} × {first.height}"
        return
    # At this size letters are grey: fonts smoothed in two ways look alike, another page doesn't.
    grid = (48, 48)
    one, other = paper.convert("L").resize(grid, Image.Resampling.BOX), first.resize(grid, Image.Resampling.BOX)
    difference = ImageStat.Stat(ImageChops.difference(one, other)).rms[0]
    if difference > 0.4 * ImageStat.Stat(other).stddev[0]:
        yield f"the picture shows something else than the first page (difference {difference:.1f})"


def codes(site, leaflet, page, images):
    """What a camera reads: addresses of this site with a file behind each, and those that this form must have."""
    found = []
    for number, image in enumerate(images, 1):
        for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode):
            corners = (code.position.top_left, code.position.bottom_right)
            middle = [sum(c.x for c in corners) / 2 / image.width, sum(c.y for c in corners) / 2 / image.height]
            found.append((number, middle, code.text))
    for _, _, address in found:
        path = urlsplit(address).path
        file = site.file(path)
        target = file / "index.html" if path.endswith("/") else file
        if not address.startswith(site.base + "/") or not target.is_file():
            yield f"a code leads to {address}, which is not of this site"
    read = [address for _, _, address in found]
    own = site.base + leaflet["page"]
    wanted = {own}
    if leaflet["format"] == "poster":
        wanted = {address for lang, address in page.alternates.items() if lang != "x-default"}
    for address in sorted(wanted - set(read)):
        yield f"no code leads to {address}"
    for address in sorted(set(read) - wanted):
        yield f"a code leads to {address}, which is not what it is about"
    cards = {(x > 0.5, y > 0.5) for _, (x, y), _ in found}
    if leaflet["format"] == "card" and (len(found) != 4 or len(cards) != 4):
        yield f"{len(found)} codes stand in {len(cards)} of the four cards"


def words(site, leaflet, page, original, text):
    """Version, days, the page's address in letters, the original's title."""
    flat = paper_order.Flat(text)
    if flat.after(leaflet["version"], 0) is None:
        yield f"the version {leaflet['version']} does not stand on it"
    days = [("the day of printing", site.as_of)]
    if leaflet["valid_until"]:
        days.append(("the last day", leaflet["valid_until"]))
    for name, day in days:
        if not dated(text, date.fromisoformat(day), leaflet["lang"]):
            yield f"{name}, {day}, does not stand on it in the words of {leaflet['lang']}"
    address = urlsplit(site.base).netloc + unquote(leaflet["page"])
    if paper_order.plain(address) not in flat.text:
        yield f"the address {address} does not stand on it"
    if original and flat.after(original.title, 0) is None:
        yield f"the title {original.title!r} of the original does not stand on it"


def dated(text, day, lang):
    """Day, month and year in two lines at most, in whatever order: pdftotext may turn the numbers of a line about."""
    # CLDR names the months of Sinhala by the moon, which is another calendar to some: digits are right.
    shown = day.isoformat() if lang == "si" else format_date(day, "long", locale=lang.replace("-", "_"))
    parts = [paper_order.plain(part) for part in re.findall(r"[^\W\d_][^\s\d]*|\d+", shown)]
    lines = [paper_order.plain(line) for line in text.splitlines()]
    return any(all(part in line + after for part in parts if part) for line, after in zip(lines, lines[1:]))


def regions(leaflet, pdf):
    """The parts in which text is read by itself, in their order; None for a leaflet that is read as it is."""
    _, _, wide, high = (float(n) for n in pdf.pages[0].mediabox)
    if leaflet["format"] == "bilingual":
        halves = [(0, wide / 2), (wide / 2, wide)]
        return [
            paper_order.Region(number, x0, 0, x1, high)
            for number in range(1, len(pdf.pages) + 1)
            for x0, x1 in halves
        ]
    if leaflet["format"] == "trifold":
        folded = fold.fold(fold.marks(pdf.pages[0]))
        return [
            paper_order.Region(panel.page, panel.x0 * fold.MM, 0, panel.x1 * fold.MM, high) for panel in folded.order()
        ]
    return None


def quarters(pdf):
    """The cards that the sheet is cut into; they say the same."""
    _, _, wide, high = (float(n) for n in pdf.pages[0].mediabox)
    corners = [(x, y) for y in (0, high / 2) for x in (0, wide / 2)]
    return [paper_order.Region(1, x, y, x + wide / 2, y + high / 2) for x, y in corners]


def order(site, leaflet, pdf, page, original):
    """Headings and numbers: as on the site, and back from pdftotext in the order of the tags."""
    file = site.file(leaflet["path"])
    tree = pdf_tree.read(pdf)
    if tree is None:
        yield "has no tag tree"
        return
    walkers = pdf_content.pages(pdf)
    spoken = pdf_tree.Spoken(walkers)
    found = paper_order.tokens(tree, spoken, page.phones + page.urgent)
    if leaflet["format"] == "poster":
        found, choice = paper_order.apart(found, site.endonyms())
        yield from paper_order.chosen_from(choice, site.endonyms(), paper_order.extracted(file))
    both = [page, original] if leaflet["format"] == "bilingual" and original else [page]
    yield from paper_order.like_the_site(found, both)
    yield from paper_order.numbers(found, page)
    if not any(token.kind == "heading" and token.level == 1 for token in found):
        yield "has no heading of level 1"
    try:
        parts = regions(leaflet, pdf)
    except fold.Misfolded as error:
        yield f"fold: {error}"
        return
    if parts:
        yield from paper_order.by_regions(file, found, parts, float(pdf.pages[0].mediabox[3]))
    else:
        yield from paper_order.in_order(paper_order.extracted(file), found)
    if leaflet["format"] == "card":
        for card in quarters(pdf):
            yield from paper_order.in_order(paper_order.extracted(file, card), found, f" of the card at {card.x0:.0f}, {card.y0:.0f}")
    if leaflet["format"] == "trifold" and len(pdf.pages) == 2:
        pieces = [piece for piece in spoken.of(tree) if piece.text.strip()]
        headings = [token for token in found if token.kind == "heading"]
        yield from fold.faults(file, pdf, pieces, headings, rtl(leaflet["lang"]))


def faults(site, leaflet):
    file = site.file(leaflet["path"])
    page = site.page(leaflet["page"])
    first = page.alternates.get("x-default")
    original = site.page(first) if first else None
    if original and original.lang == leaflet["lang"]:
        original = None
    with pikepdf.open(file) as pdf:
        yield from sizes(site, leaflet, pdf)
        yield from order(site, leaflet, pdf, page, original)
        count = len(pdf.pages)
    yield from words(site, leaflet, page, original, paper_order.extracted(file))
    images = [render(file, number) for number in range(1, count + 1)]
    yield from paper_edges.faults(file, images, DOTS)
    yield from picture(site, leaflet, images[0])
    yield from codes(site, leaflet, page, images)


def judge(job):
    site, leaflet = job
    try:
        found = list(faults(site, leaflet))
    except (OSError, KeyError, UnknownLocaleError, pikepdf.PdfError, subprocess.CalledProcessError) as error:
        found = [f"cannot be judged: {type(error).__name__}: {error}"]
    return [f"{leaflet['path']}: paper: {fault}" for fault in found]


def main(root, parts):
    site, data = read_site(Path(root))
    chosen = [one for one in data["leaflets"] if not parts or any(part in one["path"] for part in parts)]
    count = 0
    with Pool(2) as pool:
        answers = pool.imap(judge, [(site, leaflet) for leaflet in chosen], chunksize=4)
        for lines in [list(listed(site, data)), *answers]:
            count += len(lines)
            print("".join(line + "\n" for line in lines), end="")
    print(f"paper: {len(chosen)} leaflets, {count} failures")
    return 1 if count or not chosen else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
