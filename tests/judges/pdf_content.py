"""What the pages of a PDF show: each piece of text with its glyphs, its place and its tag.

Reads content streams by itself, so that what it says does not rest on the reading of any tool that is judged.
"""

import re
from dataclasses import dataclass

import pikepdf

OPERATORS = "q Q cm BT ET Tf Tm Td TD T* TL Tj TJ ' \" BDC BMC EMC Do"
IDENTITY = (1, 0, 0, 1, 0, 0)


@dataclass
class Text:
    """Glyphs shown by one operator. `where` and `mcid` name its marked content; `artifact` if it is none."""

    page: int
    where: tuple
    mcid: int | None
    artifact: bool
    font: str
    glyphs: list
    text: str
    x: float
    y: float
    size: float


def times(first, then):
    a, b, c, d, e, f = first
    g, h, i, j, k, l = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l)


def unicode_map(font):
    """Code → text, of a font's ToUnicode."""
    found = {}
    stream = font.get("/ToUnicode")
    if stream is None:
        return found
    source = stream.read_bytes().decode("latin-1")

    def text(digits):
        return bytes.fromhex(digits).decode("utf-16-be", "replace")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, target in re.findall(r"<(\w+)>\s*<(\w*)>", block):
            found[int(code, 16)] = text(target)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for low, high, target, many in re.findall(r"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])", block, re.S):
            targets = re.findall(r"<(\w*)>", many)
            for step, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                if targets:
                    found[code] = text(targets[step])
                else:
                    first = text(target)
                    found[code] = first[:-1] + chr(ord(first[-1]) + step)
    return found


class Font:
    def __init__(self, font):
        self.name = str(font.get("/BaseFont", font.get("/Name", "?")))
        self.wide = str(font.get("/Encoding", "")).startswith("/Identity")
        self.texts = unicode_map(font)

    def codes(self, string):
        raw = bytes(string)
        if self.wide:
            return [raw[i] << 8 | raw[i + 1] for i in range(0, len(raw) - 1, 2)]
        return list(raw)


class Walker:
    """Goes through one page's stream and the forms it draws."""

    def __init__(self, page, number, fonts):
        self.number, self.fonts = number, fonts
        self.shown, self.tagged, self.matrices = [], [], []
        self.matrix = IDENTITY
        self.walk(page.obj, page.obj.get("/Resources", {}), page.objgen, [], set())

    def walk(self, stream, resources, where, marks, inside):
        font, size = None, 0
        line = place = IDENTITY
        leading = 0
        outer = len(self.matrices)
        for operands, operator in pikepdf.parse_content_stream(stream, OPERATORS):
            operator = str(operator)
            if operator == "q":
                self.matrices.append(self.matrix)
            elif operator == "Q":
                self.matrix = self.matrices.pop() if len(self.matrices) > outer else self.matrix
            elif operator == "cm":
                self.matrix = times([float(n) for n in operands], self.matrix)
            elif operator == "BT":
                line = place = IDENTITY
            elif operator == "Tf":
                font, size = self.font(resources, operands[0]), float(operands[1])
            elif operator == "Tm":
                line = place = tuple(float(n) for n in operands)
            elif operator in ("Td", "TD", "T*"):
                right, up = (0, -leading) if operator == "T*" else [float(n) for n in operands]
                leading = -up if operator == "TD" else leading
                line = place = times((1, 0, 0, 1, right, up), line)
            elif operator == "TL":
                leading = float(operands[0])
            elif operator in ("BDC", "BMC"):
                marks.append(self.mark(operands, resources, where))
            elif operator == "EMC":
                if marks:
                    marks.pop()
            elif operator == "Do":
                self.form(resources, operands[0], marks, inside)
            elif operator in ("Tj", "TJ", "'", '"') and font is not None:
                if operator in ("'", '"'):
                    line = place = times((1, 0, 0, 1, 0, -leading), line)
                self.show(operands[-1], font, size, place, where, marks)
        del self.matrices[outer:]

    def font(self, resources, name):
        font = resources.get("/Font", {}).get(str(name))
        if font is None:
            return None
        return self.fonts.setdefault(font.objgen if font.objgen != (0, 0) else id(font), Font(font))

    def mark(self, operands, resources, where):
        facts = operands[1] if len(operands) > 1 else {}
        if isinstance(facts, pikepdf.Name):
            facts = resources.get("/Properties", {}).get(str(facts), {})
        mcid = int(facts["/MCID"]) if "/MCID" in facts else None
        if mcid is not None and str(operands[0]) != "/Artifact":
            self.tagged.append((where, mcid))
        return str(operands[0]), mcid, str(facts["/ActualText"]) if "/ActualText" in facts else None

    def form(self, resources, name, marks, inside):
        form = resources.get("/XObject", {}).get(str(name))
        if form is None or form.get("/Subtype") != "/Form" or form.objgen in inside:
            return
        before = self.matrix
        self.matrix = times([float(n) for n in form.get("/Matrix", IDENTITY)], before)
        self.walk(form, form.get("/Resources", resources), form.objgen, list(marks), inside | {form.objgen})
        self.matrix = before

    def show(self, operand, font, size, place, where, marks):
        strings = [operand] if isinstance(operand, pikepdf.String) else operand
        codes = [code for part in strings if isinstance(part, pikepdf.String) for code in font.codes(part)]
        matrix = times(place, self.matrix)
        mcid = next((mcid for _, mcid, _ in reversed(marks) if mcid is not None), None)
        artifact = any(name == "/Artifact" for name, _, _ in marks)
        said = "".join(font.texts.get(code, "\ufffd") for code in codes)
        for index, (name, _, actual) in enumerate(marks):
            if actual is not None:
                # Several operators may stand under one actual text: the first says it.
                said = actual
                marks[index] = (name, marks[index][1], "")
                break
        height = size * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        self.shown.append(
            Text(self.number, where, mcid, artifact, font.name, codes, said, matrix[4], matrix[5], height)
        )


def pages(pdf):
    """For each page, in order, its walker: `shown` and the `tagged` pairs of (page or form, MCID)."""
    fonts = {}
    return [Walker(page, number, fonts) for number, page in enumerate(pdf.pages, 1)]
