#!/bin/sh
# html.sh DIR: the Nu HTML checker over every .html below DIR, xmllint over every .xml.
set -eu
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$0")" && pwd)
vnu=$here/node_modules/vnu-jar/build/dist/vnu.jar
if [ $# -ne 1 ] || [ ! -d "$1" ]; then
    echo "usage: html.sh DIR" >&2
    exit 2
fi
if [ ! -f "$vnu" ]; then
    echo "The judges are not installed. Run: sh $here/setup.sh" >&2
    exit 2
fi
cd "$1"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: >"$work/messages"

find . -name '*.html' -type f | sort >"$work/html"
find . -name '*.xml' -type f | sort >"$work/xml"
html=$(wc -l <"$work/html")

if [ "$html" -gt 0 ]; then
    status=0
    tr '\n' '\0' <"$work/html" |
        xargs -0 java -Xss1024k -jar "$vnu" --format json --stdout --Werror >"$work/vnu" 2>"$work/vnu.err" || status=$?
    # One line of JSON for each batch of files; stack traces go elsewhere.
    node -e '
        const fs = require("node:fs"), path = require("node:path"), url = require("node:url");
        const place = (u) => {
            try { return path.relative(process.cwd(), url.fileURLToPath(u)); } catch { return u ?? "?"; }
        };
        for (const line of fs.readFileSync(process.argv[1], "utf8").split("\n").filter(Boolean)) {
            for (const m of JSON.parse(line).messages) {
                console.log(`${place(m.url)}:${m.firstLine ?? m.lastLine ?? 0} ${m.subType ?? m.type}: ${m.message}`);
            }
        }' "$work/vnu" >>"$work/messages" || echo "vnu: its report can't be read" >>"$work/messages"
    if [ ! -s "$work/vnu" ] || { [ "$status" -ne 0 ] && [ ! -s "$work/messages" ]; }; then
        echo "vnu: ended with status $status: $(head -n 3 "$work/vnu.err" | tr '\n' ' ')" >>"$work/messages"
    fi
else
    echo 'no HTML found' >>"$work/messages"
fi

while IFS= read -r file; do
    if ! xmllint --nonet --noout "$file" 2>"$work/xml.err"; then
        { grep -E ':[0-9]+: ' "$work/xml.err" || cat "$work/xml.err"; } | sed 's|^\./||' >>"$work/messages"
    fi
done <"$work/xml"

cat "$work/messages"
messages=$(wc -l <"$work/messages")
echo "html: $((html + $(wc -l <"$work/xml"))) files, $messages messages"
[ "$messages" -eq 0 ]
