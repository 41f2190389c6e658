"""links.py SITE…: whether lychee and hyperlink see what Sirio sees of the links of built sites.

On each site all three must find nothing broken, and see the same links, but for the rules below. With
`--faults SITE` the faults of links_faults.py are planted in a copy of a site of tests/sites/linked: Sirio must
find each of them, and the others exactly those that the table says.
"""

import re
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

import links_seen
from links_faults import BASE, FAULTS, PLACES, PREPARED


def suffix(file):
    return Path(file).suffix


# What lychee does not look at: reason, and whether the rule holds for a link of that kind, as written, in that file.
NOT_LYCHEE = [
    ("reads no JSON, calendars and address cards",
     lambda file, kind, written: suffix(file) in {".json", ".geojson", ".webmanifest", ".ics", ".vcf"}),
    ("reads neither JSON-LD nor Open Graph", lambda file, kind, written: suffix(file) == ".html" and kind == "machine"),
    ("leaves scripts out", lambda file, kind, written: kind == "resource" and suffix(written) == ".js"),
    ("reads `<loc>` alone of a sitemap", lambda file, kind, written: file == "sitemap.xml" and kind == "alternate"),
    ("does not follow `<meta>`", lambda file, kind, written: kind == "refresh"),
]

NOT_HYPERLINK = [
    ("reads HTML alone", lambda file, kind, written: suffix(file) != ".html"),
    ("takes absolute addresses for another site", lambda file, kind, written: written.startswith("http")),
    ("knows no forms", lambda file, kind, written: kind == "form"),
    ("does not follow `<meta>`", lambda file, kind, written: kind == "refresh"),
]


def unseen(ours, theirs, rules, name, problems):
    """How many of our links they do not see, by reason; one without a reason is a problem."""
    counted = Counter()
    for (file, where), ones in ours.items():
        if (file, where) in theirs:
            continue
        for kind, _, written in ones:
            reason = next((reason for reason, holds in rules if holds(file, kind, written)), None)
            if reason is None:
                problems.append(f"{name} does not see {written} in {file} ({kind})")
            counted[reason] += 1
    return counted


def base_of(site):
    """The address that a site is published at, as it tells search engines."""
    return re.search(r"^Sitemap: (.*)/sitemap.xml$", (site / "robots.txt").read_text("utf-8"), re.M)[1]


def compare(site):
    problems = []
    base = base_of(site)
    ours = links_seen.ours(site, base)
    others = {"lychee": links_seen.lychee(site, base), "hyperlink": links_seen.hyperlink(site)}
    for (file, _), ones in ours.items():
        problems += [f"Sirio: {written} in {file} is {verdict}" for _, verdict, written in ones if verdict != "found"]
    for (name, seen), rules in zip(others.items(), [NOT_LYCHEE, NOT_HYPERLINK]):
        problems += [f"{name}: {where} in {file} is broken" for (file, where), works in seen.items() if not works]
        problems += [f"Sirio does not see {where} in {file}, {name} does" for file, where in seen.keys() - ours.keys()]
        counted = unseen(ours, seen, rules, name, problems)
        print(f"{site}: {len(ours)} links seen by Sirio, {len(seen)} of them by {name}; not:", dict(counted))
    both = ours.keys() & others["lychee"].keys() & others["hyperlink"].keys()
    print(f"{site}: {len(both)} links seen by all three")
    if len(both) < 500:
        problems.append(f"{site}: too few links to compare")
    return problems


def plant(site):
    for file, text in PREPARED.items():
        path = site / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    planted = [(fault.name, fault.file, fault.what, fault.by) for fault in FAULTS]
    for name, file, what, by in [("place", *place) for place in PLACES] + planted:
        [path] = site.glob(file)
        # As bytes: the lines of a calendar end in CR LF.
        text = path.read_bytes().decode()
        if what not in text:
            sys.exit(f"{name}: {file} does not hold {what}")
        path.write_bytes((text.replace(what, by, 1) if what else text + by).encode())


def refused(seen):
    return {at for at, works in seen.items() if not works}


def faults(original):
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / "site"
        shutil.copytree(original, site)
        plant(site)
        ours = links_seen.ours(site, BASE)
        found = {"lychee": refused(links_seen.lychee(site, BASE)), "hyperlink": refused(links_seen.hyperlink(site))}
        expected = {"lychee": set(), "hyperlink": set()}
        ours_expected = set()
        for fault in FAULTS:
            [path] = site.glob(fault.file)
            at = (str(path.relative_to(site)), fault.target)
            verdicts = {verdict for _, verdict, _ in ours.get(at, [])}
            if verdicts != {fault.verdict}:
                problems.append(f"{fault.name}: Sirio says {verdicts or 'nothing'}, not {fault.verdict}")
            if fault.verdict != "found":
                ours_expected.add(at)
            for name in expected:
                if getattr(fault, name):
                    expected[name].add(at)
                if getattr(fault, name) != (fault.verdict != "found") and not fault.why:
                    problems.append(f"{fault.name}: the table gives no reason why {name} differs")
        for name, at in expected.items():
            problems += [f"{name} does not find {where} in {file}" for file, where in at - found[name]]
            problems += [f"{name} finds {where} in {file}, which the table does not say" for file, where in found[name] - at]
        wrong = {at for at, ones in ours.items() if any(verdict != "found" for _, verdict, _ in ones)}
        problems += [f"Sirio refuses {where} in {file}, which nobody planted" for file, where in wrong - ours_expected]
    bad = [fault for fault in FAULTS if fault.verdict != "found"]
    agree = sum(fault.lychee and fault.hyperlink for fault in bad)
    print(f"{len(bad)} faults planted: Sirio finds all, lychee {sum(fault.lychee for fault in bad)}, "
          f"hyperlink {sum(fault.hyperlink for fault in bad)}; all three {agree}")
    return problems


def main(arguments):
    problems = []
    if arguments[:1] == ["--faults"]:
        problems = faults(Path(arguments[1]))
    else:
        for site in arguments:
            problems += compare(Path(site))
    for problem in problems[:40]:
        print(problem)
    if problems:
        sys.exit(f"{len(problems)} differences")


if __name__ == "__main__":
    main(sys.argv[1:])
