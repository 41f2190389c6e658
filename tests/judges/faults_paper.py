"""Faults in what is printed, and the words by which paper.py must tell them."""

import re

from pikepdf import Array, String

import pdf_content
import pdf_tree
from faults import NoPlace, elements, fault, in_pdf, instruction, move, one, paint, replace_stream, some, take_out


@fault("paper", r"bytes, not")
def other_size(job):
    file = job.own(job.leaflet["path"])
    file.write_bytes(file.read_bytes() + b"\n")


@fault("paper", r"pages, not")
def other_count(job):
    job.leaflet["pages"] += 1


@in_pdf("paper", "page 1 is .* mm")
def other_paper(pdf):
    pdf.pages[0].mediabox = Array([0, 0, 612, 792])


@in_pdf("paper", "turned by 90")
def turned_page(pdf):
    pdf.pages[0].Rotate = 90


@fault("paper", "cannot be judged")
def no_file(job):
    job.own(job.leaflet["path"]).unlink()


@fault("paper", "the picture .* is none")
def picture_cut_off(job):
    file = job.own(job.leaflet["picture"])
    file.write_bytes(file.read_bytes()[:-200])


@fault("paper", "shows something else", form="a4")
def picture_of_another_page(job):
    own = job.leaflet
    others = (one for one in job.data["leaflets"] if one["format"] == own["format"])
    other = some(one for one in others if one["lang"] != own["lang"] and one["id"] != own["id"])
    file = job.own(own["picture"])
    file.write_bytes(job.site.file(other["picture"]).read_bytes())


@fault("paper", "does not list it")
def leaflet_not_listed(job):
    file = job.site.file(job.leaflet["path"])
    (file.parent / "unknown.a4.pdf").write_bytes(file.read_bytes())


@fault("paper", "withdrawn and still there")
def withdrawn_leaflet(job):
    job.data["withdrawn"].append(job.leaflet)


@in_pdf("paper", "too early|another order", form="a4")
def heading_read_late(pdf):
    kids, taken = take_out(some(elements(pdf, "H2")[1:]))
    kids.insert(0, taken)


@in_pdf("paper", "stands in another order", form="a4")
def sections_changed_about(pdf):
    headings = elements(pdf, "H2")
    if len(headings) < 4:
        raise NoPlace
    first, second = headings[1:3]
    for key in ("/T", "/K"):
        first.obj[key], second.obj[key] = second.obj[key], first.obj[key]


@in_pdf("paper", "is not on the page of the site")
def heading_of_another_page(pdf):
    one(pdf, "H2").obj.T = String("Zzyx")


# The foot of a second page has the title once more, which is then too late.
@in_pdf("paper", "does not give the heading|gives the heading .* too early", form="a4")
def heading_that_cannot_be_read(pdf):
    heading = one(pdf, "H1")
    spoken = pdf_tree.Spoken(pdf_content.pages(pdf))
    piece = some(spoken.of(heading))
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            if str(font.BaseFont) == piece.font:
                source = font.ToUnicode.read_bytes()
                code = b"<%04X>" % piece.glyphs[0]
                font.ToUnicode = pdf.make_stream(source.replace(code + b" <", code + b" <0416", 1))


@fault("paper", "emergency number .* is missing")
def emergency_number_of_the_site_only(job):
    page = job.own(job.leaflet["page"] + "index.html")
    page.write_text(page.read_text().replace('dir="ltr">112<', 'dir="ltr">98765<'))


@fault("paper", "the number 0583 999 999 is missing", form="a4")
def number_changed_on_the_site_only(job):
    page = job.own(job.leaflet["page"] + "index.html")
    before, main, after = re.split("(<main.*</main>)", page.read_text(), maxsplit=1, flags=re.S)
    shown = r'(class="tel" href="tel:[^"]*">(?:<svg.*?</svg>)?<bdi dir="ltr">)[^<]*'
    changed = re.sub(shown, r"\g<1>0583 999 999", main)
    if changed == main:
        raise NoPlace
    page.write_text(before + changed + after)


# Codes, version, days, titles.


