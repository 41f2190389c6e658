"""Reads hand-offs to translators, PO and XLIFF 2.1, with other programs' parsers.

In: names of files, or of folders with `.po` and `.xlf` files, as arguments. Where a file of each kind has one name,
both must hold the same texts. Prints "FILE: message" for each fault.

PO: msgfmt must accept the file without a word; gettext's msgcat, Translate Toolkit and polib must find the same units
in it; and its lines must be as Poedit reads them, which goes by the beginnings of lines alone.
XLIFF: no package carries the standard's schemas, so its rules for what Sirio writes stand here; lxml and Translate
Toolkit read it."""

import gettext
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import polib
from lxml import etree
from translate.storage import factory, pypo, xliff2

NS = "urn:oasis:names:tc:xliff:document:2.0"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NMTOKEN = re.compile(r"[\w.:-]+", re.ASCII)
LITERAL = r'"(?:[^"\\]|\\(?:[ntr"\\]|[0-7]{3}))*"'
LINE = re.compile(
    rf'# .*|#\. .*|#: \S.*|#, fuzzy|#\| (?:(?:msgctxt|msgid) )?{LITERAL}|(?:msgctxt|msgid|msgstr) {LITERAL}|{LITERAL}|'
)


def fault_if(wrong, message):
    if wrong:
        yield message


# PO


def of_toolkit(path):
    units = pypo.pofile.parsefile(str(path)).units
    return [
        (str(unit.getcontext()), str(unit.source), str(unit.target), unit.isfuzzy(), str(unit.prev_source))
        for unit in units
        if not unit.isheader()
    ]


def of_polib(path):
    return [
        (entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy, entry.previous_msgid or "")
        for entry in polib.pofile(str(path), encoding="utf-8")
    ]


def of_gettext(path):
    """Gettext's own reading, written by it once more."""
    with tempfile.NamedTemporaryFile(suffix=".po") as again:
        subprocess.run(["msgcat", "--no-wrap", "-o", again.name, str(path)], capture_output=True, check=True)
        return of_polib(again.name)


def first_difference(ours, theirs):
    for one, other in zip(ours, theirs):
        if one != other:
            return f"{one} and {other}"
    return f"{len(ours)} and {len(theirs)} units"


def po_faults(path):
    run = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(path)], capture_output=True, check=False)
    said = run.stderr.decode("utf-8", "replace").strip()
    yield from fault_if(run.returncode or said, f"msgfmt: {said or run.returncode}")
    if run.returncode:
        return
    units = of_polib(path)
    for name, other in ("Translate Toolkit", of_toolkit(path)), ("gettext", of_gettext(path)):
        yield from fault_if(units != other, f"polib and {name} differ: {first_difference(units, other)}")
    header = polib.pofile(str(path)).metadata
    for name in ("Language", "X-Source-Language", "Content-Type", "PO-Revision-Date", "Project-Id-Version"):
        yield from fault_if(not header.get(name), f"the header has no {name}")
    yield from plural_faults(header.get("Plural-Forms"))
    read = factory.getobject(str(path))
    yield from fault_if(not isinstance(read, pypo.pofile), "Translate Toolkit does not take it for a PO file")
    yield from form_faults(path)


def plural_faults(value):
    """Every form that is counted must be used by some number, and no other; no file has texts in which msgfmt would
    see it."""
    if value is None:
        return
    found = re.fullmatch(r"nplurals=(\d+); plural=(.+);", value)
    forms = set(map(gettext.c2py(found[2]), range(1000))) if found else set()
    yield from fault_if(not found or forms != set(range(int(found[1]))), f"these are no plural forms: {value}")


def form_faults(path):
    """What Poedit needs: one form a line, one line of flags and one order in each entry."""
    order = ["#. ", "#: ", "#, ", "#| ", "msgctxt", "msgid", "msgstr"]
    last = -1
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not LINE.fullmatch(line):
            yield f"line {number} has no form of a PO file: {line[:60]}"
        kind = next((at for at, begin in enumerate(order) if line.startswith(begin)), None)
        if not line:
            last = -1
        elif kind is not None:
            is_again = kind == last and order[kind] in ("#. ", "#: ", "#| ")
            yield from fault_if(kind <= last and not is_again, f"line {number} is out of order: {line[:60]}")
            last = kind


# XLIFF


def tag(node):
    name = etree.QName(node)
    return name.localname if name.namespace == NS else str(node.tag)


CHILDREN = {
    "xliff": r"(file )+",
    "file": r"(notes )?((unit|group) )+",
    "group": r"(notes )?((unit|group) )*",
    "unit": r"(notes )?(originalData )?((segment|ignorable) )+",
    "notes": r"(note )+",
    "note": r"",
    "originalData": r"(data )+",
    "data": r"(cp )*",
    "segment": r"source (target )?",
    "source": r"((pc|ph|cp) )*",
    "target": r"((pc|ph|cp) )*",
    "pc": r"((pc|ph|cp) )*",
    "ph": r"",
    "cp": r"",
}
CODE = {"id": 1, "type": 0, "canCopy": 0, "canDelete": 0}
# 1 for what must be there.
ATTRIBUTES = {
    "xliff": {"version": 1, "srcLang": 1, "trgLang": 0},
    "file": {"id": 1, "original": 0},
    "group": {"id": 1},
    "unit": {"id": 1, "name": 0, "canResegment": 0, XML_SPACE: 0},
    "note": {"category": 0},
    "data": {"id": 1},
    "segment": {"state": 0, "subState": 0},
    "pc": CODE | {"dataRefStart": 0},
    "ph": CODE | {"dataRef": 0},
    "cp": {"hex": 1},
}
VALUES = {
    "version": r"2\.[01]",
    "id": NMTOKEN.pattern,
    "state": r"initial|translated|reviewed|final",
    "subState": r"(?!xlf:)[^:]+:.+",
    "type": r"fmt|ui|quote|link|image|other",
    "hex": r"00([01][0-9A-F]|7F)|D[89A-F]..|FFF[EF]",
    "canResegment": "yes|no",
    "canCopy": "yes|no",
    "canDelete": "yes|no",
    XML_SPACE: "preserve|default",
}


