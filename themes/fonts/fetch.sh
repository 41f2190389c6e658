#!/bin/sh
# Fetches the leaflets' fonts, where they aren't there already.
set -eu
cd "$(dirname "$0")"

sums() {
    sed -n 's/.*"integrity": "\([^"]*\)".*/\1/p' "$1" | sort
}

# npm writes its inner lock last, so an interrupted fetch has none.
complete() {
    inner=node_modules/.package-lock.json
    [ -f "$inner" ] && [ "$(sums package-lock.json)" = "$(sums "$inner")" ] || return 1
    for package in $(sed -n 's/^ *"\(node_modules\/[^"]*\)": {.*/\1/p' package-lock.json); do
        for weight in 400Regular 700Bold; do
            set -- "$package/$weight"/*.ttf
            [ -s "$1" ] || return 1
        done
    done
}

if complete; then
    exit 0
fi

if ! command -v npm >/dev/null 2>&1; then
    install='apt-get update && apt-get install -y --no-install-recommends npm'
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        export DEBIAN_FRONTEND=noninteractive
        eval "$install"
    elif command -v apt-get >/dev/null 2>&1; then
        echo "npm is missing, and the fonts come by it. Run: sudo sh -c '$install'" >&2
        exit 2
    else
        echo "npm is missing, and the fonts come by it. Install Node.js with npm, then run: sh $(pwd)/fetch.sh" >&2
        exit 2
    fi
fi

npm ci --ignore-scripts --no-audit --no-fund