def codes(pdf):
    """The figures of codes: their descriptions tell the address."""
    return [figure for figure in elements(pdf, "Figure") if "://" in str(figure.obj.get("/Alt", ""))]


@in_pdf("paper", "no code leads to")
def code_painted_over(pdf):
    for figure in codes(pdf):
        paint(pdf, figure)


@in_pdf("paper", "no code leads to", form="poster")
def one_language_painted_over(pdf):
    paint(pdf, codes(pdf)[-1])


@in_pdf("paper", "codes stand in", form="card")
def one_card_without_code(pdf):
    paint(pdf, codes(pdf)[-1])


@fault("paper", "no code leads to", form="a4")
def code_of_where_the_page_was(job):
    move_page(job)


def move_page(job):
    before = job.site.file(job.leaflet["page"]) / "index.html"
    job.leaflet["page"] = job.leaflet["page"].rstrip("/") + "-moved/"
    folder = job.site.file(job.leaflet["page"])
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_bytes(before.read_bytes())


@fault("paper", "which is not of this site")
def code_of_another_site(job):
    job.site.base = "https://elsewhere.example"


@fault("paper", "the version zzzzzz")
def other_version(job):
    job.leaflet["version"] = "zzzzzz"


@fault("paper", "the last day, 2031-07-19")
def other_last_day(job):
    job.leaflet["valid_until"] = "2031-07-19"


@fault("paper", "the day of printing, 2031-07-19")
def other_day_of_printing(job):
    job.site.as_of = "2031-07-19"


@fault("paper", "the address .* does not stand")
def other_address(job):
    move_page(job)


@fault("paper", "the title 'Zzyx' of the original")
def other_original_title(job):
    page = job.site.page(job.leaflet["page"])
    if page.lang == job.site.page(page.alternates["x-default"]).lang:
        raise NoPlace
    path = page.alternates["x-default"].removeprefix(job.site.base) + "index.html"
    file = job.own(path)
    file.write_text(re.sub(r"(<h1[^>]*>).*?(</h1>)", r"\1Zzyx\2", file.read_text(), count=1, flags=re.S))


# Where words stand.


@in_pdf("paper", "at the edge of the paper", form="a4")
def text_without_margin(pdf):
    move(pdf.pages[0], -60)


@in_pdf("paper", "across a rule", form="a4")
def word_across_columns(pdf):
    if not any(piece.text == "|" for piece in pdf_content.pages(pdf)[0].shown):
        raise NoPlace
    font = some(pdf.pages[0].Resources.Font.keys())
    codes = "".join(f"{code:04X}" for code in range(1, 25))
    pdf.pages[0].contents_add(f"/Artifact BMC BT {font} 11 Tf 1 0 0 1 250 400 Tm <{codes}> Tj ET EMC".encode())


# The sheet that folds.


@in_pdf("paper", "not at two places", form="trifold")
def no_fold_marks(pdf):
    pdf.pages[0].contents_add(b"q", prepend=True)
    replace_stream(pdf, pdf.pages[0], lambda args, op: [] if op == "l" else [instruction(args, op)])


@in_pdf("paper", "mm wide, not", form="trifold")
def marks_moved(pdf):
    move(pdf.pages[0], 5)


@in_pdf("paper", "lies across a fold", form="trifold")
def inside_moved(pdf):
    move(pdf.pages[1], 30)


@in_pdf("paper", "is read after panel|not on the front", form="trifold", right_to_left=False)
def sides_changed_about(pdf):
    pdf.Root.Pages.Kids = Array(list(reversed([page.obj for page in pdf.pages])))


@in_pdf("paper", "is read after panel", form="trifold", right_to_left=True)
def panels_read_in_another_order(pdf):
    kids, taken = take_out(some(reversed(elements(pdf, "P"))))
    kids.insert(0, taken)


@fault("paper", "the spine is at the left", form="trifold", right_to_left=False)
def opened_at_the_wrong_side(job):
    job.leaflet["lang"] = "ar"


@fault("paper", "the spine is at the right", form="trifold", right_to_left=True)
def opened_at_the_wrong_side_too(job):
    job.leaflet["lang"] = "it"
