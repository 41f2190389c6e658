"""coverage.py SIRIO GUIDE…: recomputes what `sirio coverage` says from the files of each guide, and compares:
the JSON, the rows of the table, the numbers on the pages. Prints each difference; ends with 1 if there is any.
`--self-test` before a guide: in copies with faults, the reports of before are refused and the new ones are right."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from html.parser import HTMLParser
from math import ceil
from pathlib import Path

from coverage_reading import ALGORITHM, COUNTED, STATES, Guide

DAY = date(2026, 11, 23)


class Reports:
    """What the tool says of a guide."""

    def __init__(self, sirio, root):
        def run(*arguments):
            command = [sirio, "coverage", "--root", root, "--as-of", str(DAY), *arguments]
            said = subprocess.run(command, capture_output=True, check=False)
            if said.returncode == 2:
                sys.exit(said.stderr.decode())
            return said.stdout.decode()

        self.json = json.loads(run("--format", "json"))
        self.csv = list(csv.DictReader(io.StringIO(run("--format", "csv"), newline="")))
        self.page = run("--format", "html")
        with tempfile.TemporaryDirectory() as folder:
            run("--format", "html", "--output", folder)
            self.pages = {file.name: file.read_text() for file in Path(folder).glob("*.html")}


def worst(states):
    return min(states, key=STATES.index, default="current")


def counted(guide, path):
    return not guide.has_expired(path) and not guide.source(path).keys.get("draft")


def expected(guide, lang):
    """The language as the report must have it, but for its interface strings."""
    words, essential = (dict.fromkeys(["total", *COUNTED], 0) for _ in range(2))
    alts, leaflets = {"total": 0, "translated": 0}, {"total": 0, "made": 0}
    pages = []
    for path in guide.pages:
        if guide.has_expired(path):
            continue
        source, states = guide.source(path), guide.states(path, lang)
        sizes = {section.id: section.words for section in source.sections}
        sections = [{"id": id, "state": state, "words": sizes.get(id, 0)} for id, state in states.items()]
        total = sum(section["words"] for section in sections)
        state = worst(states.values())
        page = {"id": guide.id(path), "state": state, "words": total, "owner": guide.owner(path)}
        pages.append(page | {"sections": sections})
        if not counted(guide, path):
            continue
        for section in sections:
            for count in [words] + [essential] * (source.keys.get("priority") == "essential"):
                if section["state"] in COUNTED:
                    count["total"] += section["words"]
                    count[section["state"]] += section["words"]
        add_images(alts, guide, path, lang, states)
        formats = source.keys.get("leaflet", {}).get("formats")
        printed = bool(formats) if formats is not None else source.keys.get("kind") in ("service", "right")
        if printed and state != "not-required":
            leaflets["total"] += 1
            leaflets["made"] += state in ("current", "machine")
    gate = {"essential": 1.0, "allow_machine": True} | guide.config.get("gate", {})
    done = essential["current"] + essential["machine"] * gate["allow_machine"]
    needed = ceil(gate["essential"] * essential["total"])
    return {
        "lang": lang,
        "listed": lang == guide.config["guide"]["source_language"] or done >= needed,
        "words": words,
        "essential": essential,
        "alts": alts,
        "leaflets": leaflets,
        "gate": {"needed": needed, "reached": done},
        "pages": pages,
    }


def add_images(alts, guide, path, lang, states):
    source, translation = guide.source(path), guide.pages[path].get(lang)
    for section in source.sections:
        if states.get(section.id) == "not-required":
            continue
        other = translation and translation.section(section.id)
        others = other.images if other and other.translates(section) else []
        for place, (name, alt) in enumerate(section.images):
            if not alt.strip():
                continue
            same = [own for own in others if own[0] == name] or others[place : place + 1]
            own = same[0][1] if same else ""
            alts["total"] += 1
            alts["translated"] += lang == source.lang or bool(own.strip() and own != alt)


def row_of(guide, path, lang, section):
    """What the table says of a section beside its state and words."""
    page, source = guide.pages[path].get(lang), guide.source(path)
    place = page if page and page.section(section) else source
    record = guide.record(lang, path, section) or {}
    return {
        "owner": guide.owner(path) or "",
        "translator": record.get("by", ""),
        "method": record.get("method", ""),
        "essential": "yes" if source.keys.get("priority") == "essential" else "no",
        "file": place.file,
        "line": str(place.section(section).line),
    }


def without_guard(cell):
    return cell[1:] if re.match("'[=+@-]", cell) else cell


def compare(where, found, wanted):
    """Everything in `wanted` that is otherwise in `found`."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            yield from compare(f"{where}/{key}", found.get(key), value)
    elif isinstance(wanted, list) and isinstance(found, list):
        if len(found) != len(wanted):
            yield f"{where}: {len(found)} where {len(wanted)} belong"
        for number, (one, other) in enumerate(zip(found, wanted)):
            name = other.get("id", number) if isinstance(other, dict) else number
            yield from compare(f"{where}/{name}", one, other)
    elif found != wanted:
        yield f"{where}: {found!r}, and it is {wanted!r}"


