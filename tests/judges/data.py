"""data.py DIR: feeds, sitemap, calendars and contact cards below DIR, beyond what schemas can say.

iCalendar is read by two libraries, vCard by one; the hours that events have in a calendar are reckoned by a
third from the file's own VTIMEZONE and compared with the system's knowledge of the zone.
"""

import re
import sys
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import vobject
from dateutil import rrule, tz

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OCCURRENCES = 120

root = Path(sys.argv[1])
problems = []


def tell(path, message):
    problems.append(f"{path.relative_to(root)}: {message}")


def feed(path):
    tree = ET.parse(path).getroot()
    entries = tree.findall(f"{ATOM}entry")
    ids = [element.findtext(f"{ATOM}id") for element in [tree, *entries]]
    if len(set(ids)) != len(ids):
        tell(path, "an id stands twice")
    if len(entries) > 50:
        tell(path, f"{len(entries)} entries")
    times = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) for entry in entries]
    if times and (times != sorted(times, reverse=True)
                  or datetime.fromisoformat(tree.findtext(f"{ATOM}updated")) != times[0]):
        tell(path, "the entries are not newest first, or the feed is not as new as its newest")
    own = [link.get("href") for link in tree.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if len(own) != 1 or not own[0].endswith(f"/{path.relative_to(root).as_posix()}"):
        tell(path, f"it says that it is at {own}")
    for element in [tree, *entries]:
        pages = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        if len(pages) != 1:
            tell(path, "not one page for a feed or an entry")
    language = tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language != path.parent.name:
        tell(path, f"its language is {language}")


def sitemap(path):
    alternates = {}
    for url in ET.parse(path).getroot().findall(f"{SITEMAP}url"):
        place = url.findtext(f"{SITEMAP}loc")
        if place in alternates:
            tell(path, f"{place} stands twice")
        links = url.findall(f"{XHTML}link")
        alternates[place] = {link.get("hreflang"): link.get("href") for link in links}
        if len(alternates[place]) != len(links):
            tell(path, f"{place} has two addresses for one language")
        # RFC 3986: what is no ASCII letter or sign is written by its bytes.
        bad = [a for a in [place, *alternates[place].values()] if not re.fullmatch(r"[!-~]+", a)]
        if bad:
            tell(path, f"not escaped: {bad[0]}")
    for place, others in alternates.items():
        for lang, other in others.items():
            if lang != "x-default" and other in alternates and place not in alternates[other].values():
                tell(path, f"{other} does not lead back to {place}")


def lines(path, kind):
    """Physical lines as RFC 5545 and 6350 want them, unfolded."""
    data = path.read_bytes()
    if not data.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        tell(path, "a line does not end with CR LF")
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            tell(path, f"a line of {len(line)} bytes")
        try:
            line.decode()
        except UnicodeDecodeError:
            tell(path, "a line that is no UTF-8: folded inside a character")
    text = data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode()
    if not (text.startswith(f"BEGIN:{kind}") and text.rstrip().endswith(f"END:{kind}")):
        tell(path, f"it is no {kind}")
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text.replace("\r\n", "")):
        tell(path, "a control character")
    return text


def calendar(path):
    text = lines(path, "VCALENDAR")
    try:
        vobject.readOne(text).validate(raiseException=True)
        parsed = icalendar.Calendar.from_ical(text)
    except Exception as error:  # Whatever a reader throws, it cannot read the file.
        tell(path, f"{type(error).__name__}: {error}")
        return
    for name in ("VERSION", "PRODID"):
        if name not in parsed:
            tell(path, f"no {name}")
    if not parsed.subcomponents:
        tell(path, "nothing in it")
    for component in parsed.walk():
        for name, error in component.errors:
            tell(path, f"{name}: {error}")
    seen = set()
    events = parsed.walk("VEVENT")
    zones = {str(zone["TZID"]) for zone in parsed.walk("VTIMEZONE")}
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL"):
            if name not in event:
                tell(path, f"an event without {name}")
        if str(event.get("UID")) in seen:
            tell(path, f"the UID {event.get('UID')} stands twice")
        seen.add(str(event.get("UID")))
        if "DTSTAMP" in event and event["DTSTAMP"].dt.utcoffset() != timedelta(0):
            tell(path, "DTSTAMP is not in UTC")
        zone = event["DTSTART"].params.get("TZID") if "DTSTART" in event else None
        if zone not in zones:
            tell(path, f"the zone {zone} is not in the file")
        elif "DTEND" in event and event["DTEND"].dt <= event["DTSTART"].dt:
            tell(path, "an event ends before it starts")
        else:
            occurrences(path, text, event, zone)


def occurrences(path, text, event, name):
    """The file's own VTIMEZONE must give every occurrence the offset that the zone really has."""
    own = tz.tzical(StringIO(text.replace("\r\n", "\n"))).get(name)
    start = event["DTSTART"].dt.replace(tzinfo=None)
    times = [start]
    if "RRULE" in event:
        rule = event["RRULE"].to_ical().decode()
        try:
            reckoned = rrule.rrulestr(rule, dtstart=start.replace(tzinfo=own))
            times = [time.replace(tzinfo=None) for time, _ in zip(reckoned, range(OCCURRENCES))]
        except ValueError as error:
            tell(path, f"{rule}: {error}")
            return
        if not times or times[0] != start:
            tell(path, f"DTSTART is no time of {rule}")
    for time in times:
        if time.replace(tzinfo=own).utcoffset() != time.replace(tzinfo=ZoneInfo(name)).utcoffset():
            tell(path, f"{name} has another offset on {time}")
            return


def card(path):
    text = lines(path, "VCARD")
    try:
        for one in vobject.readComponents(text):
            one.validate(raiseException=True)
            if not str(one.fn.value).strip():
                tell(path, "no name")
            for phone in one.contents.get("tel", []):
                if not re.fullmatch(r"(tel:)?\+?[\d ;=a-z.-]+", phone.value):
                    tell(path, f"no number: {phone.value}")
    except Exception as error:
        tell(path, f"{type(error).__name__}: {error}")


counts = {}
judges = (("feed.xml", feed), ("sitemap.xml", sitemap), (".ics", calendar), (".vcf", card))
for path in sorted(root.rglob("*")):
    for ending, judge in judges:
        if path.is_file() and path.name.endswith(ending):
            counts[ending] = counts.get(ending, 0) + 1
            try:
                judge(path)
            except Exception as error:
                tell(path, f"{type(error).__name__}: {error}")
print("\n".join(problems + [f"data: {counts}, {len(problems)} problems"]))
sys.exit(1 if problems else 0)
