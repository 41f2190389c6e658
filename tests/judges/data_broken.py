"""data_broken.py DIR: whether the judges of data.sh refuse what is wrong.

DIR is a built site of tests/sites/linked. A copy of it gets one fault in each of many files; every one of these must
be named with the words that tell the fault, and no other file.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent

# File, what is in it, what stands there instead, what a judge must say of it.
FAULTS = [
    ("it/contacts/questura/index.html", '"knowsLanguage"', '"availableLanguage"', "known properties"),
    ("en/contacts/questura/index.html", '"opens":"08:30"', '"opens":"8.30"', "no time|not a time"),
    ("ar/contacts/questura/index.html", '"dayOfWeek":"Saturday"', '"dayOfWeek":"sabato"', "not assignable"),
    ("it/contacts/associazione/index.html", '"@type":"Organization"', '"@type":"Organisation"', "no exported member"),
    ("en/contacts/associazione/index.html", '"value":false', '"value":{"@type":"Event","name":"x"}', "not assignable"),
    ("it/contacts/comune/index.html", r'"telephone":"\+39', '"telephone":"0039 ', "number to dial"),
    ("it/services/permesso/index.html", '"provider":{"@type":"GovernmentOffice"', '"provider":{"@type":"Place"', "not assignable"),
    ("en/services/permesso/index.html", '"processingTime":"P60D"', '"processingTime":"60 days"', "not a duration"),
    ("it/services/residenza/index.html", '"mainEntity":{"@id":"#main"}', '"mainEntity":{"@id":"#other"}', "nothing on the page"),
    ("en/services/residenza/index.html", '"priceCurrency":"EUR"', '"priceCurrency":"euro"', "not a currency"),
    ("it/events/festa/index.html", r"T16:00:00\+01:00", "T16:00:00", "not a date"),
    ("en/events/festa/index.html", '"position":2', '"position":3', "numbered"),
    ("it/events/corso/index.html", '"@type":"Schedule"', '"@type":"OpeningHoursSpecification"', "not assignable"),
    ("en/events/corso/index.html", '"@context":"https://schema.org"', '"@context":"https://example.org"', "@context"),
    ("it/events/gruppo/index.html", "application/ld.json", "text/plain", "no JSON-LD"),
    ("it/words/index.html", '"@graph":', '"@graph"', "no JSON"),
    ("it/feed.xml", "<updated>[^<]*</updated><author>", "<author>", "feed"),
    ("en/feed.xml", r"(<updated>\d{4}-\d\d-\d\d)T", r"\1 ", "updated"),
    ("ar/feed.xml", 'rel="self"', 'rel="alternate"', "it says that it is at"),
    ("sitemap.xml", "<loc>https://guida.example.org/it/a-z/</loc>", "", "loc"),
    ("it/events/festa/event.ics", "\r\n ", "", "a line of"),
    ("en/events/festa/event.ics", "\r\n", "\n", "CR LF"),
    ("ar/events/festa/event.ics", r"UID:[^\r]*\r\n", "", "UID"),
    ("it/events/corso/event.ics", "BYMONTH=10;BYDAY=-1SU", "BYMONTH=11;BYDAY=-1SU", "another offset"),
    ("en/events/corso/event.ics", "FREQ=WEEKLY;", "FREQ=OFTEN;", "OFTEN|FREQ"),
    ("ar/events/corso/event.ics", "BYDAY=TU", "BYDAY=WE", "no time of"),
    ("it/events/gruppo/event.ics", "TZID:Europe/Rome", "TZID:Europe/Paris", "not in the file"),
    ("en/events/gruppo/event.ics", r"DTSTAMP:(\d{8}T\d{6})Z", r"DTSTAMP:\1", "not in UTC"),
    ("it/events.ics", "END:VEVENT\r\n", "", "Error|not closed|END"),
]


def break_file(path, pattern, instead):
    text = path.read_bytes().decode()
    broken = re.sub(pattern, instead, text, count=0 if pattern == "\r\n" else 1)
    if broken == text:
        sys.exit(f"{path}: there is no {pattern!r} to break")
    path.write_bytes(broken.encode())


with tempfile.TemporaryDirectory() as folder:
    site = Path(folder) / "site"
    shutil.copytree(sys.argv[1], site)
    for path, pattern, instead, _ in FAULTS:
        break_file(site / path, pattern, instead)
    said = subprocess.run(["sh", here / "data.sh", site], capture_output=True, text=True, check=False)
    lines = [line.replace(f"{site}/", "") for line in said.stdout.splitlines()]

missed = [
    f"{path}: {pattern} passed for right"
    for path, pattern, _, words in FAULTS
    if not any(line.startswith(f"{path}:") and re.search(words, line) for line in lines)
]
broken = {path for path, *_ in FAULTS}
named = (line.split(":")[0] for line in lines if re.match(r"\S+\.(html|xml|ics|vcf):", line))
blamed = sorted({path for path in named if path not in broken})
problems = missed + [f"{path}: blamed without a fault" for path in blamed]
if said.returncode == 0:
    problems.append("data.sh ended with 0")
print("\n".join(problems + [f"data_broken: {len(FAULTS)} faults, {len(problems)} problems"]))
if problems:
    print("\n".join(lines), file=sys.stderr)
sys.exit(1 if problems else 0)
