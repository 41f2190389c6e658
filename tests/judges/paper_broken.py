"""paper_broken.py SITE: whether the judges of paper refuse what is wrong.

SITE is a built site with leaflets of every form, in a left-to-right and a right-to-left language. One leaflet after
another gets one fault in a copy; the judge must name it with the words that tell the fault, which it doesn't say of
the leaflet as it was.
"""

import re
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pikepdf

import aloud
import faults_paper  # noqa: F401 (fills FAULTS)
import faults_tags  # noqa: F401 (fills FAULTS)
import paper
import tags
from faults import FAULTS, NoPlace


class Bench:
    """A copy of the site in which one leaflet at a time is broken, and mended again."""

    def __init__(self, root, folder):
        self.original = root
        self.root = folder / "site"
        shutil.copytree(root, self.root, copy_function=link)
        self.site, self.data = paper.read_site(self.root)
        self.said = {}

    def samples(self, form, right_to_left):
        return [
            leaflet
            for leaflet in self.data["leaflets"]
            if (form is None or leaflet["format"] == form)
            and (right_to_left is None or tags.rtl(leaflet["lang"]) == right_to_left)
        ]

    def verdict(self, judge, site, leaflet, data):
        file = str(site.file(leaflet["path"]))
        if judge == "tags":
            return list(tags.faults(file))
        if judge == "aloud":
            return aloud.judge(file)
        return [*paper.listed(site, data), *paper.judge((site, leaflet))]

    def good(self, judge, leaflet):
        key = judge, leaflet["path"]
        if key not in self.said:
            self.said[key] = self.verdict(judge, self.site, leaflet, self.data)
        return self.said[key]

    def own(self, path):
        """A file of the copy that may be written: no link to the site's any more."""
        file = self.site.file(path)
        before = file.read_bytes()
        file.unlink()
        file.write_bytes(before)
        return file

    def mend(self):
        for file in self.root.rglob("*"):
            source = self.original / file.relative_to(self.root)
            if file.is_file() and not source.exists():
                file.unlink()
        for source in self.original.rglob("*"):
            file = self.root / source.relative_to(self.original)
            if source.is_file() and not (file.exists() and file.samefile(source)):
                file.unlink(missing_ok=True)
                link(source, file)


def link(source, target):
    Path(target).hardlink_to(source)


def tried(bench, fault):
    """What is wrong with the judge, as one line; None if it finds the fault."""
    answer = f"{fault.name}: there is no leaflet to try it on"
    for leaflet in bench.samples(fault.form, fault.right_to_left):
        broken = dict(leaflet)
        job = Job(bench, broken)
        try:
            fault.make(job)
        except NoPlace:
            bench.mend()
            continue
        said = bench.verdict(fault.judge, job.site, broken, job.data)
        bench.mend()
        before = bench.good(fault.judge, leaflet)
        if any(re.search(fault.words, line) for line in before):
            answer = f"{leaflet['path']}: {fault.judge} says {fault.words!r} of it as it is"
            continue
        if not any(re.search(fault.words, line) for line in said):
            return f"{leaflet['path']}: {fault.name} passed for right: {said[:3]}"
        return None
    return answer


class Job:
    """One leaflet to be broken: the PDF by `pdf`, its entry in the list, or the site around it."""

    def __init__(self, bench, leaflet):
        self.bench, self.leaflet = bench, leaflet
        self.site = replace(bench.site)
        self.data = {**bench.data, "leaflets": list(bench.data["leaflets"]), "withdrawn": list(bench.data["withdrawn"])}

    def own(self, path):
        return self.bench.own(path)

    def pdf(self, change):
        file = self.own(self.leaflet["path"])
        with pikepdf.open(file, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(file)


def main(root):
    with tempfile.TemporaryDirectory(dir=Path(root).resolve().parent) as folder:
        bench = Bench(Path(root).resolve(), Path(folder))
        problems = [problem for fault in FAULTS if (problem := tried(bench, fault))]
    print("\n".join([*problems, f"paper_broken: {len(FAULTS)} faults, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
