"""veraPDF passes a page whose marked content no structure element holds: this finds it.

Reads file names from standard input; prints "FILE: tags: message" for each fault."""

import sys

import pikepdf


def held(pdf):
    """The (page or stream, mcid) pairs that the structure tree reaches from its root."""
    found = set()
    root = pdf.Root.get("/StructTreeRoot")
    waiting = [(root.get("/K"), None)] if root is not None else []
    while waiting:
        item, page = waiting.pop()
        if item is None:
            continue
        if isinstance(item, int):
            found.add((page, item))
        elif isinstance(item, pikepdf.Array):
            waiting.extend((child, page) for child in item)
        elif isinstance(item, pikepdf.Dictionary):
            if "/Pg" in item:
                page = item.Pg.objgen
            if "/MCID" in item:
                where = item.Stm.objgen if "/Stm" in item else page
                found.add((where, int(item.MCID)))
            elif item.get("/Type") != "/OBJR":
                waiting.append((item.get("/K"), page))
    return found


def shown(stream, resources, seen):
    """What a content stream and the forms that it draws show: "text", or a (page or stream, mcid) pair."""
    names = resources.get("/Properties", {})
    for operands, operator in pikepdf.parse_content_stream(stream):
        operator = str(operator)
        if operator in ("Tj", "TJ", "'", '"'):
            yield "text"
        elif operator == "BDC" and str(operands[0]) != "/Artifact":
            facts = operands[1]
            if isinstance(facts, pikepdf.Name):
                facts = names.get(str(facts), {})
            if "/MCID" in facts:
                yield stream.objgen, int(facts["/MCID"])
        elif operator == "Do":
            form = resources.get("/XObject", {}).get(str(operands[0]))
            if form is not None and form.get("/Subtype") == "/Form" and form.objgen not in seen:
                seen.add(form.objgen)
                yield from shown(form, form.get("/Resources", resources), seen)


def faults(file):
    with pikepdf.open(file) as pdf:
        tree = held(pdf)
        for number, page in enumerate(pdf.pages, 1):
            content = list(shown(page.obj, page.resources, set()))
            tagged = [item for item in content if item != "text"]
            lost = [pair for pair in tagged if pair not in tree]
            if "text" in content and not tagged:
                yield f"page {number}: all text is outside the tag tree"
            if lost:
                yield f"page {number}: {len(lost)} of {len(tagged)} pieces of content are missing from the tag tree"


for file in sys.stdin.read().splitlines():
    try:
        for fault in faults(file):
            print(f"{file}: tags: {fault}")
    except pikepdf.PdfError as error:
        print(f"{file}: tags: unreadable: {error}")