class Text(HTMLParser):
    """The words of a page; the cells of its tables."""

    def __init__(self, html):
        super().__init__()
        self.words, self.rows, self.skips = "", [], False
        self.feed(html)

    def handle_starttag(self, tag, _):
        self.skips = tag == "style"
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        self.words += "\n" if tag in ("h1", "h2", "li", "p") else ""

    def handle_data(self, data):
        if self.skips:
            return
        self.words += data
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def share(part, whole):
    return f"{part * 100 // whole if whole else 100}% {part}/{whole}"


def page_faults(reports, languages):
    """The numbers that people read, of each language and of each state in all of them."""
    single = Text(reports.page).words
    for wanted in languages:
        lang, words, essential = wanted["lang"], wanted["words"], wanted["essential"]
        begin = r"\n[^\n]*\(%s\)\n+(?:Not l|L)isted"
        part = re.search(begin % lang + r".*?(?=" + begin % "[A-Za-z-]+" + r"|\Z)", single, re.S)
        texts = {"one page": part[0] if part else "", f"{lang}.html": Text(reports.pages[f"{lang}.html"]).words}
        in_step = words["current"] + words["machine"]
        says = [f"In step: {share(in_step, words['total'])}."]
        says.append(f"Essential: {share(essential['current'] + essential['machine'], essential['total'])}.")
        says.append(f"own: {wanted['alts']['translated']}/{wanted['alts']['total']}.")
        says.append(f"Leaflets: {wanted['leaflets']['made']}/{wanted['leaflets']['total']}.")
        says += [f"{s} {share(words[s], words['total'])}" for s in COUNTED if words[s]]
        for name, said in texts.items():
            yield from (f"{lang}: {name} does not say {text!r}" for text in says if text not in said)
        rows = Text(reports.pages[f"{lang}.by-words.html"]).rows[1:]
        found = [int(row[2]) for row in rows]
        if found != sorted((page["words"] for page in wanted["pages"]), reverse=True):
            yield f"{lang}.by-words.html: other words, or in another order"
        found = sorted(row[1] for row in rows)
        yield from compare(f"{lang}.by-words.html: states", found, sorted(page["state"] for page in wanted["pages"]))
    for state in COUNTED:
        rows = Text(reports.pages[f"state-{state}.html"]).rows[1:]
        total = sum(wanted["words"][state] for wanted in languages)
        yield from compare(f"state-{state}.html: words", sum(int(row[2]) for row in rows), total)


