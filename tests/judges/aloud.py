"""outloud, a second engine for PDF/UA, over many files in few processes.

Reads file names from standard input; prints "FILE: outloud: RULE message" for each finding that counts. What outloud
calls an error or a warning counts, also a rule that crashed; its notes ("info") don't, nor what EXCUSED tells.
"""

import re
import sys
import unicodedata
from multiprocessing import Pool

import pikepdf
from outloud import check

import pdf_content
from tags import plain

MANY_GLYPHS = re.compile(r"\d+ different codes all map to U\+(\w+)[^;]*")
ONE_GLYPH = {"CJK", "CYRILLIC", "DIGIT", "GREEK", "LATIN"}


def glyphs_of_a_letter(finding, _file):
    """Letters that join have a glyph for each position in a word, marks one for each height: many are right there."""
    what = finding.message.partition(": ")[2]
    many = MANY_GLYPHS.search(what)
    joins = many and unicodedata.name(chr(int(many[1], 16)), "").split(" ")[0] not in ONE_GLYPH
    return joins and not MANY_GLYPHS.sub("", what).strip(" ;")


def said_in_the_tree(finding, file):
    """Copies to cut from the same paper, and heads of tables that go on: what they say is tagged once, on this page
    or one before. Beside them stand the lines that all pages have, with their numbers."""
    with pikepdf.open(file) as pdf:
        pages = [page.shown for page in pdf_content.pages(pdf)]
    marked = [{wordy(piece.text) for piece in page if piece.artifact} for page in pages]
    said = "".join(wordy(piece.text) for page in pages[: finding.page] for piece in page if not piece.artifact)
    here = marked.pop(finding.page - 1)
    return all(text in said or any(text in page for page in marked) for text in here)


def wordy(text):
    return "".join(char for char in plain(text) if not char.isdigit())


def signs_are_letters_too(finding, _file):
    """The rule counts letters, and takes the vowel signs of Indic scripts for none."""
    text = finding.evidence or ""
    letters = sum(unicodedata.category(char)[0] in "LM" for char in text)
    return len(text.split()) > 2 and letters >= 0.5 * len(text)


def judged_elsewhere(_finding, _file):
    return True


EXCUSED = {
    "TXT-004": glyphs_of_a_letter,
    "TAG-002": said_in_the_tree,
    "FIG-012": signs_are_letters_too,
    # Cards with frames, one beside the other, look to this rule like the cells of a table: tags.py judges tables.
    "TBL-014": judged_elsewhere,
    # It takes all of a paragraph's own pieces before those of what is emphasised between them, and finds these out of
    # order: paper.py judges the order of what is read.
    "ORD-001": judged_elsewhere,
}


def judge(file):
    result = check(file)
    lines = [f"unreadable: {result.error}"] if result.error else []
    for finding in result.sorted_findings():
        excused = EXCUSED.get(finding.rule)
        if finding.severity == "info" or (excused and excused(finding, file)):
            continue
        where = f" (page {finding.page})" if finding.page else ""
        evidence = f": {finding.evidence}" if finding.evidence else ""
        lines.append(f"{finding.rule} {finding.severity}: {finding.message}{where}{evidence}")
    lines += [f"{run.rule} crashed: {run.reason}" for run in result.runs if run.status == "crashed"]
    return [f"{file}: outloud: " + " ".join(line.split()) for line in lines]


def main():
    with Pool(2) as pool:
        for lines in pool.imap(judge, sys.stdin.read().splitlines(), chunksize=8):
            for line in lines:
                print(line)


if __name__ == "__main__":
    main()
