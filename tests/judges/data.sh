#!/bin/sh
# data.sh DIR: what machines read below DIR: JSON-LD, feeds, the sitemap, calendars, contact cards.
set -eu
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$0")" && pwd)
if [ $# -ne 1 ] || [ ! -d "$1" ]; then
    echo "usage: data.sh DIR" >&2
    exit 2
fi
if [ ! -x "$here/.venv/bin/python" ] || [ ! -d "$here/node_modules/sitemap/schema" ]; then
    echo "The judges are not installed. Run: sh $here/setup.sh" >&2
    exit 2
fi

failed=0
# Says only what is wrong.
against() {
    schema=$1
    shift
    for file in "$@"; do
        said=$(xmllint --nonet --noout "--${schema%%:*}" "$here/${schema##*:}" "$file" 2>&1) && continue
        printf '%s\n' "$said"
        failed=1
    done
}

against schema:sitemap.xsd "$1/sitemap.xml"
against relaxng:atom.rng "$1"/*/feed.xml
"$here/.venv/bin/python" "$here/data.py" "$1" || failed=1
node "$here/jsonld.mjs" "$1" || failed=1
exit $failed
