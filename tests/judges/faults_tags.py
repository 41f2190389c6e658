"""Faults in what a screen reader needs, and the words by which tags.py or aloud.py must tell them."""

import re

from pikepdf import Array, Dictionary, Name, String

import pdf_content
from faults import NoPlace, elements, in_pdf, instruction, one, replace_stream, some, take_out


@in_pdf("tags", "missing from the tag tree")
def section_lost(pdf):
    take_out(one(pdf, "P"))


@in_pdf("tags", "all text is outside")
def page_without_tags(pdf):
    replace_stream(
        pdf, pdf.pages[0], lambda args, op: [] if op in ("BDC", "BMC", "EMC") else [instruction(args, op)]
    )
    if len(pdf_content.pages(pdf)[0].tagged) > 0:
        raise NoPlace


@in_pdf("tags", "neither tagged nor marked")
def untagged_line(pdf):
    font = some(pdf.pages[0].Resources.Font.keys())
    pdf.pages[0].contents_add(f"BT {font} 9 Tf 1 0 0 1 60 60 Tm <0001> Tj ET".encode())


@in_pdf("tags", "glyph for a missing character")
def empty_box(pdf):
    done = []

    def change(args, op):
        if op == "TJ" and not done:
            done.append(op)
            args = [Array([String(b"\0\0"), *args[0]])]
        return [instruction(args, op)]

    replace_stream(pdf, pdf.pages[0], change)


@in_pdf("tags", "is an H2 and the first one")
def no_title(pdf):
    one(pdf, "H1").obj.S = Name.H2


@in_pdf("tags", "is an H4 after an H")
def level_skipped(pdf):
    some(element for element in elements(pdf, "H2")).obj.S = Name.H4


@in_pdf("tags", "shows")
def heading_of_other_words(pdf):
    one(pdf, "H2").obj.T = String("Zzyx")


@in_pdf("tags", "a TH has the scope")
def scope_lost(pdf):
    def without(cell):
        del cell.obj.A

    without(one(pdf, "TH"))


@in_pdf("tags", "head has no TH")
def head_of_plain_cells(pdf):
    for cell in elements(pdf, "TH"):
        cell.obj.S = Name.TD
    one(pdf, "THead")


@in_pdf("tags", "leads to no annotation")
def link_without_target(pdf):
    link = one(pdf, "Link")
    kids = link.obj.K
    link.obj.K = Array([kid for kid in kids if not (isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR")])


@in_pdf("tags", "does not lead back")
def link_without_way_back(pdf):
    note = some(note for page in pdf.pages for note in page.obj.get("/Annots", []))
    note.StructParent = 99999


@in_pdf("tags", "neither text nor alternative")
def link_without_words(pdf):
    link = one(pdf, "Link")
    link.obj.K = Array([kid for kid in link.obj.K if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"])
    if "/Alt" in link.obj:
        del link.obj.Alt


@in_pdf("tags", "is in no Link")
def stray_annotation(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 50, 20]))
    page = pdf.pages[0].obj
    page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(note)])


@in_pdf("tags", "Figure has no alternative")
def picture_without_words(pdf):
    one(pdf, "Figure").obj.Alt = String(" ")


@in_pdf("tags", "the direction is /L2R", right_to_left=True)
def wrong_direction(pdf):
    del pdf.Root.ViewerPreferences.Direction


@in_pdf("tags", "the direction is /R2L", right_to_left=False)
def wrong_direction_too(pdf):
    pdf.Root.ViewerPreferences.Direction = Name.R2L


@in_pdf("tags", "the document's language")
def no_language(pdf):
    del pdf.Root.Lang


@in_pdf("tags", "not to be displayed")
def title_not_displayed(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@in_pdf("tags", "not marked as tagged")
def not_marked(pdf):
    pdf.Root.MarkInfo.Marked = False


@in_pdf("tags", "title is missing in Info")
def no_title_in_info(pdf):
    del pdf.docinfo["/Title"]


@in_pdf("tags", "title is missing in XMP")
def no_title_in_metadata(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        del meta["dc:title"]


@in_pdf("tags", "is no bookmark")
def bookmark_lost(pdf):
    first = pdf.Root.Outlines.First
    if "/First" in first:
        first.Last = first.First
        del first.First["/Next"]
    else:
        del first["/Next"]


@in_pdf("tags", "leads nowhere")
def bookmark_without_target(pdf):
    first = pdf.Root.Outlines.First
    for key in ("/Dest", "/A"):
        if key in first:
            del first[key]


@in_pdf("aloud", "LNK-005")
def no_tab_order(pdf):
    page = some(page.obj for page in pdf.pages if "/Annots" in page.obj and "/Tabs" in page.obj)
    del page.Tabs


@in_pdf("aloud", "TXT-004.*private-use")
def private_characters(pdf):
    font = some(pdf.pages[0].Resources.Font.values())
    source = font.ToUnicode.read_bytes()
    font.ToUnicode = pdf.make_stream(re.sub(rb"(<0001>) <\w+>", rb"\1 <E000>", source, count=1))