def faults(reports, guide):
    if reports.json["algorithm"] != ALGORITHM:
        yield f"the report counts by algorithm {reports.json['algorithm']}; this judge knows {ALGORITHM}"
    languages = [expected(guide, lang) for lang in guide.languages]
    yield from compare("", reports.json["languages"], languages)
    wanted = [
        {"lang": language["lang"], "page": page["id"], "section": section["id"], "state": section["state"]}
        | {"words": str(section["words"])}
        | row_of(guide, guide.by_id[page["id"]], language["lang"], section["id"])
        for language in languages
        for page in language["pages"]
        for section in page["sections"]
    ]
    rows = [{key: without_guard(cell) for key, cell in row.items()} for row in reports.csv]
    yield from compare("csv", rows, wanted)
    yield from page_faults(reports, languages)
    for language in reports.json["languages"]:
        if sum(language["words"][state] for state in COUNTED) != language["words"]["total"]:
            yield f"{language['lang']}: the states do not add up"


def judge(sirio, root):
    found = list(faults(Reports(sirio, root), Guide(root, DAY)))
    print("\n".join([*(f"{root}: {fault}" for fault in found), f"coverage: {root}: {len(found)} differences"]))
    return not found


# What is done to a copy: to which file, what is there, what stands there instead.
EDITS = [
    ("a word more", "content/**/*.it.md", r"\n## ([^\n{]+)", r"\n## \1 ancora"),
    ("another number", "content/**/*.it.md", r"\n## [^\n]+\n", r"\g<0>Entro 77 giorni.\n\n"),
    ("a heading that is another section", "content/**/*.it.md", r"\{#\w+\}", "{#renamed}"),
    ("essential no more", "content/**/*.it.md", 'priority = "essential"\n', ""),
    ("another owner", "content/**/*.it.md", r'\nowner = "[^"]+"', ""),
    ("a draft", "content/**/*.it.md", r"\nkind = ", "\ndraft = true\nkind = "),
    ("not required", "content/**/*.it.md", r"\nkind = ", '\nnot_required = { en = "no" }\nkind = '),
    ("a day in the past", "content/**/*.it.md", r"\nkind = ", "\nexpires = 2026-11-22\nkind = "),
    ("a section without its text", "content/**/*.en.md", r"(\n## [^\n]+\n)[^#]+", r"\1"),
    ("a line more in a translation", "content/**/*.en.md", r"\n## ", "\n\n## "),
    ("a translation by hand", "i18n/en/sync.toml", '"mt"', '"human", by = "=Ponte"'),
    ("no record", "i18n/en/sync.toml", r'\n"[^\n]+', ""),
    ("another fingerprint of words", "i18n/en/sync.toml", r't = "....', 't = "ffff'),
    ("another fingerprint of facts", "i18n/en/sync.toml", r'f = "....', 'f = "0000'),
    ("a gate half as high", "guide.toml", "essential = 1.0", "essential = 0.5"),
    ("an alternative that was copied", "content/**/*.it.md", r"!\[[^\]]+\]", "![x]"),
]


def self_test(sirio, root):
    before, problems, tried = Reports(sirio, root), [], 0
    for name, pattern, what, instead in EDITS:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "guide"
            others = shutil.ignore_patterns("public", "target", ".*", "tests", "src", "themes")
            shutil.copytree(root, copy, ignore=others)
            edited = next((file for file in sorted(copy.glob(pattern)) if edit(file, what, instead)), None)
            if not edited:
                continue
            tried += 1
            guide = Guide(copy, DAY)
            if not any(faults(before, guide)):
                problems.append(f"{name}: the report of before passed for right ({edited.relative_to(copy)})")
            problems += [f"{name}: {fault}" for fault in faults(Reports(sirio, copy), guide)]
    if tried < len(EDITS) // 2:
        problems.append("most of the faults have no place in this guide")
    print("\n".join([*problems, f"coverage: {root}: {tried} faults put in, {len(problems)} problems"]))
    return not problems


def edit(file, what, instead):
    text = file.read_text()
    edited = re.sub(what, instead, text, count=1)
    file.write_text(edited)
    return edited != text


def main():
    arguments = sys.argv[1:]
    if len(arguments) < 2:
        sys.exit(__doc__)
    sirio, good, test = Path(arguments[0]).resolve(), True, judge
    for argument in arguments[1:]:
        if argument == "--self-test":
            test = self_test
            continue
        good &= test(sirio, Path(argument))
        test = judge
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
