#!/bin/sh
# Everything that must hold, on a machine with Rust and nothing else installed by hand.
set -eu
cd "$(dirname "$0")/.."
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-never}"

step() { printf '\n== %s\n' "$1"; }

step "what the tests need"
# Everything writes its noise there and expects to read nothing from it. Where an image carries it as a
# plain file, one compiler reads what another one wrote.
if [ ! -c /dev/null ] && [ "$(id -u)" -eq 0 ]; then
    rm -f /dev/null
    mknod -m 666 /dev/null c 1 3
fi
sh themes/fonts/fetch.sh
sh tests/judges/setup.sh

step "form"
cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --quiet

step "the guide of the Province of Lucca"
cargo build --locked
target/debug/sirio build
git status --porcelain --untracked-files=all -- . >target/dirty
if [ -n "${CI:-}" ] && [ -s target/dirty ]; then
    echo "the build left the checkout dirty:"
    cat target/dirty
    exit 1
fi

step "a guide made by init"
rm -rf target/starter
target/debug/sirio init target/starter
target/debug/sirio build --root target/starter

step "small guides with one of everything"
small() {
    target/debug/sirio build --root "tests/sites/$1" --output "target/sites/$1" --as-of 2026-11-23 ${2:-}
}
small specimen
small paper
small search --no-leaflets
small linked "--no-leaflets --compress"

step "independent judges of HTML, PDF and data"
for site in public target/starter/public target/sites/specimen target/sites/paper; do
    sh tests/judges/html.sh "$site"
    sh tests/judges/pdf.sh "$site" ua1 2a
done
for site in public target/sites/specimen target/sites/paper; do
    tests/judges/.venv/bin/python tests/judges/paper.py "$site"
done
tests/judges/.venv/bin/python tests/judges/paper_broken.py target/sites/paper
for site in public target/sites/specimen target/sites/linked; do
    sh tests/judges/data.sh "$site"
done
node tests/judges/twins.mjs target/sites/linked
tests/judges/.venv/bin/python tests/judges/data_broken.py target/sites/linked
find public/data/contacts -name '*.vcf' | sort | tests/judges/.venv/bin/python tests/judges/vcard.py

step "links, beside other checkers"
cargo build --locked --example links
tests/judges/.venv/bin/python tests/judges/links.py public target/sites/specimen target/sites/linked
tests/judges/.venv/bin/python tests/judges/links.py --faults target/sites/linked

step "an independent judge of the translation report"
tests/judges/.venv/bin/python tests/judges/coverage.py target/debug/sirio . --self-test tests/sites/paper tests/sites/specimen
report() {
    rm -rf "target/reports/$2"
    target/debug/sirio coverage --root "$1" --as-of 2026-11-23 --format html --output "target/reports/$2"
    target/debug/sirio coverage --root "$1" --as-of 2026-11-23 --format html >"target/reports/$2/one-page.html"
    target/debug/sirio coverage --root "$1" --page "$3" --lang ar --format html >"target/reports/$2/compare.html"
    target/debug/sirio check --root "$1" --no-leaflets --as-of 2026-11-23 --format html >"target/reports/$2/check.html"
    sh tests/judges/html.sh "target/reports/$2"
}
report . lucca documents/residence
report tests/sites/specimen specimen documents/residence

step "texts for translators, out and back"
sh tests/judges/handoff.sh . en ar
sh tests/judges/handoff.sh tests/sites/paper ur zh
mkdir -p target/handoff
for format in po xliff; do
    file="target/handoff/ar.$(echo $format | sed s/xliff/xlf/)"
    target/debug/sirio translate export -q --all --review --lang ar --root tests/sites/specimen --format $format -o "$file"
done
tests/judges/.venv/bin/python tests/judges/handoff_broken.py target/handoff/ar.po target/handoff/ar.xlf

step "independent judges in a browser"
node tests/judges/self-test.mjs
node tests/judges/browser.mjs public
node tests/judges/browser.mjs target/sites/specimen --sample
for report in lucca specimen; do
    node tests/judges/browser.mjs "target/reports/$report" / /one-page.html /compare.html /check.html /ar.html /en.by-words.html /state-machine.html \
        /state-missing.by-language.html
done
for site in public target/sites/specimen; do
    node tests/judges/crawl.mjs "$site"
done
node tests/judges/contacts.mjs
node tests/judges/search.mjs target/sites/search
node tests/judges/offline.mjs public ar
# What a busy machine measures is no verdict; by itself the command judges times, too.
LIGHTHOUSE_TIMES=print sh tests/judges/lighthouse.sh tests/sites/specimen

step "the project's own tests"
if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked --no-fail-fast
else
    cargo test --locked --no-fail-fast
fi
