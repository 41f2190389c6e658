"""What Sirio, lychee and hyperlink each see of the links of a site in a folder.

Each answer is a map (file, target) -> whether it leads somewhere; a target is the path from the root of the site,
decoded, without the slash or the `index.html` at its end, and the place in it. What leads out of the site is left out.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

here = Path(__file__).resolve().parent
OURS = here.parent.parent / "target/debug/examples/links"
LYCHEE = here / ".venv/bin/lychee"
HYPERLINK = here / ".tools/bin/hyperlink"

# What is no fault for a reader: it works, after a redirect.
WORKS = {"found", "no-slash", "old-address"}


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, encoding="utf-8", **options)


def target(path, fragment):
    path = re.sub(r"(^|/)index\.html$", r"\1", unquote(path))
    return path.strip("/"), unquote(fragment)


def resolved(file, written, base):
    """The target of what is written in a file, by Python's own reading of RFC 3986."""
    if re.match(re.escape(base) + r"([/?#]|$)", written):
        rest = written[len(base):]
        written = rest if rest.startswith("/") else "/" + rest
    url = urlsplit(urljoin("http://site.invalid/" + quote(file), written))
    if url.netloc != "site.invalid":
        return None
    return target(url.path, url.fragment)


def ours(site, base):
    """(file, target) -> the kinds and verdicts that Sirio gives it."""
    done = run(OURS, site, base)
    if done.returncode:
        sys.exit(f"{OURS}: {done.stderr}")
    seen = {}
    for line in done.stdout.splitlines():
        one = json.loads(line)
        where = resolved(one["file"], one["written"], base)
        if where is None:
            # Another site.
            continue
        seen.setdefault((one["file"], where), []).append((one["kind"], one["verdict"], one["written"]))
    return seen


def lychee(site, base):
    site = site.resolve()
    done = run(
        LYCHEE, "--offline", "--root-dir", site, "--include-fragments", "--index-files", "index.html", "--no-ignore",
        "--hidden", "--no-progress", "--format", "json", "-vv", "--remap", f"^{re.escape(base)}/ file://{site}/", site,
        cwd=site,
    )
    answer = json.loads(done.stdout)
    seen = {}
    for name, works in [("success_map", True), ("error_map", False)]:
        for file, links in answer[name].items():
            for link in links:
                prefix = f"file://{quote(str(site))}"
                if link["url"].startswith(prefix):
                    path, _, fragment = link["url"][len(prefix):].partition("#")
                    where = target(path.split("?")[0], fragment)
                    at = (str(Path(file).resolve().relative_to(site)), where)
                    seen[at] = seen.get(at, True) and works
    return seen


def hyperlink_refuses(site):
    done = run(HYPERLINK, "--check-anchors", ".", cwd=site)
    found, file = set(), ""
    for line in done.stdout.splitlines():
        bad = re.match(r"  error: bad link /(.*?)(?: at line \d+)?$", line)
        if bad:
            path, _, fragment = bad[1].partition("#")
            found.add((file, target(quote(path), quote(fragment))))
        elif line and not line.startswith((" ", "Found", "Reading", "Checking", "error")):
            file = line.removeprefix("./")
    return found


def hyperlink(site):
    """It lists what is broken alone: so it also gets a copy in which everything is, below another folder and without
    ids, and names all that it sees."""
    with tempfile.TemporaryDirectory() as folder:
        moved = Path(folder) / "moved"
        for page in site.rglob("*.html"):
            copy = moved / page.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(re.sub(r"(<[^<>]*?\s)id=", r"\1data-id=", page.read_text("utf-8")), "utf-8")
        everything = hyperlink_refuses(Path(folder))
    refused = hyperlink_refuses(site)
    seen = {}
    for file, (path, fragment) in everything:
        file = file.removeprefix("moved/")
        own = re.sub(r"^moved(/|$)", "", path)
        seen[(file, (own, fragment))] = (file, (own, fragment)) not in refused
    seen.update({where: False for where in refused})
    return seen
