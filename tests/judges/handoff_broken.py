"""handoff_broken.py FILE.po FILE.xlf: whether handoff.py refuses what is wrong.

The files are one hand-off in both formats, with texts done, doubtful and missing, and with tags. Copies of them get one
fault each; all must be named with the words that tell the fault."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent

# What is in the file, what stands there instead, what the judge must say of it.
FAULTS = {
    ".po": [
        (r'\nmsgid "(.+)"\n', r'\nmsgid "\1\n', "msgfmt"),
        (r"charset=UTF-8", "charset=ASCII", "msgfmt"),
        (r'"Language: [^"]*"\n', "", "msgfmt"),
        (r"nplurals=\d", "nplurals=7", "plural forms"),
        (r"\n\n#\. ((?:.*\n)+?)#: (.*)\n", r"\n\n#: \2\n#. \1", "out of order"),
        (r"#, fuzzy\n", "#, fuzzy, c-format\n", "no form"),
        (r"#, fuzzy\n", "#, fuzzy\n#, no-wrap\n", "no form"),
        (r'(\nmsgctxt "[^"]*"\nmsgid "[^"]*"\nmsgstr "[^"]*"\n)', r"\1\1", "duplicate"),
        (r'"X-Source-Language: [^"]*"\n', "", "X-Source-Language"),
        (r'\nmsgstr "([^"]+)"', r'\nmsgstr "\1\\q"', "msgfmt"),
    ],
    ".xlf": [
        (r"</unit>", "", "mismatch"),
        (r'document:2\.0"', 'document:1.2"', "root"),
        (r' version="2\.1"', "", "no version"),
        (r' srcLang="[^"]*"', "", "no srcLang"),
        (r'<unit id="[^"]*"', '<unit id="a b"', 'id="a b"'),
        (r'<unit id="([^"]*)"((?:.*\n)+?.*)<unit id="[^"]*"', r'<unit id="\1"\2<unit id="\1"', "two units"),
        (r'state="translated"', 'state="signed-off"', "signed-off"),
        (r'state="initial" subState="sirio:check"', 'subState="sirio:check"', "no state"),
        (r'state="initial"(>\s*<source>.*</source>\s*</segment>)', r'state="translated"\1', "no translation"),
        (r"(<notes>(?:.*\n)+?\s*</notes>)\s*(<originalData>(?:.*\n)+?\s*</originalData>)", r"\2\1", "holds"),
        (r'dataRefStart="[^"]*"', 'dataRefStart="nowhere"', "leads nowhere"),
        (r"(<target>)", r'\1<ph id="x1" dataRef="link1"/>', "not in the text"),
        (r"(<source>)", r"\1<b>x</b>", "holds"),
        (r"(<segment[^>]*>)", r"\1x", "holds text"),
        (r"(<target>)", r"\1x", "differs"),
        (r' name="[^"]*"', ' name="other"', "differs"),
    ],
}


def judge(file):
    command = [sys.executable, str(here / "handoff.py"), str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def main():
    wrong = 0
    count = 0
    files = {Path(name).suffix: Path(name) for name in sys.argv[1:]}
    for suffix, faults in FAULTS.items():
        text = files[suffix].read_text(encoding="utf-8")
        for pattern, instead, expected in faults:
            count += 1
            broken = re.sub(pattern, instead, text, count=1)
            if broken == text:
                sys.exit(f"{files[suffix]}: there is no {pattern!r} to break")
            with tempfile.TemporaryDirectory() as folder:
                for twin in files.values():
                    (Path(folder) / f"x{twin.suffix}").write_bytes(twin.read_bytes())
                file = Path(folder) / f"x{suffix}"
                file.write_text(broken, encoding="utf-8")
                code, said = judge(file)
            if code != 1 or expected not in said or "Traceback" in said:
                wrong += 1
                print(f"{pattern!r} → {instead!r}: {expected!r} is not said: {said.strip()[:400]}")
    print(f"handoff_broken: {count} faults, {wrong} not found")
    return 1 if wrong else 0


if len(sys.argv) != 3:
    sys.exit(__doc__)
sys.exit(main())
