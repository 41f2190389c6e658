#!/bin/sh
# Everything that must hold, on a machine with Rust and nothing else installed by hand.
set -eu
cd "$(dirname "$0")/.."
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-never}"

step() { printf '\n== %s\n' "$1"; }

step "what the tests need"
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

step "independent judges"
for site in public target/starter/public; do
    sh tests/judges/html.sh "$site"
    sh tests/judges/pdf.sh "$site" ua1 2a
done
node tests/judges/browser.mjs public

step "the project's own tests"
if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked --no-fail-fast
else
    cargo test --locked --no-fail-fast
fi
