#!/bin/sh
# Sends the texts of a guide to translators and takes them back, as PO and as XLIFF.
#   sh tests/judges/handoff.sh GUIDE LANGUAGE…
# Other programs read the files; unchanged, they change no byte of the guide; pseudo-translated by Translate Toolkit,
# they come through whole; and of a source that has moved on since, nothing is called current.
set -eu
guide=$1
shift
cd "$(dirname "$0")/../.."
sirio=$PWD/target/debug/sirio
python=$PWD/tests/judges/.venv/bin/python
judges=$PWD/tests/judges
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "handoff: $guide: $1"
    exit 1
}

fresh() {
    rm -rf "$work/guide"
    mkdir "$work/guide"
    cp -R "$guide/guide.toml" "$guide/content" "$guide/i18n" "$work/guide"
}

# Runs sirio on the copy: its exit status first, then its arguments.
run() {
    expected=$1
    shift
    status=0
    "$sirio" "$@" --root "$work/guide" >"$work/out" 2>"$work/err" || status=$?
    [ "$status" = "$expected" ] || { cat "$work/out" "$work/err"; fail "sirio $* ended with $status"; }
}

words() {
    run 0 coverage --lang "$1" --format json
    "$python" -c 'import json, sys; words = json.load(sys.stdin)["languages"][0]["words"]; print(words["current"], words["total"])' <"$work/out"
}

without_translations() {
    find "$work/guide/content" -name "*.$1.md" -delete
    rm -f "$work/guide/i18n/$1/sync.toml"
}

mkdir "$work/files"
for lang; do
    fresh
    for format in po xliff; do
        file="$work/files/all-$lang.$(echo $format | sed s/xliff/xlf/)"
        run 0 translate export --all --lang "$lang" --format $format -o "$file"
        run 0 translate import "$file"
        diff -r "$guide/content" "$work/guide/content" && diff -r "$guide/i18n" "$work/guide/i18n" ||
            fail "$lang: an unchanged $format file changed the guide"
    done
    run 0 translate export --all --review --lang "$lang" -o "$work/files/review-$lang.po"
    run 0 translate export --all --review --lang "$lang" --format xliff -o "$work/files/review-$lang.xlf"

    without_translations "$lang"
    run 0 translate export --lang "$lang" -o "$work/files/missing-$lang.po"
    "$python" "$judges/handoff-pseudo.py" "$work/files/missing-$lang.po" "$work/pseudo.po"
    run 0 translate import "$work/pseudo.po" --by "Pseudo"
    run 0 translate export --lang "$lang" -o "$work/left.po"
    if grep -q '^msgctxt' "$work/left.po"; then fail "$lang: something is left to translate after all of it came back"; fi
    run 0 translate export --all --lang "$lang" -o "$work/again.po"
    "$python" - "$work/pseudo.po" "$work/again.po" <<'PYTHON' || fail "$lang: texts came back otherwise"
import sys
import polib

sent, back = ({(e.msgctxt, e.msgid): e.msgstr for e in polib.pofile(name)} for name in sys.argv[1:])
wrong = [key for key in sent if sent[key] != back.get(key)] + [key for key in back if key not in sent]
print("\n".join(f"{key}: {sent.get(key)} → {back.get(key)}" for key in wrong[:10]))
sys.exit(bool(wrong))
PYTHON
    [ "$(words "$lang" | tr ' ' '\n' | sort -u | wc -l)" = 1 ] || fail "$lang: not all of it is current: $(words "$lang")"

    without_translations "$lang"
    # Every text of the source says something else now.
    find "$work/guide/content" -name "*.it.md" -exec sed -i -E \
        -e 's/^((title|summary) = ".*)"$/\1 nuovo"/' -e 's/^(##.*) \{#/\1 nuovo {#/' -e 's/([.:;?!)]+)$/ nuovo\1/' {} +
    run 1 translate import "$work/pseudo.po" --by "Pseudo"
    [ "$(words "$lang" | cut -d' ' -f1)" = 0 ] || fail "$lang: texts of an old source are called current: $(words "$lang")"
    echo "handoff: $guide: $lang: $(grep -c '^msgctxt' "$work/pseudo.po") texts out and back"
done
"$python" "$judges/handoff.py" "$work/files"
