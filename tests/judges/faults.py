"""What paper_broken.py breaks a leaflet with: faults, and the tools to make them in a PDF."""

from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array

import fold
import pdf_tree


class NoPlace(Exception):
    """This leaflet has nothing that can be broken so."""


@dataclass
class Fault:
    #: "tags", "aloud" or "paper".
    judge: str
    #: What it must say, as a pattern.
    words: str
    make: Callable
    #: The leaflets that it can be made in.
    form: str | None = None
    right_to_left: bool | None = None

    @property
    def name(self):
        return f"{self.make.__name__} ({self.form or 'any form'})"


FAULTS = []


def fault(judge, words, form=None, right_to_left=None):
    """A fault that is made by a function of a job: in the leaflet's file, its entry in the list, the site around it."""

    def add(make):
        FAULTS.append(Fault(judge, words, make, form, right_to_left))
        return make

    return add


def in_pdf(judge, words, form=None, right_to_left=None):
    """A fault that is made within the PDF alone."""

    def add(change):
        def make(job):
            job.pdf(change)

        make.__name__ = change.__name__
        FAULTS.append(Fault(judge, words, make, form, right_to_left))
        return change

    return add


def some(found):
    for one in found:
        return one
    raise NoPlace


def elements(pdf, *kinds):
    return [element for element in pdf_tree.read(pdf).walk() if element.kind in kinds]


def one(pdf, *kinds):
    return some(elements(pdf, *kinds))


def take_out(element):
    """Takes an element from those beside it; gives these, and the element."""
    kids = element.parent.obj.K
    if not isinstance(kids, Array):
        raise NoPlace
    at = next(i for i, kid in enumerate(kids) if getattr(kid, "objgen", None) == element.obj.objgen)
    taken = kids[at]
    del kids[at]
    return kids, taken


def replace_stream(pdf, page, change):
    """Rewrites the page's own instructions, one by one."""
    new = []
    for instruction in pikepdf.parse_content_stream(page):
        new.extend(change(list(instruction.operands), str(instruction.operator)))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(new))


def instruction(operands, operator):
    return pikepdf.ContentStreamInstruction(operands, pikepdf.Operator(operator))


def paint(pdf, figure):
    box = pdf_tree.attribute(figure, "/Layout", "/BBox")
    if box is None:
        raise NoPlace
    x0, y0, x1, y1 = (float(n) for n in box)
    page = some(page for page in pdf.pages if page.objgen == figure.obj.get("/Pg", pdf.pages[0].obj).objgen)
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q q 1 g {x0} {y0} {(x1 - x0) * 0.6} {y1 - y0} re f Q".encode())


def move(page, millimetres):
    page.contents_add(f"q 1 0 0 1 {millimetres * fold.MM} 0 cm".encode(), prepend=True)
    page.contents_add(b"Q")
