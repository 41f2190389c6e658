"""A guide read anew for coverage.py: Markdown with another program's parser, words, fingerprints and states from the
rules as they are written down (ALGORITHM names their version). Nothing here asks the tool."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from babel import Locale, UnknownLocaleError
from blake3 import blake3
from markdown_it import MarkdownIt

# The latest rules; from the second on, characters that nobody sees are no part of a text.
ALGORITHM = 2
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
# From the worst to the best, and those that words are counted under.
STATES = ["missing", "orphan", "unknown", "outdated-facts", "outdated-text", "machine", "current", "not-required"]
COUNTED = ["current", "machine", "outdated-text", "outdated-facts", "unknown", "missing"]
SINGLE, DOUBLE = "\u2018\u2019\u201a\u201b\u02bc", "\u201c\u201d\u201e\u201f\u00ab\u00bb"
QUOTES = str.maketrans(SINGLE + DOUBLE, "'" * len(SINGLE) + '"' * len(DOUBLE))
DIGITS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0DE6, 0xFF10)
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
)
HEADING_ID = re.compile(r"\s*\{([^{}]*)\}\s*$")
markdown = MarkdownIt("commonmark").enable("table")


def is_number(c):
    return unicodedata.category(c) in ("Nd", "Nl", "No")


def is_alphanumeric(c):
    # Vowel signs that stand beside a letter are letters, too.
    return unicodedata.category(c)[0] in "LN" or unicodedata.category(c) in ("Mc", "Mn")


@dataclass
class Section:
    id: str
    line: int
    head: str = ""
    body: str = ""
    images: list = field(default_factory=list)
    level: int = 1

    @property
    def text(self):
        return self.head + self.body

    @property
    def words(self):
        if UNSPACED.search(self.text):
            raise ValueError(f"{self.id}: words of scripts without spaces cannot be counted here")
        return sum(any(map(is_alphanumeric, word)) for word in self.text.split())

    @property
    def says_something(self):
        return any(map(is_alphanumeric, self.text))

    @property
    def has_body(self):
        return any(map(is_alphanumeric, self.body))

    def translates(self, source):
        return self.says_something and (self.has_body or not source.has_body)


@dataclass
class Page:
    file: str
    lang: str
    keys: dict
    sections: list

    def section(self, name):
        return next((section for section in self.sections if section.id == name), None)


def read_page(file, lang, text):
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "+++")
    keys = tomllib.loads("\n".join(lines[1:end]))
    title = next((n for n, line in enumerate(lines[:end], 1) if re.match(r"title\s*=", line)), 1)
    intro = Section("_", title)
    titles = [] if keys.get("kind") == "contact" else [keys.get("title", "")]
    titles += [keys["summary"]] if "summary" in keys else []
    intro.head = "".join(f"{part}\n" for part in titles)
    return Page(file, lang, keys, read_body("\n".join(lines[end + 1 :]), end + 1, intro))


def read_body(text, before, intro):
    sections = [intro]
    tokens = markdown.parse(text)
    for place, token in enumerate(tokens):
        if token.type == "inline" and tokens[place - 1].type == "heading_open" and token.level == 1:
            sections.append(heading(token, tokens[place - 1].map[0] + before + 1))
        elif token.type == "inline":
            sections[-1].body += words_of(token, sections[-1]) + "\n"
        elif token.type in ("fence", "code_block"):
            sections[-1].body += token.content + "\n"
    return sections


def heading(token, line):
    section = Section("", line)
    section.head = words_of(token, section) + "\n"
    found = HEADING_ID.search(section.head)
    if found:
        section.head = section.head[: found.start()] + "\n"
        ids = [part[1:] for part in found[1].split() if part.startswith("#")]
        section.id = ids[-1] if ids else ""
    parts = re.split(r"[\W_]+", section.head.lower())
    section.id = section.id or "-".join(part for part in parts if part) or "section"
    return section


def words_of(token, section):
    out = ""
    for child in token.children:
        if child.type in ("text", "code_inline"):
            out += child.content
        elif child.type == "softbreak":
            out += "\n"
        elif child.type == "hardbreak":
            out += " "
        elif child.type == "image":
            alt = "".join(" " if part.type.endswith("break") else part.content for part in child.children)
            section.images.append((child.attrs["src"].split("/")[-1], alt))
            out += alt
    return out


# Fingerprints.


def normal(text):
    text = unicodedata.normalize("NFC", text).translate(QUOTES)
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(rf"(?<={UNSPACED.pattern}) (?={UNSPACED.pattern})", "", text)


def digest(text):
    return blake3(text.encode()).hexdigest()[:16]


@cache
def months(lang):
    try:
        locale = Locale.parse(lang, sep="-")
    except UnknownLocaleError:
        return set()
    names = {trimmed(word) for name in locale.months["format"]["wide"].values() for word in name.lower().split()}
    return {name for name in names if len(name) > 2 and not any(map(is_number, name))}


def trimmed(word):
    kept = [place for place, c in enumerate(word) if is_alphanumeric(c) or c in "+€$£%"]
    return word[kept[0] : kept[-1] + 1] if kept else ""


def is_address(word):
    labels = word.split("/")[0].split(".")
    return word.startswith(("http://", "https://", "www.")) or (
        len(labels) > 1 and all(re.fullmatch("[a-z0-9-]{2,}", label) for label in labels)
    )


def ascii_digits(word):
    def plain(c):
        zero = next((zero for zero in DIGITS if zero <= ord(c) <= zero + 9), None)
        return c if zero is None else str(ord(c) - zero)

    return "".join(map(plain, word))


def fingerprint(text, lang, rules):
    text = normal(INVISIBLE.sub("", text) if rules >= 2 else text)
    facts = []
    for word in map(trimmed, text.split()):
        lower = word.lower()
        if any(map(is_number, word)) or "@" in word or is_address(lower) or lower in months(lang):
            facts.append(ascii_digits(lower))
    facts.sort(key=lambda fact: fact.encode())
    return digest(text), digest("\n".join(facts))


# States.


class Guide:
    def __init__(self, root, day):
        self.root = root
        self.config = tomllib.loads((root / "guide.toml").read_text())
        self.languages = self.config["guide"]["languages"]
        self.day = day
        files = {lang: self.toml(f"i18n/{lang}/sync.toml") for lang in self.languages}
        self.records = {lang: file.get("sections", {}) for lang, file in files.items()}
        self.rules = {lang: file.get("algorithm", 1) for lang, file in files.items()}
        equivalents = self.toml("i18n/equivalents.toml")
        self.edits, self.rules_of_edits = equivalents.get("edits", {}), equivalents.get("algorithm", 1)
        self.pages = self.read()
        self.by_id = {self.id(path): path for path in self.pages}

    def toml(self, path):
        file = self.root / path
        return tomllib.loads(file.read_text()) if file.is_file() else {}

    def read(self):
        """Path without language → language → page; the original is `None`, too."""
        pages = {}
        for file in sorted((self.root / "content").rglob("*.md")):
            path, _, lang = str(file.relative_to(self.root / "content"))[: -len(".md")].rpartition(".")
            lang, path = (lang, path) if path else (self.config["guide"]["source_language"], lang)
            name = str(file.relative_to(self.root))
            pages.setdefault(path, {})[lang] = read_page(name, lang, file.read_text())
        for versions in pages.values():
            own = [page for lang, page in versions.items() if page.keys.get("source") == lang]
            versions[None] = own[0] if own else versions.get(self.config["guide"]["source_language"])
        return dict(sorted(pages.items()))

    def source(self, path):
        return self.pages[path][None]

    def id(self, path):
        return self.source(path).keys.get("id", path)

    def has_expired(self, path):
        return self.source(path).keys.get("expires", self.day) < self.day

    def owner(self, path):
        own = self.source(path).keys.get("owner")
        if own in self.by_id:
            return own
        start = self.source("_index").keys.get("owner") if "_index" in self.pages else None
        return start if start in self.by_id else None

    def record(self, lang, path, section):
        return self.records.get(lang, {}).get(f"{self.id(path)}#{section}")

    def states(self, path, lang):
        """Section → state, in the order of the source, and those that it does not have."""
        source, found = self.source(path), {}
        for section in source.sections:
            if section.words:
                found[section.id] = self.state(path, lang, section)
        translation = self.pages[path].get(lang)
        if translation and translation is not source:
            found |= {s.id: "orphan" for s in translation.sections if s.id != "_" and not source.section(s.id)}
        return found

    def state(self, path, lang, section):
        source = self.source(path)
        if lang == source.lang:
            return "current"
        if lang in source.keys.get("not_required", {}):
            return "not-required"
        translation = self.pages[path].get(lang)
        translated = translation and translation.section(section.id)
        if not translated or not translated.translates(section):
            return "missing"
        record = self.record(lang, path, section.id)
        base = record and self.pages[path].get(record.get("from", source.lang))
        origin = base and base.section(section.id)
        if not origin:
            return "unknown"
        rules = record.get("a", self.rules[lang])
        if not 1 <= rules <= ALGORITHM:
            return "unknown"
        words, facts = fingerprint(origin.text, base.lang, rules)
        if record["f"] != facts:
            return "outdated-facts"
        if not self.same(path, section.id, rules, record["t"], words):
            return "outdated-text"
        return "machine" if record["method"] == "mt" else "current"

    def same(self, path, section, rules, was, now):
        reached = {was}
        edits = self.edits.get(f"{self.id(path)}#{section}", [])
        edits = [edit for edit in edits if edit.get("a", self.rules_of_edits) == rules]
        for _ in edits:
            for edit in edits:
                if reached & {edit["was"], edit["now"]}:
                    reached |= {edit["was"], edit["now"]}
        return now in reached