def element_faults(node):
    name = tag(node)
    if name not in CHILDREN:
        yield f"<{name}> is not in the standard's core"
        return
    line = f"line {node.sourceline}: <{name}>"
    children = "".join(f"{tag(child)} " for child in node)
    yield from fault_if(not re.fullmatch(CHILDREN[name], children), f"{line} holds {children or 'nothing'}")
    allowed = ATTRIBUTES.get(name, {})
    for attribute, value in node.attrib.items():
        yield from fault_if(attribute not in allowed, f"{line} may not have {attribute}")
        pattern = VALUES.get(attribute)
        yield from fault_if(pattern and not re.fullmatch(pattern, value), f'{line} has {attribute}="{value}"')
    for attribute, must in allowed.items():
        yield from fault_if(must and attribute not in node.attrib, f"{line} has no {attribute}")
    is_text = name in ("source", "target", "pc", "data", "note")
    stray = [node.text or "", *(child.tail or "" for child in node)]
    yield from fault_if(not is_text and "".join(stray).strip(), f"{line} holds text")
    yield from fault_if("subState" in node.attrib and "state" not in node.attrib, f"{line} has no state")


def of(node, *names):
    return [found for name in names for found in node.iter(f"{{{NS}}}{name}")]


def twice(values):
    return sorted({value for value in values if values.count(value) > 1})


def identity_faults(root):
    """Ids are unique where the standard says so, references lead somewhere, translations use the text's codes."""
    yield from (f"two files {found}" for found in twice([file.get("id") for file in of(root, "file")]))
    for file in of(root, "file"):
        for kind in "unit", "group":
            yield from (f"two {kind}s {found}" for found in twice([unit.get("id") for unit in of(file, kind)]))
    for unit in of(root, "unit"):
        at = f"unit {unit.get('id')}"
        data = [found.get("id") for found in of(unit, "data")]
        yield from (f"{at}: two data {found}" for found in twice(data))
        codes = {}
        for side in "source", "target":
            ids = [code.get("id") for text in of(unit, side) for code in of(text, "pc", "ph")]
            codes[side] = set(ids)
            yield from (f"{at}: two codes {found} in the {side}" for found in twice(ids))
        yield from fault_if(codes["target"] - codes["source"], f"{at}: a code of the translation is not in the text")
        for code in of(unit, "pc", "ph"):
            reference = code.get("dataRef") or code.get("dataRefStart")
            yield from fault_if(reference not in data, f"{at}: {reference} leads nowhere")
        for segment in of(unit, "segment"):
            is_empty = not of(segment, "target") and segment.get("state") != "initial"
            yield from fault_if(is_empty, f"{at}: translated, but there is no translation")


def text_of(node):
    """A text as Sirio writes it in PO."""
    out = node.text or ""
    for child in node:
        name = child.get("id")
        if tag(child) == "pc":
            out += f"<{name}>{text_of(child)}</{name}>"
        elif tag(child) == "ph":
            out += f"<{name}/>"
        else:
            out += chr(int(child.get("hex"), 16))
        out += child.tail or ""
    return out


def of_lxml(root):
    units = []
    for unit in of(root, "unit"):
        source = text_of(of(unit, "source")[0])
        target = "".join(text_of(found) for found in of(unit, "target"))
        segment = of(unit, "segment")[0]
        is_doubtful = bool(target) and segment.get("state") == "initial"
        units.append((unit.get("name"), source, target, is_doubtful))
    return units


def xliff_faults(path):
    try:
        root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except etree.XMLSyntaxError as error:
        yield str(error)
        return
    yield from fault_if(tag(root) != "xliff", f"the root is {tag(root)}")
    faults = [fault for node in root.iter() for fault in element_faults(node)] + list(identity_faults(root))
    yield from faults
    if faults:
        return
    store = xliff2.Xliff2File.parsefile(str(path))
    keys = [unit.get("id") for unit in of(root, "unit")]
    found = [unit.getunitelement().get("id") for unit in store.units]
    yield from fault_if(found != keys, f"Translate Toolkit finds {len(found)} units of {len(keys)}")
    yield from fault_if(store.getsourcelanguage() != root.get("srcLang"), "Translate Toolkit finds another language")
    yield from twin_faults(path, of_lxml(root))


def twin_faults(path, units):
    twin = path.with_suffix(".po")
    if twin.exists():
        # Only XLIFF groups texts by page.
        expected = sorted(unit[:4] for unit in of_polib(twin))
        units = sorted(units, key=lambda unit: unit[:3])
        yield from fault_if(units != expected, f"{twin.name} differs: {first_difference(units, expected)}")


def main():
    kinds = {".po": po_faults, ".xlf": xliff_faults}
    files = []
    for name in map(Path, sys.argv[1:]):
        files += sorted(name.rglob("*")) if name.is_dir() else [name]
    files = [file for file in files if file.suffix in kinds]
    broken = 0
    for file in files:
        for fault in kinds[file.suffix](file):
            broken += 1
            print(f"{file}: {fault}")
    print(f"handoff: {len(files)} files, {broken} faults")
    return 1 if broken or not files else 0


sys.exit(main())
