"""A leaflet in three, folded by rules of paper alone.

The sheet lies with its outside (page 1) up; `u` runs from the left edge of that side, in millimetres. It is printed on
both sides and turned on the short edge: what page 2 shows at x lies behind u = 297 - x. Nothing here knows the
direction of the language: where the sheet is folded is read from the fold marks, which side comes in front follows.
"""

from dataclasses import dataclass

import pikepdf

import paper_edges
import pdf_content
from paper_edges import MM

WIDTH, HEIGHT = 297.0, 210.0
# A flap that is folded in must be narrower than the panel that it lies on, or the paper buckles.
FLAP, PANEL = 97.0, 100.0
TOLERANCE = 0.6


@dataclass(frozen=True)
class Panel:
    """A part of one side of the sheet, as that page shows it."""

    page: int
    x0: float
    x1: float

    def behind(self):
        return Panel(3 - self.page, WIDTH - self.x1, WIDTH - self.x0)

    def holds(self, page, x0, x1):
        return page == self.page and self.x0 <= x0 / MM and x1 / MM <= self.x1


@dataclass(frozen=True)
class Folded:
    """The closed leaflet: what lies in front, what opening it shows, and on which side of the front the spine is."""

    front: Panel
    half_open: tuple
    open: tuple
    back: Panel
    spine: str

    def order(self):
        """As it is read: the front, the inside from the spine on, the flap's outside, the back."""
        return [self.front, *self.open, self.half_open[1], self.back]


class Misfolded(Exception):
    pass


def fold(marks):
    """Folds the sheet at two places of its outside: the narrow end in first, the other end over it."""
    if len(marks) != 2:
        raise Misfolded(f"the outside has fold marks at {[round(u, 1) for u in marks]} mm, not at two places")
    left, right = sorted(marks)
    ends = [Panel(1, 0.0, left), Panel(1, right, WIDTH)]
    back = Panel(1, left, right)
    flap, cover = sorted(ends, key=lambda end: end.x1 - end.x0)
    for name, panel, width in (("flap", flap, FLAP), ("back", back, PANEL), ("cover", cover, PANEL)):
        if abs(panel.x1 - panel.x0 - width) > TOLERANCE:
            raise Misfolded(f"the {name} is {panel.x1 - panel.x0:.1f} mm wide, not {width:.0f}")

    # The sheet is turned over: its inside is up and lies as page 2 shows it. The middle stays where it is; each end
    # turns about the fold that it shares with the middle, comes to lie on it, and has its outside up then.
    middle = back.behind()
    pile = [middle]
    hinges = {}
    for end in (flap, cover):
        lying = end.behind()
        hinges[end] = middle.x0 if lying.x1 == middle.x0 else middle.x1
        over = sorted(2 * hinges[end] - x for x in (lying.x0, lying.x1))
        if over[0] < middle.x0 - TOLERANCE or over[1] > middle.x1 + TOLERANCE:
            raise Misfolded("a panel that is folded in stands out beyond the one under it")
        pile.append(end)
    front = pile.pop()
    spine = "left" if hinges[front] == middle.x0 else "right"
    # Opened once, the inside of the front is beside what lay under it; opened twice, the whole inside is seen.
    half_open = (front.behind(), pile.pop())
    sides = sorted((flap.behind(), middle, front.behind()), key=lambda panel: panel.x0, reverse=spine == "right")
    return Folded(front, half_open, tuple(sides), back, spine)


def lines(page):
    """Straight lines that are drawn on the page, as (x0, y0, x1, y1) in points from the lower left corner."""
    found = []
    gather(page.obj, page.obj.get("/Resources", {}), pdf_content.IDENTITY, found, set())
    return found


def gather(stream, resources, matrix, found, inside):
    stack, path, point = [], [], None
    for operands, operator in pikepdf.parse_content_stream(stream, "q Q cm m l re S s f F f* B B* b b* n Do"):
        operator = str(operator)
        if operator == "q":
            stack.append(matrix)
        elif operator == "Q":
            matrix = stack.pop() if stack else matrix
        elif operator == "cm":
            matrix = pdf_content.times([float(n) for n in operands], matrix)
        elif operator in ("m", "l", "re"):
            x, y, *size = [float(n) for n in operands]
            if operator == "re":
                path.append((at(x, y, matrix), at(x + size[0], y + size[1], matrix)))
            if operator == "l" and point is not None:
                path.append((point, at(x, y, matrix)))
            point = at(x, y, matrix)
        elif operator == "Do":
            form = resources.get("/XObject", {}).get(str(operands[0]))
            if form is not None and form.get("/Subtype") == "/Form" and form.objgen not in inside:
                own = pdf_content.times([float(n) for n in form.get("/Matrix", pdf_content.IDENTITY)], matrix)
                gather(form, form.get("/Resources", resources), own, found, inside | {form.objgen})
        else:
            found.extend((*one, *other) for one, other in path if operator != "n")
            path, point = [], None


def at(x, y, matrix):
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def marks(page):
    """Where short upright lines stand at the upper or lower edge of the page, in millimetres from its left."""
    height = float(page.mediabox[3])
    found = []
    for x0, y0, x1, y1 in lines(page):
        low, high = sorted((y0, y1))
        short = 1.5 * MM <= high - low <= 12 * MM
        edge = low <= 8 * MM or high >= height - 8 * MM
        if abs(x1 - x0) <= 0.5 * MM and short and edge:
            found.append((x0 + x1) / 2 / MM)
    places = []
    for x in sorted(found):
        if not places or x - places[-1][0] > 0.5:
            places.append((x,))
    return [x for (x,) in places]


def faults(file, pdf, pieces, headings, right_to_left):
    """`pieces` and `headings` in the order of the tag tree, each with page and x, and a level if it is a heading."""
    try:
        folded = fold(marks(pdf.pages[0]))
    except Misfolded as error:
        yield f"fold: {error}"
        return
    inner = marks(pdf.pages[1])
    behind = [WIDTH - u for u in reversed(marks(pdf.pages[0]))]
    if inner and (len(inner) != 2 or any(abs(x - u) > TOLERANCE for x, u in zip(inner, behind))):
        yield f"fold: the marks of the inside are at {[round(x, 1) for x in inner]} mm, not behind those of the outside"
    if folded.spine != ("right" if right_to_left else "left"):
        yield f"fold: the spine is at the {folded.spine} of the front"
    order = folded.order()
    if order[1] != folded.front.behind():
        yield "fold: what is behind the front is not what is read after it"
    yield from across(file, order)

    def place(thing):
        return next((i for i, panel in enumerate(order, 1) if panel.holds(thing.page, thing.x, thing.x)), None)

    for heading in (heading for heading in headings if heading.level == 1):
        if place(heading) != 1:
            yield f"fold: {heading} is not on the front but on panel {place(heading)}"
    last = 1
    for thing in pieces:
        now = place(thing)
        if now is not None and now < last:
            yield f"fold: {thing.text.strip()!r} on panel {now} is read after panel {last}"
            return
        last = now or last
    shown = {place(thing) for thing in pieces}
    for panel in (1, 2):
        if panel not in shown:
            yield f"fold: panel {panel} has no text"


def across(file, order):
    for _, words in paper_edges.sheets(file):
        for word in words:
            if word.text not in paper_edges.RULES and not any(
                panel.holds(word.page, word.x0, word.x1) for panel in order
            ):
                ends = f"from {word.x0 / MM:.1f} to {word.x1 / MM:.1f} mm"
                yield f"fold: {word.text!r} on page {word.page} lies across a fold, {ends}"
