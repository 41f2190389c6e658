"""Translates a PO file as a person's program would, with Translate Toolkit's pseudo-translation.

    handoff-pseudo.py IN.po OUT.po

Every text gets letters that look like its own; tags such as `<link1>`, addresses and entities stay. What was doubtful
is confirmed by it. Ends with 1 where the tags of a text did not come through: then the pseudo-translation is no
translation, and whatever is tested with it proves nothing."""

import re
import sys

from translate.storage import pypo
from translate.tools.podebug import podebug

TAG = re.compile(r"</?[a-z]+[0-9]+/?>")


def main(source, target):
    store = podebug(rewritestyle="unicode", preserveplaceholders=True).convertstore(pypo.pofile.parsefile(source))
    broken = 0
    translated = 0
    for unit in store.units:
        if unit.isheader():
            continue
        unit.markfuzzy(False)
        unit.prev_source = ""
        translated += 1
        if TAG.findall(str(unit.source)) != TAG.findall(str(unit.target)):
            broken += 1
            print(f"{source}: {unit.getcontext()}: the tags are not those of the text: {unit.target}")
    with open(target, "wb") as out:
        store.serialize(out)
    print(f"handoff-pseudo: {translated} texts, {broken} without their tags")
    return 1 if broken or not translated else 0


if len(sys.argv) != 3:
    sys.exit(__doc__)
sys.exit(main(*sys.argv[1:]))
