"""The tag tree of a PDF as plain values, in the order in which it is read out."""

import re
from dataclasses import dataclass, field

import pikepdf


@dataclass
class Element:
    kind: str
    obj: object
    parent: object = None
    #: Elements, ("content", where, mcid) and ("object", annotation).
    kids: list = field(default_factory=list)

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def leaves(self):
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.leaves()
            else:
                yield kid

    def content(self):
        return [(where, mcid) for kind, *rest in self.leaves() if kind == "content" for where, mcid in [rest]]

    def level(self):
        found = re.fullmatch(r"H([1-6])", self.kind)
        return int(found[1]) if found else None

    def title(self):
        return str(self.obj.get("/T", ""))


def read(pdf):
    """The root, an element of kind "" without an object of its own; None where the PDF has no tree."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return None
    roles = {str(name): str(role) for name, role in dict(root.get("/RoleMap", {})).items()}
    top = Element("", root)
    fill(top, root.get("/K"), None, roles)
    return top


def fill(element, item, page, roles):
    if item is None:
        return
    if isinstance(item, int):
        element.kids.append(("content", page, item))
    elif isinstance(item, pikepdf.Array):
        for child in item:
            fill(element, child, page, roles)
    elif isinstance(item, pikepdf.Dictionary):
        page = item.Pg.objgen if "/Pg" in item else page
        if "/MCID" in item:
            element.kids.append(("content", item.Stm.objgen if "/Stm" in item else page, int(item.MCID)))
        elif item.get("/Type") == "/OBJR":
            element.kids.append(("object", item.Obj))
        else:
            kind = str(item.get("/S", "/"))
            child = Element(roles.get(kind, kind).removeprefix("/"), item, element)
            element.kids.append(child)
            fill(child, item.get("/K"), page, roles)


def attribute(element, owner, key):
    """A value of the element's attribute objects with that owner."""
    objects = element.obj.get("/A", [])
    for item in objects if isinstance(objects, pikepdf.Array) else [objects]:
        if isinstance(item, pikepdf.Dictionary) and item.get("/O") == owner and key in item:
            return item[key]
    return None


class Spoken:
    """The text of elements, from what the pages show."""

    def __init__(self, walkers):
        self.pieces = {}
        for walker in walkers:
            for piece in walker.shown:
                self.pieces.setdefault((piece.where, piece.mcid), []).append(piece)

    def of(self, element):
        return [piece for pair in element.content() for piece in self.pieces.get(pair, [])]

    def text(self, element):
        return "".join(piece.text for piece in self.of(element))
