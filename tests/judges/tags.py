"""What veraPDF passes and a reader with a screen reader would miss: this finds it.

Content that no structure element holds, headings out of step, header cells without scope, links without words,
figures without description, bookmarks that leave headings out, the direction of the pages, boxes for missing glyphs.

Reads file names from standard input; prints "FILE: tags: message" for each fault.
"""

import re
import sys
import unicodedata

import pikepdf

import pdf_content
import pdf_tree

# Languages, and scripts in a tag, that are written from right to left.
RIGHT_TO_LEFT = set(
    "ar arc ary arz azb ckb dv fa glk he iw ji khw ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi".split()
)
RIGHT_SCRIPTS = {"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"}


def rtl(tag):
    parts = tag.lower().split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    return scripts[0] in RIGHT_SCRIPTS if scripts else parts[0] in RIGHT_TO_LEFT


def plain(text):
    """Letters and digits alone, in one form: direction marks, spaces and hyphens say nothing here."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LNM")


def content(walkers, tree):
    held = set(tree.content()) if tree else set()
    for walker in walkers:
        texts = [piece for piece in walker.shown if piece.glyphs]
        lost = [pair for pair in walker.tagged if pair not in held]
        bare = [piece for piece in texts if piece.mcid is None and not piece.artifact]
        if texts and not walker.tagged:
            yield f"page {walker.number}: all text is outside the tag tree"
        if lost:
            pieces = f"{len(lost)} of {len(walker.tagged)} pieces of content"
            yield f"page {walker.number}: {pieces} are missing from the tag tree"
        if bare:
            yield f"page {walker.number}: {len(bare)} pieces of text are neither tagged nor marked as artifacts"
        boxes = {piece.font for piece in texts if 0 in piece.glyphs}
        for font in sorted(boxes):
            yield f"page {walker.number}: {font} shows the glyph for a missing character"


def headings(elements):
    found = [element for element in elements if element.level() or element.kind == "H"]
    if not found:
        yield "there is no heading"
    last = 0
    for element in found:
        level = element.level()
        name = f"the heading {element.title()!r}"
        if level is None:
            yield f"{name} has no level"
            continue
        if level > last + 1:
            yield f"{name} is an H{level} " + (f"after an H{last}" if last else "and the first one")
        last = level


def tables(elements):
    for table in (element for element in elements if element.kind == "Table"):
        cells = list(table.walk())
        for cell in cells:
            scope = pdf_tree.attribute(cell, "/Table", "/Scope")
            if cell.kind == "TH" and scope not in ("/Row", "/Column", "/Both"):
                yield f"a TH has the scope {scope}"
        for head in (part for part in cells if part.kind == "THead"):
            if not any(cell.kind == "TH" for cell in head.walk()):
                yield "a table's head has no TH"
        if not any(cell.kind == "TH" for cell in cells):
            yield "a table has no TH"


def links(pdf, elements, spoken):
    parents = dict(numbers(pdf.Root.StructTreeRoot.get("/ParentTree")))
    reached = set()
    for link in (element for element in elements if element.kind == "Link"):
        targets = [rest[0] for kind, *rest in link.leaves() if kind == "object"]
        words = plain(spoken.text(link)) or plain(str(link.obj.get("/Alt", "")))
        if not words:
            yield "a Link has neither text nor alternative"
        if not targets:
            yield f"the Link {words!r} leads to no annotation"
        for target in targets:
            reached.add(target.objgen)
            if target.get("/Subtype") != "/Link":
                yield f"the Link {words!r} refers to a {target.get('/Subtype')}"
            parent = parents.get(int(target.get("/StructParent", -1)))
            if parent is None or parent.objgen != link.obj.objgen:
                yield f"the annotation of the Link {words!r} does not lead back to it"
            if not words and not plain(str(target.get("/Contents", ""))):
                yield "a link annotation has no description"
    for number, page in enumerate(pdf.pages, 1):
        for note in page.obj.get("/Annots", []):
            if note.get("/Subtype") == "/Link" and note.objgen not in reached:
                yield f"page {number}: a link annotation is in no Link"


def numbers(node):
    """The pairs of a number tree."""
    if node is None:
        return
    pairs = list(node.get("/Nums", []))
    yield from ((int(pairs[i]), pairs[i + 1]) for i in range(0, len(pairs) - 1, 2))
    for kid in node.get("/Kids", []):
        yield from numbers(kid)


def figures(elements):
    for figure in (element for element in elements if element.kind in ("Figure", "Formula")):
        if not str(figure.obj.get("/Alt", "")).strip():
            yield f"a {figure.kind} has no alternative text"


def document(pdf):
    root = pdf.Root
    lang = str(root.get("/Lang", ""))
    if not re.fullmatch(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*", lang):
        yield f"the document's language is {lang!r}"
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "the document is not marked as tagged"
    preferences = root.get("/ViewerPreferences", {})
    if preferences.get("/DisplayDocTitle") is not True:
        yield "the title is not to be displayed"
    direction = str(preferences.get("/Direction", "/L2R"))
    if direction != ("/R2L" if rtl(lang) else "/L2R"):
        yield f"the direction is {direction} in {lang}"
    # Without `with`: that would write the one title over the other.
    told = pdf.open_metadata().get("dc:title") or ""
    title = str(pdf.docinfo.get("/Title", ""))
    if not plain(title) or not plain(told):
        yield "the title is missing in " + " and ".join(
            name for name, text in (("Info", title), ("XMP", told)) if not plain(text)
        )
    elif plain(title) != plain(told):
        yield f"the titles are {title!r} and {told!r}"


def bookmarks(pdf, elements):
    """Every H1 and H2 in its order, each leading to a page; other headings may stand among them."""
    targets = {page.objgen for page in pdf.pages}
    told = []
    with pdf.open_outline() as outline:
        waiting = list(reversed(outline.root))
        while waiting:
            item = waiting.pop()
            waiting.extend(reversed(item.children))
            told.append(plain(item.title))
            if not leads(pdf, item, targets):
                yield f"the bookmark {item.title!r} leads nowhere"
    at = 0
    for heading in (element for element in elements if element.level() in (1, 2)):
        try:
            at = told.index(plain(heading.title()), at) + 1
        except ValueError:
            yield f"the heading {heading.title()!r} is no bookmark, or not in its order"


def leads(pdf, item, targets):
    place = item.destination
    if place is None and item.action is not None:
        place = item.action.get("/D")
    if isinstance(place, (pikepdf.String, pikepdf.Name, str)):
        place = dict(names(pdf.Root.get("/Names", {}).get("/Dests"))).get(str(place))
        place = place.get("/D") if isinstance(place, pikepdf.Dictionary) else place
    return isinstance(place, pikepdf.Array) and len(place) > 0 and getattr(place[0], "objgen", None) in targets


def names(node):
    """The pairs of a name tree."""
    if node is None:
        return
    pairs = list(node.get("/Names", []))
    yield from ((str(pairs[i]), pairs[i + 1]) for i in range(0, len(pairs) - 1, 2))
    for kid in node.get("/Kids", []):
        yield from names(kid)


def titles(elements, spoken):
    """What a heading is called in the tree is what stands on the page."""
    for heading in (element for element in elements if element.level()):
        said, shown = plain(heading.title()), plain(spoken.text(heading))
        if not shown:
            yield f"the heading {heading.title()!r} has no text"
        elif set(said) != set(shown):
            yield f"the heading {heading.title()!r} shows {spoken.text(heading)!r}"


def faults(file):
    with pikepdf.open(file) as pdf:
        walkers = pdf_content.pages(pdf)
        tree = pdf_tree.read(pdf)
        yield from content(walkers, tree)
        yield from document(pdf)
        if tree is None:
            return
        elements = list(tree.walk())
        spoken = pdf_tree.Spoken(walkers)
        yield from headings(elements)
        yield from titles(elements, spoken)
        yield from tables(elements)
        yield from links(pdf, elements, spoken)
        yield from figures(elements)
        yield from bookmarks(pdf, elements)


def main():
    for file in sys.stdin.read().splitlines():
        try:
            for fault in faults(file):
                print(f"{file}: tags: {fault}")
        except pikepdf.PdfError as error:
            print(f"{file}: tags: unreadable: {error}")


if __name__ == "__main__":
    main()
