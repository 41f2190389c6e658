"""What the site says of a page: the words that a leaflet of it must bear."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Parts of a page that are its frame, not its text.
FRAME = {("nav", None), ("section", "related"), ("footer", None), ("details", None), ("svg", None), ("figure", None)}
VOID = set("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Heading:
    level: int
    text: str = ""
    #: The same name in the reader's language, where a contact has one.
    meaning: str = ""


@dataclass
class Page:
    lang: str = ""
    headings: list = field(default_factory=list)
    phones: list = field(default_factory=list)
    emergency: str = ""
    urgent: list = field(default_factory=list)
    #: Language → address, as the page links its translations; "x-default" is the original.
    alternates: dict = field(default_factory=dict)

    @property
    def title(self):
        return next((heading.text for heading in self.headings if heading.level == 1), "")


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open = []
        #: Where text goes: pairs of the depth at which the element ends, and who takes it.
        self.takers = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get("class") or "").split()
        if tag == "html":
            self.page.lang = attributes.get("lang", "")
        if tag == "link" and "hreflang" in attributes:
            self.page.alternates[attributes["hreflang"]] = attributes["href"]
        if tag in VOID:
            self.take(" ")
            return
        self.open.append((tag, classes))
        inside = self.inside("main") and not self.framed()
        if inside and re.fullmatch("h[1-6]", tag):
            self.page.headings.append(Heading(int(tag[1])))
            self.into(self.page.headings[-1], "text")
        elif inside and tag == "p" and "meaning" in classes and self.page.headings:
            self.into(self.page.headings[-1], "meaning")
        elif tag == "a" and (attributes.get("href") or "").startswith("tel:"):
            if self.inside("aside", "sos"):
                self.into(self.page.urgent, None)
            elif inside:
                self.into(self.page.phones, None)
        elif attributes.get("id") == "sirio-sos":
            self.into(self.page, "emergency")

    def handle_endtag(self, tag):
        while self.open and any(tag == name for name, _ in self.open):
            name, _ = self.open.pop()
            self.takers = [taker for taker in self.takers if taker[0] <= len(self.open)]
            if name == tag:
                break

    def handle_data(self, data):
        if not any(name == "svg" for name, _ in self.open):
            self.take(data)

    def into(self, taker, key):
        if key is None:
            taker.append("")
        self.takers.append((len(self.open), taker, key))

    def take(self, data):
        for _, taker, key in self.takers:
            if key is None:
                taker[-1] += data
            else:
                setattr(taker, key, getattr(taker, key) + data)

    def inside(self, tag, name=None):
        return any(tag == open_tag and (name is None or name in classes) for open_tag, classes in self.open)

    def framed(self):
        start = next(i for i, (tag, _) in enumerate(self.open) if tag == "main")
        return any(
            (tag, None) in FRAME or any((tag, name) in FRAME for name in classes)
            for tag, classes in self.open[start:]
        )


def tidy(text):
    return " ".join(text.split())


def read(path):
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    page = reader.page
    for heading in page.headings:
        heading.text, heading.meaning = tidy(heading.text), tidy(heading.meaning)
    page.phones = [tidy(phone) for phone in page.phones]
    page.urgent = [tidy(phone) for phone in page.urgent]
    page.emergency = tidy(page.emergency)
    return page
